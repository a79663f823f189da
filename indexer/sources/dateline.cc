// SPDX-License-Identifier: GPL-2.0-or-later
//
// Strict on purpose: a text without a source or dateline is better than one with a wrong one.
#include "indexer/sources/dateline.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "analysis/dates/find_dates.h"
#include "analysis/dates/publication_date.h"
#include "base/ascii.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"

namespace pressmark {

namespace {

constexpr int searched_paragraphs = 10;    // menus, headings and captions may stand before it
constexpr std::size_t longest_place = 48;  // with the date
constexpr std::size_t longest_agency = 30;
constexpr std::size_t most_agency_words = 3;

bool is_capital_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_byte_of_a_name(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// "WASHINGTON", "NEW YORK", "LATROBE, Pa., Oct 19": the first word is in capitals, and every other
/// one begins with a capital or a digit.
bool is_place_and_date(std::string_view text) {
  const std::size_t first = std::min(text.find_first_of(" ,"), text.size());
  const std::string_view town = text.substr(0, first);
  if (text.size() > longest_place || town.size() < 2 || !is_capital_letter(town[0])) return false;
  if (std::any_of(town.begin(), town.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return false;
  }
  char before = ' ';
  for (const char c : text) {
    const bool begins_word = before == ' ' && c != ' ';
    if (begins_word && !is_capital_letter(c) && !is_ascii_digit(c) &&
        static_cast<unsigned char>(c) < 0x80)
      return false;
    if (!is_byte_of_a_name(c) && std::string_view{" ,.'-/"}.find(c) == std::string_view::npos)
      return false;
    before = c;
  }
  return true;
}

/// "Sputnik", "Meridian Wire", "Dow Jones": letters, and few words.
bool is_agency(std::string_view text) {
  if (text.size() < 2 || text.size() > longest_agency || !is_capital_letter(text[0])) return false;
  if (!std::all_of(text.begin(), text.end(), [](char c) {
        return is_byte_of_a_name(c) || std::string_view{" .-&/"}.find(c) != std::string_view::npos;
      }))
    return false;
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  return spaces < most_agency_words;
}

constexpr std::string_view hard_space = "\u00a0";

std::string_view without_spaces_before(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with(hard_space))
    text.remove_prefix(text[0] == ' ' ? 1 : hard_space.size());
  return text;
}

std::string_view without_spaces_behind(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with(hard_space))
    text.remove_suffix(text.back() == ' ' ? 1 : hard_space.size());
  return text;
}

bool begins_with_dash(std::string_view text) {
  text = without_spaces_before(text);
  constexpr std::array<std::string_view, 4> dashes{"\u2014", "\u2013", "-", "\u2015"};
  return std::any_of(dashes.begin(), dashes.end(),
                     [&](std::string_view dash) { return text.starts_with(dash); });
}

struct AgencyLine {
  std::string_view text;  // up to the parenthesis
  std::string_view agency;
};

// Empty if the paragraph begins with none.
AgencyLine read_agency_line(std::string_view paragraph) {
  const std::size_t open = paragraph.find('(');
  if (open == std::string_view::npos) return {};
  const std::string_view place = without_spaces_behind(paragraph.substr(0, open));
  if (place.size() == open || !is_place_and_date(place)) return {};
  const std::size_t close = paragraph.find(')', open);
  if (close == std::string_view::npos) return {};
  const std::string_view agency = paragraph.substr(open + 1, close - open - 1);
  if (!is_agency(agency) || !begins_with_dash(paragraph.substr(close + 1))) return {};
  return {paragraph.substr(0, close + 1), agency};
}

// What papers print in capitals before a dash that is no town.
bool is_label(std::string_view word) {
  constexpr std::array<std::string_view, 20> labels{
      "UPDATE",   "UPDATED", "EXCLUSIVE", "CORRECTED", "CORRECTION", "BREAKING", "WATCH",
      "ANALYSIS", "OPINION", "EDITORIAL", "FACTBOX",   "TIMELINE",   "COLUMN",   "LIVE",
      "VIDEO",    "PHOTOS",  "INTERVIEW", "NOTE",      "ADVISORY",   "TV"};
  return std::ranges::find(labels, word) != labels.end();
}

// "LONDON", "LONDON, Feb 16", "PARIS, Texas" before a dash and the beginning of a sentence.
std::string_view read_place_line(std::string_view paragraph) {
  constexpr std::array<std::string_view, 5> dashes{" - ", " -- ", " \u2013 ", " \u2014 ", "\u2014"};
  std::size_t at = std::string_view::npos;
  std::string_view dash;
  const std::string_view head = paragraph.substr(0, longest_place + 1);
  for (const std::string_view candidate : dashes) {
    if (const std::size_t found = head.find(candidate); found < at) {
      at = found;
      dash = candidate;
    }
  }
  if (at == std::string_view::npos) return {};
  const std::string_view place = without_spaces_behind(paragraph.substr(0, at));
  const std::string_view first = place.substr(0, place.find_first_of(" ,"));
  if (!is_place_and_date(place) || is_label(first)) return {};
  const std::string_view sentence = without_spaces_before(paragraph.substr(at + dash.size()));
  if (sentence.empty() || (sentence[0] >= 'a' && sentence[0] <= 'z'))
    return {};  // "OPEC - the cartel - met"
  const bool says_more =
      std::ranges::any_of(place, [](char c) { return c == ',' || is_ascii_digit(c); });
  return says_more || dash != " - " ? place : std::string_view{};
}

// What `read` makes of the first paragraph of which it makes something.
template <typename Read>
auto find_in_paragraphs(std::string_view body, const Read& read) {
  decltype(read(body)) found{};
  for (int i = 0; i < searched_paragraphs && !body.empty(); ++i) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    found = read(body.substr(0, end));
    if (!found.empty()) break;
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  return found;
}

std::string_view trim_of(std::string_view text, std::string_view characters) {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

}  // namespace

std::string_view find_dateline_source(std::string_view body) {
  return find_in_paragraphs(
      body, [](std::string_view paragraph) { return read_agency_line(paragraph).agency; });
}

std::string find_dateline(std::string_view body) {
  std::string_view line = find_in_paragraphs(body, [](std::string_view paragraph) {
    const std::string_view with_agency = read_agency_line(paragraph).text;
    return with_agency.empty() ? read_place_line(paragraph) : with_agency;
  });
  if (line.empty()) line = dated_dateline(body);
  return tidy_dateline(line);
}

std::string tidy_dateline(std::string_view line) {
  constexpr std::string_view around = " \t,;:-";
  std::string tidy = to_single_line(line);
  for (const std::string_view dash : {"\u2013", "\u2014"}) {
    while (trim_of(tidy, around).ends_with(dash))
      tidy.resize(tidy.rfind(dash));
  }
  const std::vector<PrintedDate> dates = find_dates(tidy);
  if (dates.size() == 1) {
    const std::string_view whole = tidy;
    const std::string_view place = trim_of(whole.substr(0, dates.front().begin), around);
    const std::string_view rest = trim_of(whole.substr(dates.front().end), around);
    tidy = std::string{place} + (place.empty() || rest.empty() ? "" : " ") + std::string{rest};
  }
  return std::string{trim_of(tidy, around)};
}

void settle_dateline(Article& article) {
  if (article.dateline.empty()) article.dateline = find_dateline(article.body);
}

}  // namespace pressmark
