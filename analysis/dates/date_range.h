// SPDX-License-Identifier: GPL-2.0-or-later
//
// A span of days as people write it: 2017, 2017-02, 2017-02-16, a..b, a.., ..b, none.
// This folder knows nothing of the rest of the project but schema/date.h.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/date.h"

namespace pressmark {

/// Days `first` to `last`, both included; or the undated articles; or a day or month of any year.
struct DateRange {
  Day first = undated_day + 1;                 ///< undated_day + 1: no lower bound.
  Day last = std::numeric_limits<Day>::max();  ///< The largest Day: no upper bound.
  bool is_undated = false;                     ///< `none`: first and last mean nothing.
  std::uint8_t month = 0;                      ///< 1 to 12: that month only, of any year.
  std::uint8_t day_of_month = 0;               ///< Beside a month: that day only.

  bool contains(Day day) const {
    if (is_undated) return day == undated_day;
    return day != undated_day && first <= day && day <= last && (month == 0 || has_month(day));
  }
  /// Whether the day is in the month, and the day of the month if there is one.
  bool has_month(Day day) const;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Fails with invalid_argument: what is wrong with the text ("2017-02-30 is not a calendar day"),
/// and in `hint` a text that would do. `where` is the part of `text` at fault.
Result<DateRange> parse_date_range(std::string_view text);

/// Canonical text that parses back to the same range, in the coarsest unit that fits both ends:
/// "2017-02", "2017-02-16..2017-03-01", "2017-05-02..", "none". Texts that parse_date_range() does
/// not take: the range without any bound, "..", and a day or month of any year, "--04-13", "--04".
std::string to_string(const DateRange& range);

}  // namespace pressmark
