// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each form is tried by its first sign; what is none of them is left to parse_date_range(), whose
// reasons are shown.
#include "searcher/query/date_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

#include "base/byte_range.h"
#include "searcher/query/characters.h"

namespace pressmark {
namespace {

constexpr Day no_first_day = DateRange{}.first;
constexpr Day no_last_day = DateRange{}.last;

Error not_a_date(std::string_view text, std::string message, std::string hint) {
  return {ErrorKind::invalid_argument, std::move(message), std::move(hint),
          byte_range(0, text.size())};
}

bool is_unbounded(std::string_view text) {
  return text.empty() || text == "*";
}

enum class CalendarUnit : std::uint8_t { day, week, month, year };

struct Duration {
  int count = 0;
  CalendarUnit unit = CalendarUnit::day;
};

// "d", "day", "days", and so on for each unit.
std::optional<CalendarUnit> read_unit(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, CalendarUnit>, 4> units{
      std::pair{std::string_view{"day"}, CalendarUnit::day},
      std::pair{std::string_view{"week"}, CalendarUnit::week},
      std::pair{std::string_view{"month"}, CalendarUnit::month},
      std::pair{std::string_view{"year"}, CalendarUnit::year}};
  for (const auto& [name, unit] : units) {
    const bool is_plural =
        text.size() == name.size() + 1 && text.starts_with(name) && text.back() == 's';
    if (text == name || is_plural || text == name.substr(0, 1)) return unit;
  }
  return std::nullopt;
}

// 2w, 14d, "2 weeks", 2-weeks.
std::optional<Duration> read_duration(std::string_view text) {
  Duration duration;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, duration.count);
  constexpr int most = 10'000;
  if (fault != std::errc{} || duration.count < 1 || duration.count > most) return std::nullopt;
  std::string_view name{stop, static_cast<std::size_t>(end - stop)};
  if (name.starts_with(' ') || name.starts_with('-')) name.remove_prefix(1);
  const auto unit = read_unit(name);
  if (!unit) return std::nullopt;
  duration.unit = *unit;
  return duration;
}

// The 31st of a month that has none becomes its last day.
Date add_months(Date date, int months) {
  Date moved = date + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return moved;
}

Date add(Date date, const Duration& duration, int sign) {
  const int count = sign * duration.count;
  switch (duration.unit) {
    case CalendarUnit::day:
      return Date{std::chrono::sys_days{date} + std::chrono::days{count}};
    case CalendarUnit::week:
      return Date{std::chrono::sys_days{date} + std::chrono::weeks{count}};
    case CalendarUnit::month:
      return add_months(date, count);
    case CalendarUnit::year:
      return add_months(date, 12 * count);
  }
  return date;  // not reached: every unit is named above
}

// The week, month or year that the date is in.
DateRange around(Date date, CalendarUnit unit) {
  using std::chrono::last;
  switch (unit) {
    case CalendarUnit::day:
      return {to_day(date), to_day(date)};
    case CalendarUnit::week: {
      const std::chrono::weekday day{std::chrono::sys_days{date}};
      const Day monday = to_day(date) - static_cast<Day>(day.iso_encoding()) + 1;
      return {monday, monday + 6};
    }
    case CalendarUnit::month:
      return {to_day(date.year() / date.month() / 1),
              to_day(Date{date.year() / date.month() / last})};
    case CalendarUnit::year:
      return {to_day(date.year() / 1 / 1), to_day(date.year() / 12 / 31)};
  }
  return {};  // not reached: every unit is named above
}

// today, yesterday, monday, last-month, this-year, "2 weeks ago"; `text` in lower case.
std::optional<DateRange> read_relative(std::string_view text, Date today) {
  constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  const Day now = to_day(today);
  if (text == "today" || text == "now") return DateRange{now, now};
  if (text == "yesterday") return DateRange{now - 1, now - 1};
  for (std::size_t i = 0; i < weekdays.size(); ++i) {
    if (text != weekdays[i]) continue;
    const std::chrono::weekday day{std::chrono::sys_days{today}};
    const Day back = static_cast<Day>((day.iso_encoding() + 6 - i) % 7);  // today counts
    return DateRange{now - back, now - back};
  }
  for (const std::string_view which : {"this", "last"}) {
    if (!text.starts_with(which) || text.size() <= which.size() + 1) continue;
    const char sign = text[which.size()];
    const auto unit = read_unit(text.substr(which.size() + 1));
    if ((sign != '-' && sign != ' ') || !unit || text.back() == 's') continue;
    return around(which == "this" ? today : add(today, {1, *unit}, -1), *unit);
  }
  // "2 weeks ago", and without the "ago", as mail readers have it.
  if (text.ends_with(" ago") || text.ends_with("-ago")) text.remove_suffix(4);
  const auto duration = read_duration(text);
  if (!duration) return std::nullopt;
  const Day day = to_day(add(today, *duration, -1));
  return DateRange{day, day};
}

class DateReader {
 public:
  explicit DateReader(std::optional<Date> today) : today_(today) {}

