// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spans of days as numbers.

#include "schema/mentioned_date.h"

namespace pressmark {
namespace {

constexpr Day day_of(std::chrono::sys_days day) {
  return static_cast<Day>(day.time_since_epoch().count());
}

constexpr std::uint32_t spans = 4;  // of which one is not in use
constexpr Day first_valid_day = day_of(std::chrono::year{first_valid_year} / 1 / 1);
constexpr Day last_valid_day = day_of(std::chrono::year{last_valid_year} / 12 / 31);

}  // namespace

std::uint32_t packed_date_limit() {
  return static_cast<std::uint32_t>(last_valid_day - first_valid_day + 1) * spans;
}

Day last_day(const MentionedDate& date) {
  switch (date.span) {
    case DaySpan::day:
      return date.first;
    case DaySpan::week:
      return date.first + 6;
    case DaySpan::month: {
      const Date first = to_date(date.first);
      return to_day(Date{first.year() / first.month() / std::chrono::last});
    }
  }
  return date.first;  // not reached: every span is named above
}

std::uint32_t pack(const MentionedDate& date) {
  return static_cast<std::uint32_t>(date.first - first_valid_day) * spans +
         static_cast<std::uint32_t>(date.span);
}

MentionedDate unpack_mentioned_date(std::uint32_t packed) {
  const std::uint32_t span = packed % spans;
  return {first_valid_day + static_cast<Day>(packed / spans), span == 1   ? DaySpan::week
                                                              : span == 2 ? DaySpan::month
                                                                          : DaySpan::day};
}

}  // namespace pressmark
