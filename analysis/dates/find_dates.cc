// SPDX-License-Identifier: GPL-2.0-or-later
//
// Looks at every number, and at what stands beside it.

#include "analysis/dates/find_dates.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/dates/month_names.h"
#include "base/ascii.h"

namespace pressmark {

namespace {

using namespace std::string_view_literals;

constexpr bool is_number_char(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_word_char(char c) {
  return is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Reads on from a place in a text.
class DateReader {
 public:
  DateReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool skip_sign(std::string_view sign) {
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  bool skip_word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    const std::size_t end = at_ + word.size();
    if (end < text_.size() && is_word_char(text_[end]) && word != "d'") return false;
    at_ = end;
    return true;
  }

  // Spaces, no-break spaces and tabs, but no line end.
  bool skip_blanks() {
    const std::size_t before = at_;
    while (at_ < text_.size()) {
      if (text_[at_] == ' ' || text_[at_] == '\t') {
        ++at_;
      } else if (text_.substr(at_).starts_with("\u00A0")) {
        at_ += 2;
      } else {
        break;
      }
    }
    return at_ != before;
  }

  // A whole run of `least` to `most` digits.
  std::optional<unsigned> number(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && is_number_char(text_[end]))
      ++end;
    if (end - at_ < least || end - at_ > most) return std::nullopt;
    unsigned value = 0;
    for (; at_ < end; ++at_)
      value = value * 10 + static_cast<unsigned>(text_[at_] - '0');
    return value;
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_char(text_[at_]) &&
           !text_.substr(at_).starts_with("\u00A0"))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::optional<PrintedDate> make_printed(unsigned day, unsigned month, std::optional<unsigned> year,
                                        std::size_t begin, std::size_t end) {
  PrintedDate printed{.day = std::chrono::month{month} / std::chrono::day{day},
                      .year = std::nullopt,
                      .begin = begin,
                      .end = end};
  if (!printed.day.ok()) return std::nullopt;
  if (year) {
    printed.year = std::chrono::year{static_cast<int>(*year)};
    if (!is_valid_date(*printed.year / printed.day)) return std::nullopt;
  }
  return printed;
}

// What stands between a day or month and the year behind it: " 2017", ", 2017", " de 2017".
std::optional<unsigned> year_behind(DateReader& reader) {
  DateReader ahead = reader;
  const bool has_mark = ahead.skip(',') || ahead.skip('.') || ahead.skip('-');
  const bool has_space = ahead.skip_blanks();
  if (ahead.skip_word("de") || ahead.skip_word("del")) ahead.skip_blanks();
  if (!has_mark && !has_space) return std::nullopt;
  const std::optional<unsigned> year = ahead.number(4, 4);
  if (!year || is_ascii_letter(ahead.peek()) || ahead.peek() == ':') return std::nullopt;
  reader = ahead;
  return year;
}

void skip_ordinal(DateReader& reader) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th", "er"}) {
    if (reader.skip_word(suffix)) return;
  }
  if (reader.skip_sign("\u00BA") || reader.skip_sign("\u00B0")) return;
  reader.skip('.');
}

// "February 16, 2017", "Feb. 16": `begin` is at the name. English puts the month first, and no
// other of these languages does: "Mars 3" is no day.
std::optional<PrintedDate> read_month_first(std::string_view text, std::size_t begin) {
  DateReader reader{text, begin};
  const std::string_view name = reader.word();
  reader.skip('.');
  // Few words have a number behind them: that is looked at before the table of names.
  if (!reader.skip_blanks() || !is_number_char(reader.peek())) return std::nullopt;
  const std::optional<unsigned> month = find_english_month(name);
  if (!month) return std::nullopt;
  const std::optional<unsigned> day = reader.number(1, 2);
  if (!day) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (reader.skip_word(suffix)) break;
  }
  // "March 16:30" is a time, "May 5.5" a number.
  if (is_ascii_letter(reader.peek()) || reader.peek() == ':') return std::nullopt;
  const std::optional<unsigned> year = year_behind(reader);
  const bool is_capital = text[begin] >= 'A' && text[begin] <= 'Z';
  if (!year && !is_capital) return std::nullopt;
  return make_printed(*day, *month, year, begin, reader.at());
}

std::string_view without_blanks_behind(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with('\t') || text.ends_with("\u00A0"))
    text.remove_suffix(text.back() == '\xA0' ? 2 : 1);
  return text;
}