  Result<DateRange> read(std::string_view text) const {
    if (text.starts_with('[') || text.starts_with('{')) return read_brackets(text);
    if (text.starts_with('<') || text.starts_with('>')) return read_comparison(text);
    if (text.starts_with("--")) return read_any_year(text);
    if (text.find('/') != std::string_view::npos) return read_interval(text);
    if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
      return read_bounds(text, dots);
    }
    return read_period(text);
  }

 private:
  // A year, month or day, or one relative to today: no range with an open end.
  Result<DateRange> read_period(std::string_view text) const {
    if (text.find("..") != std::string_view::npos) return not_an_end(text);
    const std::string lower = ascii_lower(text);
    const auto relative =
        read_relative(lower, today_.value_or(Date{std::chrono::year{2017} / 1 / 1}));
    if (relative && today_) return *relative;
    if (relative) {
      return not_a_date(text, "what day it is today is not known here", "write 2017-02-16");
    }
    return parse_date_range(text);
  }

  Result<DateRange> join(std::string_view text, std::string_view from, std::string_view to) const {
    DateRange range;
    if (is_unbounded(from) && is_unbounded(to)) {
      return not_a_date(text, "a range of dates needs one end at least", "write 2017..2018");
    }
    if (!is_unbounded(from)) {
      const Result<DateRange> first = read_one(from, text);
      if (!first) return first.error();
      range.first = first->first;
    }
    if (!is_unbounded(to)) {
      const Result<DateRange> last = read_one(to, text);
      if (!last) return last.error();
      range.last = last->last;
    }
    return check_order(text, range, from, to);
  }

  static Result<DateRange> check_order(std::string_view text, const DateRange& range,
                                       std::string_view from, std::string_view to) {
    if (range.first <= range.last) return range;
    return not_a_date(text, "the range ends before it begins",
                      "write " + std::string{to} + ".." + std::string{from});
  }

  static Error not_an_end(std::string_view text) {
    return not_a_date(text, "'" + std::string{text} + "' cannot be an end of a range",
                      "write 2017");
  }

  // One end, whose place in `text` an error tells.
  Result<DateRange> read_one(std::string_view end, std::string_view text) const {
    Result<DateRange> read = read_period(end);
    if (read && !read->is_undated && read->month == 0) return read;
    Error error = read ? not_an_end(end) : read.error();
    const auto begin = static_cast<std::uint32_t>(end.data() - text.data());
    if (error.where) error.where = ByteRange{error.where->begin + begin, error.where->end + begin};
    return error;
  }

  Result<DateRange> read_bounds(std::string_view text, std::size_t dots) const {
    return join(text, text.substr(0, dots), text.substr(dots + 2));
  }

  // [a TO b] with both ends, {a TO b} without either.
  Result<DateRange> read_brackets(std::string_view text) const {
    const std::size_t to = text.find(" TO ");
    const bool is_closed = text.size() > 1 && (text.back() == ']' || text.back() == '}');
    if (to == std::string_view::npos || !is_closed) {
      return not_a_date(text, "a range in brackets is written [2017 TO 2018]",
                        "write [2017 TO 2018]");
    }
    const std::string_view from = trimmed(text.substr(1, to - 1));
    const std::string_view until = trimmed(text.substr(to + 4, text.size() - to - 5));
    Result<DateRange> range = join(text, from, until);
    if (!range) return range;
    if (text.front() == '{' && !is_unbounded(from)) range->first = read_period(from)->last + 1;
    if (text.back() == '}' && !is_unbounded(until)) range->last = read_period(until)->first - 1;
    if (range->first <= range->last) return range;
    return not_a_date(text, "no day lies in between",
                      "write [" + std::string{from} + " TO " + std::string{until} + "]");
  }

