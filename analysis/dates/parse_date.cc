// SPDX-License-Identifier: GPL-2.0-or-later
//
// A hand-written scanner: strptime takes 30 February, and what it takes depends on the locale.

#include "analysis/dates/parse_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <string>

#include "analysis/dates/month_names.h"
#include "base/ascii.h"

namespace pressmark {

namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::optional<Date> make_date(unsigned year, unsigned month, unsigned day) {
  const Date date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                  std::chrono::day{day}};
  if (!is_valid_date(date)) return std::nullopt;
  return date;
}

// Reads from the left; what does not match stays unread.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool skip(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool skip_spaces() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && is_space(rest_.front()))
      rest_.remove_prefix(1);
    return rest_.size() != before;
  }

  // A run of `least` to `most` digits that no further digit follows.
  std::optional<unsigned> number(std::size_t least, std::size_t most) {
    std::size_t length = 0;
    while (length < rest_.size() && is_digit(rest_[length]))
      ++length;
    if (length < least || length > most) return std::nullopt;
    return digits(length);
  }

  // Exactly `count` digits, whatever follows.
  std::optional<unsigned> digits(std::size_t count) {
    unsigned value = 0;
    if (rest_.size() < count) return std::nullopt;
    for (const char c : rest_.substr(0, count)) {
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // A run of ASCII letters in lower case; empty if there is none.
  std::string word() {
    std::string letters;
    while (!rest_.empty() && is_ascii_letter(rest_.front())) {
      letters += to_ascii_lower(rest_.front());
      rest_.remove_prefix(1);
    }
    return letters;
  }

 private:
  std::string_view rest_;
};

constexpr std::array<std::string_view, 7> weekday_names{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// "thu", "thurs" and "thursday"; not "th".
bool is_abbreviation(std::string_view word, std::string_view name) {
  return word == name || (word.size() == 3 && name.starts_with(word)) ||
         ((word == "tues" || word == "thur" || word == "thurs") && name.starts_with(word));
}

bool is_weekday(std::string_view word) {
  for (const std::string_view name : weekday_names) {
    if (is_abbreviation(word, name)) return true;
  }
  return false;
}

// "+0300", "+03:00", "+03" after the sign.
bool skip_zone_offset(Scanner& scan) {
  if (!scan.digits(2)) return false;
  scan.skip(':');
  if (is_digit(scan.peek()) && !scan.digits(2)) return false;
  return true;
}

// "Z", "GMT", "EST", "+0300", "(UTC)", "pm", "+0000 UTC": anything that may follow a time.
bool skip_zones(Scanner& scan) {
  for (int parts = 0; parts < 3; ++parts) {
    scan.skip_spaces();
    if (scan.at_end()) return true;
    if (scan.skip('+') || scan.skip('-')) {
      if (!skip_zone_offset(scan)) return false;
      continue;
    }
    const bool in_parentheses = scan.skip('(');
    const std::string name = scan.word();
    if (name.empty() || name.size() > 5) return false;
    if (in_parentheses && !scan.skip(')')) return false;
  }
  scan.skip_spaces();
  return scan.at_end();
}

// "06:36", "6:36:00.123", "063600", and a zone. The time itself is not kept, but text that is no
// time shows that what stood before it was no date either.
bool skip_time(Scanner& scan) {
  const std::optional<unsigned> hour =
      scan.digits(2).has_value() ? std::optional<unsigned>{0} : scan.number(1, 1);
  if (!hour) return false;
  const bool has_colons = scan.skip(':');
  if (!scan.digits(2)) return false;
  if (has_colons ? scan.skip(':') : is_digit(scan.peek())) {
    if (!scan.digits(2)) return false;
    if (scan.skip('.') || scan.skip(',')) {
      if (!scan.number(1, 9)) return false;
    }
  }
  return skip_zones(scan);
}

// What may follow a date: nothing, or a time after "T", a space, a comma, "at".
bool is_only_time(Scanner& scan) {
  if (scan.at_end()) return true;
  if (scan.skip('T') || scan.skip('t')) return skip_time(scan);
  const bool has_comma = scan.skip(',');
  const bool has_space = scan.skip_spaces();
  if (scan.at_end()) return !has_comma;
  if (!has_comma && !has_space) return false;
  if (is_ascii_letter(scan.peek())) {
    if (scan.word() != "at" || !scan.skip_spaces()) return false;
  }
  return skip_time(scan);
}

std::optional<Date> parse_numeric(std::string_view text) {
  Scanner scan{text};
  const std::optional<unsigned> year = scan.digits(4);
  if (!year) return std::nullopt;
  const char separator = scan.peek();
  const bool is_separated = separator == '-' || separator == '/';
  if (is_separated) scan.skip(separator);
  const std::optional<unsigned> month = scan.digits(2);
  if (!month || (is_separated && !scan.skip(separator))) return std::nullopt;
  const std::optional<unsigned> day = scan.digits(2);
  if (!day || !is_only_time(scan)) return std::nullopt;
  return make_date(*year, *month, *day);
}

// "20170216063600", as web archives and GDELT write it.
std::optional<Date> parse_digits_to_seconds(std::string_view text) {
  constexpr std::size_t length = 14;
  Scanner scan{text};
  const std::optional<unsigned> year = scan.digits(4);
  const std::optional<unsigned> month = scan.digits(2);
  const std::optional<unsigned> day = scan.digits(2);
  const std::optional<unsigned> hour = scan.digits(2);
  const std::optional<unsigned> minute = scan.digits(2);
  const std::optional<unsigned> second = scan.digits(2);
  constexpr unsigned leap_second = 60;
  if (text.size() != length || !second || *hour > 23 || *minute > 59 || *second > leap_second) {
    return std::nullopt;
  }
  return make_date(*year, *month, *day);
}

// Seconds are of 9 or 10 digits (1973 to 2286), milliseconds of 12 or 13; 8 digits are a day.
std::optional<Date> parse_unix_time(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  const std::size_t length = text.size() - (value < 0 ? 1 : 0);
  std::chrono::sys_seconds instant;
  if (length == 9 || length == 10) {
    instant = std::chrono::sys_seconds{std::chrono::seconds{value}};
  } else if (length == 12 || length == 13) {
    instant = std::chrono::floor<std::chrono::seconds>(
        std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{value}});
  } else {
    return std::nullopt;
  }
  const Date date{std::chrono::floor<std::chrono::days>(instant)};
  if (!is_valid_date(date)) return std::nullopt;
  return date;
}

// "16", "1st", "22nd"
std::optional<unsigned> day_of_month(Scanner& scan) {
  const std::optional<unsigned> day = scan.number(1, 2);
  if (!day || !is_ascii_letter(scan.peek())) return day;
  const std::string suffix = scan.word();
  if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
  return day;
}

// Between the parts of a date with a month's name: "Feb 16", "Feb. 16", "16-Feb", "16, 2017".
bool skip_between(Scanner& scan) {
  if (scan.skip('-')) return true;
  const bool has_mark = scan.skip('.') || scan.skip(',');
  return scan.skip_spaces() || has_mark;
}

std::optional<Date> parse_named_month(std::string_view text) {
  Scanner scan{text};
  std::string word = scan.word();
  if (is_weekday(word)) {
    if (!skip_between(scan)) return std::nullopt;
    word = scan.word();
  }
  std::optional<unsigned> month;
  std::optional<unsigned> day;
  if (word.empty()) {
    day = day_of_month(scan);
    if (!day || !skip_between(scan)) return std::nullopt;
    month = find_english_month(scan.word());
  } else {
    month = find_english_month(word);
    if (!month || !skip_between(scan)) return std::nullopt;
    day = day_of_month(scan);
  }
  if (!month || !day || !skip_between(scan)) return std::nullopt;
  const std::optional<unsigned> year = scan.number(4, 4);
  if (!year || !is_only_time(scan)) return std::nullopt;
  return make_date(*year, *month, *day);
}

// "Thu Feb 16 06:36:00 2017", "Thu Feb 16 06:36:00 +0000 2017", "Thu Feb 16 06:36:00 GMT 2017": as
// C, Java and Twitter write it.
std::optional<Date> parse_ctime(std::string_view text) {
  Scanner scan{text};
  if (!is_weekday(scan.word()) || !scan.skip_spaces()) return std::nullopt;
  const std::optional<unsigned> month = find_english_month(scan.word());
  if (!month || !scan.skip_spaces()) return std::nullopt;
  const std::optional<unsigned> day = scan.number(1, 2);
  if (!day || !scan.skip_spaces()) return std::nullopt;
  for (const bool is_last : {false, false, true}) {
    if (!scan.number(2, 2) || (!is_last && !scan.skip(':'))) return std::nullopt;
  }
  if (!scan.skip_spaces()) return std::nullopt;
  if (!is_digit(scan.peek())) {
    const bool is_offset = scan.skip('+') || scan.skip('-');
    if (is_offset ? !skip_zone_offset(scan) : scan.word().empty()) return std::nullopt;
    if (!scan.skip_spaces()) return std::nullopt;
  }
  const std::optional<unsigned> year = scan.number(4, 4);
  if (!year || !scan.at_end()) return std::nullopt;
  return make_date(*year, *month, *day);
}

}  // namespace

