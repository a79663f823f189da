// SPDX-License-Identifier: GPL-2.0-or-later
//
// UAX #29 cut down to ASCII, where a table and one character of look-ahead are all it needs.
#include <array>
#include <cstddef>

#include "analysis/word_finder.h"

namespace pressmark {
namespace {

constexpr std::uint8_t letter = 1;
constexpr std::uint8_t digit = 2;
constexpr std::uint8_t connector = 4;  // ExtendNumLet: joins letters, digits and itself
constexpr std::uint8_t mid_any = 8;    // MidNumLet and Single_Quote: between letters or digits
constexpr std::uint8_t mid_digit = 16;
constexpr std::uint8_t part_of_word = letter | digit | connector;

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c)
    table[c] = letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c)
    table[c] = letter;
  for (std::size_t c = '0'; c <= '9'; ++c)
    table[c] = digit;
  table['_'] = connector;
  table['.'] = table['\''] = mid_any;
  table[','] = mid_digit;
  return table;
}();

std::uint8_t class_of(char c) {
  return classes[static_cast<unsigned char>(c)];
}

/// Whether `middle` holds the two characters around it together.
bool joins(std::uint8_t before, std::uint8_t middle, std::uint8_t after) {
  if (middle == mid_any && before == letter) return after == letter;
  return (middle & (mid_any | mid_digit)) != 0 && before == digit && after == digit;
}

}  // namespace

void find_ascii_words(std::string_view text, ByteRange range, std::vector<FoundWord>& words) {
  std::uint32_t at = range.begin;
  while (true) {
    while (at < range.end && (class_of(text[at]) & part_of_word) == 0)
      ++at;
    if (at == range.end) return;
    std::uint32_t begin = at;
    std::uint8_t seen = 0;
    while (true) {
      for (; at < range.end; ++at) {
        const std::uint8_t c = class_of(text[at]);
        if ((c & part_of_word) == 0) break;
        seen |= c;
      }
      if (range.end - at < 2) break;
      if (!joins(class_of(text[at - 1]), class_of(text[at]), class_of(text[at + 1]))) break;
      if (text[at] != '\'') seen |= mid_any;
      ++at;
    }
    std::uint32_t end = at;
    if ((seen & (letter | digit)) == 0) continue;
    if ((seen & connector) != 0) {
      while (text[begin] == '_')
        ++begin;
      while (text[end - 1] == '_')
        --end;
    }
    words.push_back({begin, end, seen == letter});
  }
}

}  // namespace pressmark
