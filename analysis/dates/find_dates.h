// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates as running text prints them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "schema/date.h"

namespace pressmark {

/// A day with or without a year, and the bytes of the text that print it.
struct PrintedDate {
  std::chrono::month_day day;
  std::optional<std::chrono::year> year;
  std::size_t begin = 0;
  std::size_t end = 0;

  /// The whole date; nothing without a year.
  std::optional<Date> date() const;
};

/// All of them, in order, that exist in the calendar and can be read in one way only: "16 February
/// 2017", "Feb. 16, 2017", "February 16th", "2017-02-16", "2017/02/16", "16.02.2017", "16. Februar
/// 2017", "16 de febrero de 2017", "2017年2月16日"; "02/16/2017", but not "02/03/2017". Months are
/// those of find_month(); one without a year has to be written as a name is, "May 16". Of "GMT +309
/// May 2017", as some pages run their stamps together, the day is 9.
std::vector<PrintedDate> find_dates(std::string_view text);

/// A month with its year, and the bytes of the text that print it.
struct PrintedMonth {
  std::chrono::year_month month;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// All of them, in order, that are no part of `days`, which are those of the text: "in April 2017",
/// "abril de 2017", "avril 2017".
std::vector<PrintedMonth> find_months(std::string_view text, std::span<const PrintedDate> days);

}  // namespace pressmark
