// SPDX-License-Identifier: GPL-2.0-or-later
//
// One date as records and headers write it.
#pragma once

#include <optional>
#include <string_view>

#include "schema/date.h"

namespace pressmark {

/// Understands 2017-02-16, 2017/02/16, 20170216, each with a time and zone after it (T or space,
/// "2017-02-16T06:36:00Z"), 20170216063600, "16 Feb 2017", "Feb 16, 2017", "February
/// 16 2017", RFC 2822 ("Thu, 16 Feb 2017 06:36:00 GMT") and Unix seconds (9 or 10 digits) or
/// milliseconds (12 or 13), in UTC. The day is the one printed: a zone does not move it, nor does a
/// wrong weekday matter. Nothing for other texts and for days that do not exist. English month
/// names, in any locale.
std::optional<Date> parse_record_date(std::string_view text);

struct DateHeader {
  bool is_present = false;   ///< The text opens with ` date <word> `.
  std::optional<Date> date;  ///< Empty though present: the day does not exist.
  std::size_t length = 0;    ///< Bytes of the header, which are no part of the article.
};

/// The ` date 2017-02-16 ` header of a plain text file.
DateHeader parse_date_header(std::string_view text);

}  // namespace pressmark
