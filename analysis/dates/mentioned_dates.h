// SPDX-License-Identifier: GPL-2.0-or-later
//
// The dates that an article speaks of: printed ones, and those that count from its publication.
//
//   published 2017-04-13: "said on Tuesday that in March 2017" -> 2017-03 (month), 2017-04-11
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schema/date.h"
#include "schema/mentioned_date.h"

namespace pressmark {

struct MentionClues {
  std::string_view title = {};
  std::string_view body = {};
  std::string_view language = {};  ///< ISO 639-1
  /// What days without a year, weekdays and "last week" count from; without it they are no dates.
  std::optional<Date> published = {};
};

/// Ascending and different. Days and months with their year as find_dates() and find_months() read
/// them. With `published`: days without a year, in the year that brings them nearest to it;
/// weekdays, "yesterday", "last week", "next month" and the like in English, German, French,
/// Spanish and, but for weekdays, Russian. Of a weekday it is the latest that is meant: none where
/// the sentence before it speaks of what will be.
std::vector<MentionedDate> find_mentioned_dates(const MentionClues& clues);

/// Grows with every change of what is found: part of the fingerprint of the analysis.
inline constexpr int mentioned_dates_rules = 1;

}  // namespace pressmark
