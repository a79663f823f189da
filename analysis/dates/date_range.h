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

/// Days `first` to `last`, both included; or the undated articles.
struct DateRange {
  Day first = undated_day + 1;                 ///< undated_day + 1: no lower bound.
  Day last = std::numeric_limits<Day>::max();  ///< The largest Day: no upper bound.
  bool is_undated = false;                     ///< `none`: first and last mean nothing.

  bool contains(Day day) const {
    return is_undated ? day == undated_day : day != undated_day && first <= day && day <= last;
  }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Fails with invalid_argument: what is wrong with the text ("2017-02-30 is not a calendar day"),
/// and in `hint` a text that would do. `where` is the part of `text` at fault.
Result<DateRange> parse_date_range(std::string_view text);

/// Canonical text that parses back to the same range, in the coarsest unit that fits both ends:
/// "2017-02", "2017-02-16..2017-03-01", "2017-05-02..", "none". Only the range without any bound,
/// "..", is no text that parse_date_range() takes.
std::string to_string(const DateRange& range);

}  // namespace pressmark
