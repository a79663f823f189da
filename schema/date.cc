// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates as text and as days.

#include "schema/date.h"

#include <cstdlib>
#include <ctime>

namespace pressmark {
namespace {

/// The number that `digits` digits at `at` spell; nothing if one is no digit.
std::optional<unsigned> read_digits(std::string_view text, std::size_t at, std::size_t digits) {
  unsigned number = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return number;
}

void append_digits(std::string& out, unsigned number, std::size_t digits) {
  const std::string text = std::to_string(number);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

}  // namespace

std::string_view to_string(DateBy by) {
  switch (by) {
    case DateBy::explicit_:
      return "explicit";
    case DateBy::metadata:
      return "metadata";
    case DateBy::dateline:
      return "dateline";
    case DateBy::url:
      return "url";
    case DateBy::inferred:
      return "inferred";
    case DateBy::none:
      return "none";
  }
  std::abort();  // a value outside the enumeration
}

bool is_valid_date(Date date) {
  return date.ok() && int{date.year()} >= first_valid_year && int{date.year()} <= last_valid_year;
}

Day to_day(Date date) {
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Date to_date(Day day) {
  return Date{std::chrono::sys_days{std::chrono::days{day}}};
}

std::optional<Date> date_of_clock() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) return std::nullopt;
  return std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text, 0, 4);
  const auto month = read_digits(text, 5, 2);
  const auto day = read_digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                  std::chrono::day{*day}};
  if (!is_valid_date(date)) return std::nullopt;
  return date;
}

std::string to_string(Date date) {
  std::string text;
  append_digits(text, static_cast<unsigned>(int{date.year()}), 4);
  text += '-';
  append_digits(text, unsigned{date.month()}, 2);
  text += '-';
  append_digits(text, unsigned{date.day()}, 2);
  return text;
}

}  // namespace pressmark
