// SPDX-License-Identifier: GPL-2.0-or-later
//
// A date that the text of an article names, and how archives keep it.
#pragma once

#include <compare>
#include <cstdint>

#include "schema/date.h"

namespace pressmark {

/// What is named as a whole. The order is part of the archive format.
enum class DaySpan : std::uint8_t {
  day,    ///< "12 April 2017", "yesterday"
  week,   ///< "last week": Monday to Sunday
  month,  ///< "April 2017", "last month"
};

struct MentionedDate {
  Day first = 0;  ///< Within the valid years; of a week its Monday, of a month its first day.
  DaySpan span = DaySpan::day;

  friend auto operator<=>(const MentionedDate&, const MentionedDate&) = default;
};

/// The last day of what is named.
Day last_day(const MentionedDate& date);

/// Four times the days since the first valid one, and the span: smaller for what is smaller, and
/// always below packed_date_limit().
std::uint32_t pack(const MentionedDate& date);
MentionedDate unpack_mentioned_date(std::uint32_t packed);
std::uint32_t packed_date_limit();

}  // namespace pressmark
