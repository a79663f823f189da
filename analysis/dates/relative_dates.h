// SPDX-License-Identifier: GPL-2.0-or-later
//
// Days that a text names by their distance from its own: "yesterday", "on Tuesday", "last week".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/date.h"
#include "schema/mentioned_date.h"

namespace pressmark {

struct RelativeDate {
  MentionedDate date;
  bool is_weekday = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// All of them, in order, counted from `published`: English, German, French, Spanish; Russian
/// without weekdays. None in other languages. A weekday is the latest one, that of `published`
/// included, or as "last" and "next" say; one that may be ahead ("will meet on Tuesday") is none.
std::vector<RelativeDate> find_relative_dates(std::string_view text, std::string_view language,
                                              Date published);

/// By how many years a text moves the day directly before it, "April 12 last year": nothing if it
/// does not say.
std::optional<int> years_behind_date(std::string_view text_behind, std::string_view language);

}  // namespace pressmark