// Directly before a name of a month: the number of a day, which does not exist.
bool follows_day(std::string_view text, std::size_t begin) {
  std::string_view before = without_blanks_behind(text.substr(0, begin));
  for (const std::string_view word : {" of", " de", "st", "nd", "rd", "th", "er", "."}) {
    if (before.ends_with(word)) before.remove_suffix(word.size());
  }
  std::size_t digits = 0;
  while (digits < before.size() && is_number_char(before[before.size() - digits - 1]))
    ++digits;
  return digits == 1 || digits == 2;
}

// "April 2017", "abril de 2017": `begin` is at the name.
std::optional<PrintedMonth> read_month(std::string_view text, std::size_t begin) {
  DateReader reader{text, begin};
  const std::string_view name = reader.word();
  reader.skip('.');
  if (!reader.skip_blanks()) return std::nullopt;
  if (reader.skip_word("de") || reader.skip_word("del")) reader.skip_blanks();
  if (!is_number_char(reader.peek())) return std::nullopt;
  // These are other English words as well, as "Wal-Mart 2005" and "Mars 2020".
  constexpr std::array words{"may"sv, "march"sv, "mar"sv, "dec"sv, "mart"sv, "Mart"sv, "Mars"sv};
  if (std::ranges::find(words, name) != words.end()) return std::nullopt;
  const std::optional<unsigned> month = find_month(name);
  const std::optional<unsigned> year = reader.number(4, 4);
  constexpr unsigned first_year = 1800;  // "March 1500 people"
  constexpr unsigned last_year = 2100;
  if (!month || !year || *year < first_year || *year > last_year) return std::nullopt;
  if (is_ascii_letter(reader.peek()) || reader.peek() == ':' || follows_day(text, begin)) {
    return std::nullopt;
  }
  return PrintedMonth{std::chrono::year{static_cast<int>(*year)} / static_cast<int>(*month), begin,
                      reader.at()};
}

// "16 February 2017", "16. Februar", "16 de febrero de 2017", "16-Feb-2017".
std::optional<PrintedDate> read_day_first(std::string_view text, std::size_t begin) {
  DateReader reader{text, begin};
  const std::optional<unsigned> day = reader.number(1, 2);
  if (!day) return std::nullopt;
  skip_ordinal(reader);
  if (!reader.skip('-') && !reader.skip_blanks()) return std::nullopt;
  if (reader.skip_word("de") || reader.skip_word("of")) reader.skip_blanks();
  const std::size_t name_at = reader.at();
  const std::optional<unsigned> month = find_month(reader.word());
  if (!month) return std::nullopt;
  DateReader behind = reader;
  behind.skip('.');
  std::optional<unsigned> year = year_behind(behind);
  if (year) {
    reader = behind;
  } else {
    year = year_behind(reader);
  }
  const bool is_name = text[name_at] < 'a' || text[name_at] > 'z';
  if (!year && !is_name) return std::nullopt;
  return make_printed(*day, *month, year, begin, reader.at());
}

// "2017年2月16日", with or without blanks.
std::optional<PrintedDate> read_east_asian(std::string_view text, std::size_t begin) {
  DateReader reader{text, begin};
  const std::optional<unsigned> year = reader.number(4, 4);
  reader.skip_blanks();
  if (!year || !reader.skip_sign("年")) return std::nullopt;
  reader.skip_blanks();
  const std::optional<unsigned> month = reader.number(1, 2);
  reader.skip_blanks();
  if (!month || !reader.skip_sign("月")) return std::nullopt;
  reader.skip_blanks();
  const std::optional<unsigned> day = reader.number(1, 2);
  reader.skip_blanks();
  if (!day || (!reader.skip_sign("日") && !reader.skip_sign("号"))) return std::nullopt;
  return make_printed(*day, *month, year, begin, reader.at());
}

