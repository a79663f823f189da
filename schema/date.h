// SPDX-License-Identifier: GPL-2.0-or-later
//
// Calendar dates, how we know them, and how a day is kept in the archive.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

using Date = std::chrono::year_month_day;

/// Where a publication date comes from, best first. The order is part of the archive format.
enum class DateBy : std::uint8_t {
  explicit_,  ///< A ` date ` header, or the date field of a JSON or CSV record.
  metadata,   ///< Headers of HTML, feeds, SGML, mail, WARC.
  dateline,   ///< A dateline or a stamp printed in the text.
  url,        ///< The path of the URL.
  inferred,   ///< The text's own evidence.
  none,       ///< Not known.
};

/// "explicit", "metadata", "dateline", "url", "inferred", "none": as CLI.md's JSON prints them.
std::string_view to_string(DateBy by);

/// A day as archives store it: days since 1970-01-01. Undated articles have undated_day.
using Day = std::int32_t;
inline constexpr Day undated_day = std::numeric_limits<Day>::min();

/// Dates of articles lie in 1400-01-01..2200-12-31; anything else is taken for a mistake.
inline constexpr int first_valid_year = 1400;
inline constexpr int last_valid_year = 2200;

/// A real calendar day within the valid years.
bool is_valid_date(Date date);

Day to_day(Date date);  ///< Requires date.ok().
Date to_date(Day day);  ///< Requires day != undated_day.

/// The day it is where the program runs; nothing if the system cannot tell.
std::optional<Date> date_of_clock();

/// Exactly "2017-02-16"; nothing for any other text, for 30 February, or outside the valid years.
std::optional<Date> parse_iso_date(std::string_view text);

std::string to_string(Date date);  ///< "2017-02-16"

}  // namespace pressmark
