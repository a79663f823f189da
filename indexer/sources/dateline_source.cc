// SPDX-License-Identifier: GPL-2.0-or-later
//
// Strict on purpose: a text without a source is better than one with a wrong source.
#include "indexer/sources/dateline_source.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "indexer/sources/ascii_text.h"

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

std::string_view read_dateline(std::string_view paragraph) {
  const std::size_t open = paragraph.find('(');
  if (open == std::string_view::npos) return {};
  const std::string_view place = without_spaces_behind(paragraph.substr(0, open));
  if (place.size() == open || !is_place_and_date(place)) return {};
  const std::size_t close = paragraph.find(')', open);
  if (close == std::string_view::npos) return {};
  const std::string_view agency = paragraph.substr(open + 1, close - open - 1);
  return is_agency(agency) && begins_with_dash(paragraph.substr(close + 1)) ? agency
                                                                            : std::string_view{};
}

}  // namespace

std::string_view find_dateline_source(std::string_view body) {
  for (int i = 0; i < searched_paragraphs && !body.empty(); ++i) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    if (const std::string_view agency = read_dateline(body.substr(0, end)); !agency.empty())
      return agency;
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  return {};
}

}  // namespace pressmark