// "2017-02-16", "2017/02/16", "16.02.2017", "16/02/2017" where the 16 can be no month.
std::optional<PrintedDate> read_all_digits(std::string_view text, std::size_t begin) {
  DateReader reader{text, begin};
  if (const std::optional<unsigned> year = reader.number(4, 4)) {
    const char mark = reader.peek();
    if ((mark != '-' && mark != '/') || !reader.skip(mark)) return std::nullopt;
    const std::optional<unsigned> month = reader.number(2, 2);
    if (!month || !reader.skip(mark)) return std::nullopt;
    const std::optional<unsigned> day = reader.number(2, 2);
    if (!day || reader.peek() == mark) return std::nullopt;
    return make_printed(*day, *month, year, begin, reader.at());
  }
  const std::optional<unsigned> first = reader.number(1, 2);
  const char mark = reader.peek();
  if (!first || (mark != '.' && mark != '/') || !reader.skip(mark)) return std::nullopt;
  const std::optional<unsigned> second = reader.number(1, 2);
  if (!second || !reader.skip(mark)) return std::nullopt;
  const std::optional<unsigned> year = reader.number(4, 4);
  if (!year || reader.peek() == mark) return std::nullopt;
  const bool is_day_first = mark == '.' || *first > 12;
  if (!is_day_first && *second <= 12 && *first != *second) return std::nullopt;
  return is_day_first ? make_printed(*first, *second, year, begin, reader.at())
                      : make_printed(*second, *first, year, begin, reader.at());
}

// Where the day begins in "GMT +309 May 2017": behind the sign, an offset of one or two digits,
// then the day. Nothing for other digits.
std::optional<std::size_t> day_behind_offset(std::string_view text, std::size_t begin) {
  if (begin == 0 || (text[begin - 1] != '+' && text[begin - 1] != '-')) return std::nullopt;
  std::string_view before = text.substr(0, begin - 1);
  while (before.ends_with(' '))
    before.remove_suffix(1);
  if (!before.ends_with("GMT") && !before.ends_with("UTC")) return std::nullopt;
  std::size_t end = begin;
  while (end < text.size() && is_number_char(text[end]))
    ++end;
  const std::size_t digits = end - begin;
  if (digits < 2 || digits > 4) return std::nullopt;
  return digits == 2 ? begin + 1 : end - 2;
}

constexpr std::size_t nowhere = std::string_view::npos;

// Where the word begins that stands before `at`, with blanks and perhaps a full stop between.
std::size_t name_before(std::string_view text, std::size_t at) {
  std::string_view before = without_blanks_behind(text.substr(0, at));
  if (before.size() == at) return nowhere;
  if (before.ends_with('.')) before.remove_suffix(1);
  std::size_t begin = before.size();
  while (begin > 0 && is_word_char(before[begin - 1]) &&
         !before.substr(0, begin).ends_with("\u00A0"))
    --begin;
  return begin < before.size() ? begin : nowhere;
}

std::size_t next_number(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_number_char(text[at]))
    ++at;
  return at;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size() && is_number_char(text[at]))
    ++at;
  return at;
}

// The date of which the number at `at` is the first, but for what ends before `from`.
std::optional<PrintedDate> read_date(std::string_view text, std::size_t at, std::size_t from) {
  const std::size_t word = name_before(text, at);
  if (word != nowhere && word >= from) {
    if (const auto printed = read_month_first(text, word)) return printed;
  }
  if (const auto printed = read_all_digits(text, at)) return printed;
  if (const auto printed = read_east_asian(text, at)) return printed;
  return read_day_first(text, day_behind_offset(text, at).value_or(at));
}

}  // namespace

std::optional<Date> PrintedDate::date() const {
  if (!year) return std::nullopt;
  return *year / day;
}

// Every date has a number in it, and most words have none before or behind them.
std::vector<PrintedDate> find_dates(std::string_view text) {
  std::vector<PrintedDate> found;
  std::size_t from = 0;
  for (std::size_t at = next_number(text, 0); at < text.size(); at = next_number(text, at)) {
    const std::optional<PrintedDate> printed = read_date(text, at, from);
    at = printed ? printed->end : end_of_number(text, at);
    if (!printed) continue;
    from = at;
    found.push_back(*printed);
  }
  return found;
}

std::vector<PrintedMonth> find_months(std::string_view text, std::span<const PrintedDate> days) {
  std::vector<PrintedMonth> found;
  for (std::size_t at = next_number(text, 0); at < text.size(); at = next_number(text, at)) {
    std::size_t word = name_before(text, at);
    at = end_of_number(text, at);
    if (word == nowhere) continue;
    const std::string_view rest = text.substr(word);
    if (rest.starts_with("de ") || rest.starts_with("del ")) word = name_before(text, word);
    if (word == nowhere) continue;
    const std::optional<PrintedMonth> month = read_month(text, word);
    const bool is_of_day =
        month && std::any_of(days.begin(), days.end(), [&](const PrintedDate& day) {
          return day.begin < month->end && month->begin < day.end;
        });
    if (month && !is_of_day) found.push_back(*month);
  }
  return found;
}

}  // namespace pressmark
