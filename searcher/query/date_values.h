// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may stand behind `date:`: what analysis/dates reads, and the other ways in which people
// write spans of days: ranges in brackets, comparisons, ISO 8601 intervals, days relative to today,
// a day of any year.
//
//   [2017 TO 2018}   >=2017-05   2017-02/P2M   2w..   last-month   "3 days ago"   --04-13
#pragma once

#include <optional>
#include <string_view>

#include "analysis/dates/date_range.h"
#include "base/result.h"

namespace pressmark {

/// Fails with invalid_argument as parse_date_range() does: what is wrong, the part at fault, and in
/// `hint` a text that would do. `today` is what relative days count from; without it they fail.
Result<DateRange> read_date_value(std::string_view text, std::optional<Date> today);

/// "2w", "2 weeks": as a date, the day so long ago.
bool is_duration(std::string_view text);

}  // namespace pressmark
