// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads and writes spans of days. Each end is a period: a year, a month or a day.

#include "analysis/dates/date_range.h"

#include <chrono>
#include <optional>
#include <utility>

namespace pressmark {

namespace {

using std::chrono::last;

constexpr Day no_lower_bound = DateRange{}.first;
constexpr Day no_upper_bound = DateRange{}.last;
constexpr std::string_view accepted_forms =
    "write 2017, 2017-02, 2017-02-16, 2017-02..2017-05, 2017-02.., ..2017-05 or none";

// "2017-02" and the days it stands for.
struct Period {
  Day first;
  Day last;
};

Error refuse(std::string message, std::string hint, std::size_t begin, std::size_t length) {
  return {ErrorKind::invalid_argument, std::move(message), std::move(hint),
          ByteRange{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)}};
}

// Digits and hyphens as 4, 4-2 or 4-2-2; the numbers need not make a date.
bool has_period_shape(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == 'd' ? !is_digit : text[i] != '-') return false;
  }
  return true;
}

unsigned to_number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits)
    value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

std::string two_digits(unsigned value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string month_text(Date date) {
  return to_string(date).substr(0, 7);
}

// `begin` is where `text` stands in the whole value.
Result<Period> parse_period(std::string_view text, std::size_t begin) {
  const std::string shown{text};
  if (!has_period_shape(text)) {
    return refuse("'" + shown + "' is not understood as a date", std::string{accepted_forms}, begin,
                  text.size());
  }
  const auto year_number = to_number(text.substr(0, 4));
  const std::chrono::year year{static_cast<int>(year_number)};
  if (int{year} < first_valid_year || int{year} > last_valid_year) {
    return refuse(shown + " lies outside the years " + std::to_string(first_valid_year) + " to " +
                      std::to_string(last_valid_year),
                  "no article has such a date; leave that end of the range open", begin,
                  text.size());
  }
  if (text.size() == 4) {
    return Period{to_day(Date{year / 1 / 1}), to_day(Date{year / 12 / 31})};
  }
  const std::chrono::month month{to_number(text.substr(5, 2))};
  if (!month.ok()) {
    return refuse(shown + " is not a calendar month",
                  "months are 01 to 12; the whole year is " + shown.substr(0, 4), begin,
                  text.size());
  }
  const Date month_end{year / month / last};
  if (text.size() == 7) return Period{to_day(Date{year / month / 1}), to_day(month_end)};

  const Date date{year / month / std::chrono::day{to_number(text.substr(8, 2))}};
  if (!date.ok()) {
    return refuse(shown + " is not a calendar day",
                  month_text(month_end) + " has the days 01 to " +
                      two_digits(unsigned{month_end.day()}) + "; the whole month is " +
                      month_text(month_end),
                  begin, text.size());
  }
  return Period{to_day(date), to_day(date)};
}

// For spellings that other tools take, the one to write here; empty if it is not one of them.
std::string translate(std::string_view text) {
  const auto is_period = [](std::string_view part) {
    return has_period_shape(part) && parse_period(part, 0).has_value();
  };
  const auto join = [](std::string_view from, std::string_view to) {
    return std::string{from} + ".." + std::string{to};
  };
  if (text.starts_with(">=") && is_period(text.substr(2))) return join(text.substr(2), "");
  if (text.starts_with("<=") && is_period(text.substr(2))) return join("", text.substr(2));
  std::string_view inner = text;
  if (inner.size() > 2 && inner.front() == '[' && inner.back() == ']') {
    inner = inner.substr(1, inner.size() - 2);
  }
  for (const std::string_view between : {" TO ", " to ", "...", "/", ":", "\u2013"}) {
    const std::size_t at = inner.find(between);
    if (at == std::string_view::npos) continue;
    const std::string_view from = inner.substr(0, at);
    const std::string_view to = inner.substr(at + between.size());
    if (is_period(from) && is_period(to)) return join(from, to);
  }
  return {};
}

Result<DateRange> parse_bounds(std::string_view text, std::size_t dots) {
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  DateRange range;
  if (!from.empty()) {
    const Result<Period> period = parse_period(from, 0);
    if (!period) return period.error();
    range.first = period->first;
  }
  if (!to.empty()) {
    const Result<Period> period = parse_period(to, dots + 2);
    if (!period) return period.error();
    range.last = period->last;
  }
  if (from.empty() && to.empty()) {
    return refuse("a range of dates needs one end at least", std::string{accepted_forms}, 0,
                  text.size());
  }
  if (range.first > range.last) {
    return refuse("the range ends before it begins",
                  "write " + std::string{to} + ".." + std::string{from}, 0, text.size());
  }
  return range;
}

struct Alignment {
  bool years;  // The bounds begin and end years.
  bool months;
};

Alignment alignment_of(const DateRange& range) {
  Alignment alignment{true, true};
  if (range.first != no_lower_bound) {
    const Date first = to_date(range.first);
    alignment.months = unsigned{first.day()} == 1;
    alignment.years = alignment.months && unsigned{first.month()} == 1;
  }
  if (range.last != no_upper_bound) {
    const Date end = to_date(range.last);
    const bool ends_month = end == Date{end.year() / end.month() / last};
    alignment.months = alignment.months && ends_month;
    alignment.years = alignment.years && ends_month && unsigned{end.month()} == 12;
  }
  return alignment;
}

}  // namespace

bool DateRange::has_month(Day day) const {
  const Date date = to_date(day);
  return static_cast<unsigned>(date.month()) == month &&
         (day_of_month == 0 || static_cast<unsigned>(date.day()) == day_of_month);
}

Result<DateRange> parse_date_range(std::string_view text) {
  if (text == "none") {
    DateRange undated;
    undated.is_undated = true;
    return undated;
  }
  if (const std::string translated = translate(text); !translated.empty()) {
    return refuse("'" + std::string{text} + "' is not understood as a date", "write " + translated,
                  0, text.size());
  }
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) return parse_bounds(text, dots);
  const Result<Period> period = parse_period(text, 0);
  if (!period) return period.error();
  return DateRange{.first = period->first, .last = period->last};
}

std::string to_string(const DateRange& range) {
  if (range.is_undated) return "none";
  if (range.month != 0) {
    return "--" + two_digits(range.month) +
           (range.day_of_month == 0 ? "" : "-" + two_digits(range.day_of_month));
  }
  const Alignment alignment = alignment_of(range);
  const std::size_t length = alignment.years ? 4 : alignment.months ? 7 : 10;
  const std::string from =
      range.first == no_lower_bound ? "" : to_string(to_date(range.first)).substr(0, length);
  const std::string to =
      range.last == no_upper_bound ? "" : to_string(to_date(range.last)).substr(0, length);
  return from == to && !from.empty() ? from : from + ".." + to;
}

}  // namespace pressmark