std::optional<Date> parse_record_date(std::string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  if (std::optional<Date> date = parse_numeric(text)) return date;
  if (std::optional<Date> date = parse_digits_to_seconds(text)) return date;
  if (std::optional<Date> date = parse_unix_time(text)) return date;
  if (std::optional<Date> date = parse_named_month(text)) return date;
  return parse_ctime(text);
}

DateHeader parse_date_header(std::string_view text) {
  constexpr std::string_view keyword = "date";
  const auto skip_spaces = [&](std::size_t at) {
    while (at < text.size() && is_space(text[at]))
      ++at;
    return at;
  };
  const std::size_t begin = skip_spaces(0);
  if (!text.substr(begin).starts_with(keyword)) return {};
  const std::size_t day_begin = skip_spaces(begin + keyword.size());
  if (day_begin == begin + keyword.size()) return {};
  const std::string_view day = text.substr(day_begin, std::string_view{"2017-02-16"}.size());
  const std::size_t end = skip_spaces(day_begin + day.size());
  if (end == day_begin + day.size() && end != text.size()) return {};

  Scanner scan{day};
  if (!scan.number(4, 4) || !scan.skip('-') || !scan.number(2, 2) || !scan.skip('-') ||
      !scan.number(2, 2)) {
    return {};
  }
  return {.is_present = true, .date = parse_iso_date(day), .length = end};
}

}  // namespace pressmark
