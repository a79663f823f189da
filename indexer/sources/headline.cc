// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rules that each refuse a first line; what none refuses is the headline.

#include "indexer/sources/headline.h"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/dates/parse_date.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "indexer/sources/page_furniture.h"

namespace pressmark {

namespace {

constexpr std::size_t max_bytes = 150;
constexpr std::size_t min_words = 3;
constexpr std::size_t max_words = 25;
// Where words are not separated by spaces, six wide characters make up for three words.
constexpr std::size_t min_wide_columns = 12;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) == 0;
}

std::string_view trim(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
    line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t'))
    line.remove_suffix(1);
  return line;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower{text};
  for (char& c : lower)
    c = to_ascii_lower(c);
  return lower;
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : line) {
    const bool is_space = c == ' ' || c == '\t';
    words += !is_space && !in_word ? 1 : 0;
    in_word = !is_space;
  }
  return words;
}

bool has_headline_length(std::string_view line) {
  if (line.size() > max_bytes) return false;
  const std::size_t words = count_words(line);
  if (words > max_words) return false;
  if (words >= min_words) return true;
  const std::size_t columns = display_width(line);
  return columns >= min_wide_columns && columns * 3 >= line.size() * 2 && !is_ascii(line.front());
}

bool ends_like_a_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 13> ends{".", ",",  ";",  ":",  "-",  "–", "—",
                                                  "…", "。", "，", "；", "：", "、"};
  // "... he said." keeps its full stop inside the quotation marks.
  for (const std::string_view quote : {"\"", "'", "”", "’", "»", ")"}) {
    if (line.ends_with(quote)) {
      line.remove_suffix(quote.size());
      break;
    }
  }
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

bool begins_like_a_headline(std::string_view line) {
  if (!is_ascii(line.front())) return true;  // a letter of another script, or a quotation mark
  return is_upper(line.front()) || is_digit(line.front()) || line.front() == '"' ||
         line.front() == '\'';
}

// "06:36 GMT 9 May 2017", "+7 495 123 45 67"
bool is_mostly_digits(std::string_view line) {
  const auto digits = std::count_if(line.begin(), line.end(), is_digit);
  const auto letters = std::count_if(
      line.begin(), line.end(), [](char c) { return is_upper(c) || is_lower(c) || !is_ascii(c); });
  return letters == 0 || digits >= letters;
}

// What pages print before an article, and the marks that separate the entries of a menu.
bool opens_a_page(std::string_view line) {
  constexpr std::array<std::string_view, 27> openings{
      "skip to",        "sign in",       "sign up",    "log in",
      "register",       "subscribe",     "share this", "share on",
      "read more",      "click here",    "follow us",  "photo:",
      "image:",         "video:",        "file photo", "image copyright",
      "media playback", "advertisement", "cookies",    "we use cookies",
      "this site uses", "by using this", "copyright",  "all rights reserved",
      "last updated",   "updated:",      "published:"};
  constexpr std::array<std::string_view, 7> marks{" | ", " » ", " › ", " > ", "©", "://", "www."};
  const std::string lower = to_lower_ascii(line);
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return lower.starts_with(opening); }) ||
         std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
           return line.find(mark) != std::string_view::npos;
         });
}

// "WASHINGTON (Sputnik) — ...", "BONN, Feb 16 - ...", "Moscow (AP) -- ...", "(Reuters) - ..."
bool is_dateline(std::string_view line) {
  for (const std::string_view dash : {" — ", " – ", " -- ", " - "}) {
    const std::size_t at = line.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view place = line.substr(0, at);
    if (place.ends_with(')') && place.find('(') != std::string_view::npos) return true;
    const std::size_t word_end = std::min(place.find_first_of(" ,"), place.size());
    const std::string_view word = place.substr(0, word_end);
    const bool is_capitals = word.size() > 2 && std::all_of(word.begin(), word.end(), is_upper);
    if (is_capitals && (word_end == place.size() || is_digit(place.back()))) return true;
  }
  return false;
}

// `rest` is what follows the line, from its line feed on.
bool is_followed_by_text(std::string_view line, std::string_view rest) {
  std::size_t line_feeds = 0;
  while (!rest.empty() && (rest.front() == '\n' || rest.front() == ' ' || rest.front() == '\t')) {
    line_feeds += rest.front() == '\n' ? 1U : 0U;
    rest.remove_prefix(1);
  }
  if (rest.empty()) return false;
  if (line_feeds > 1) return true;
  // Directly below: the text, or the second line of a sentence or headline that was wrapped.
  const std::string_view next = trim(rest.substr(0, rest.find('\n')));
  const bool is_longer = display_width(next) > display_width(line);
  const std::size_t word_width = display_width(next.substr(0, next.find(' ')));
  const bool was_wrapped = display_width(line) + 1 + word_width > display_width(next);
  return is_longer && !was_wrapped && !is_lower(next.front());
}

}  // namespace

std::size_t find_headline(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = trim(text.substr(0, end));
  if (line.empty() || !has_headline_length(line) || ends_like_a_sentence(line) ||
      !begins_like_a_headline(line) || is_mostly_digits(line) || opens_a_page(line) ||
      is_byline(line) || is_dateline(line) || parse_record_date(line).has_value()) {
    return 0;
  }
  return is_followed_by_text(line, text.substr(end)) ? end : 0;
}

}  // namespace pressmark