  static std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
      text.remove_prefix(1);
    while (text.ends_with(' '))
      text.remove_suffix(1);
    return text;
  }

  // >=a from its first day, >a after its last, <=a to its last, <a before its first.
  Result<DateRange> read_comparison(std::string_view text) const {
    const bool includes = text.substr(1).starts_with('=');
    const std::string_view value = text.substr(includes ? 2 : 1);
    const Result<DateRange> period = read_one(value, text);
    if (!period) return period;
    DateRange range;
    if (text.front() == '>') {
      range.first = includes ? period->first : period->last + 1;
    } else {
      range.last = includes ? period->last : period->first - 1;
    }
    return range;
  }

  // ISO 8601: a/b, a/P2M, P2M/b; and with today for what is not there: P2W/ are the last two weeks.
  Result<DateRange> read_interval(std::string_view text) const {
    const std::size_t slash = text.find('/');
    const std::string_view from = text.substr(0, slash);
    const std::string_view to = text.substr(slash + 1);
    if (!from.starts_with('P') && !to.starts_with('P')) return join(text, from, to);
    const bool counts_back = from.starts_with('P');
    const std::string_view known = counts_back ? to : from;
    const auto length = read_iso_duration((counts_back ? from : to).substr(1));
    if (!length || known.starts_with('P') || (known.empty() && !counts_back)) {
      return not_a_date(text, "an interval is written 2017-02/P2M, P2M/2017-05 or P2W/",
                        "write 2017-02..2017-03");
    }
    const Result<DateRange> period = known.empty() ? read_period("today") : read_one(known, text);
    if (!period) return period;
    if (counts_back) return DateRange{first_back_from(period->last, *length), period->last};
    return DateRange{period->first, to_day(move(to_date(period->first), *length, 1)) - 1};
  }

  struct IsoDuration {
    std::array<int, 4> counts{};  // by CalendarUnit
  };

  // 1Y2M, 3W, 10D: each unit at most once, the largest first.
  static std::optional<IsoDuration> read_iso_duration(std::string_view text) {
    constexpr std::string_view letters = "DWMY";
    IsoDuration duration;
    std::size_t before = letters.size();
    if (text.empty()) return std::nullopt;
    while (!text.empty()) {
      int count = 0;
      const char* const end = text.data() + text.size();
      const auto [stop, fault] = std::from_chars(text.data(), end, count);
      constexpr int most = 10'000;
      if (fault != std::errc{} || stop == end || count < 1 || count > most) return std::nullopt;
      const std::size_t unit = letters.find(*stop);
      if (unit == std::string_view::npos || unit >= before) return std::nullopt;
      before = unit;
      duration.counts[unit] = count;
      text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
    }
    return duration;
  }

  static Date move(Date date, const IsoDuration& duration, int sign) {
    for (std::size_t unit = duration.counts.size(); unit > 0; --unit) {
      if (duration.counts[unit - 1] == 0) continue;
      date = add(date, {duration.counts[unit - 1], static_cast<CalendarUnit>(unit - 1)}, sign);
    }
    return date;
  }

  // Where a month has ended, whole ones are counted, however many days each of them has: the two up
  // to the end of February begin with January.
  static Day first_back_from(Day last, const IsoDuration& length) {
    const Date behind = to_date(last + 1);
    if (behind.day() == std::chrono::day{1}) return to_day(move(behind, length, -1));
    return to_day(move(to_date(last), length, -1)) + 1;
  }

  // --04-13, --04: ISO 8601 without its year.
  static Result<DateRange> read_any_year(std::string_view text) {
    constexpr std::string_view leap_year = "2016-";
    const Result<DateRange> period =
        parse_date_range(std::string{leap_year} + std::string{text.substr(2)});
    const bool has_shape = text.size() == 4 || text.size() == 7;
    if (!has_shape || !period) {
      return not_a_date(text, "a day of any year is written --04-13, a month --04",
                        "write --04-13");
    }
    DateRange range;
    const Date first = to_date(period->first);
    range.month = static_cast<std::uint8_t>(static_cast<unsigned>(first.month()));
    if (text.size() == 7)
      range.day_of_month = static_cast<std::uint8_t>(static_cast<unsigned>(first.day()));
    return range;
  }

  std::optional<Date> today_;
};

}  // namespace

Result<DateRange> read_date_value(std::string_view text, std::optional<Date> today) {
  Result<DateRange> range = DateReader{today}.read(text);
  if (!range || range->is_undated) return range;
  const Day first_day = to_day(Date{std::chrono::year{first_valid_year} / 1 / 1});
  const Day last_day = to_day(Date{std::chrono::year{last_valid_year} / 12 / 31});
  const bool is_possible = (range->first == no_first_day || range->first <= last_day) &&
                           (range->first == no_first_day || range->first >= first_day) &&
                           (range->last == no_last_day || range->last <= last_day) &&
                           (range->last == no_last_day || range->last >= first_day);
  if (is_possible) return range;
  return not_a_date(text,
                    "this lies outside the years " + std::to_string(first_valid_year) + " to " +
                        std::to_string(last_valid_year),
                    "no article has such a date");
}

bool is_duration(std::string_view text) {
  return read_duration(ascii_lower(text)).has_value();
}

}  // namespace pressmark
