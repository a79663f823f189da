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

/// A stretch that UAX #29 does not cut, and which classes of characters are in it.
struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint8_t classes_seen;
};

Stretch stretch_at(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  Stretch stretch{begin, begin, 0};
  std::uint32_t& at = stretch.end;
  while (true) {
    for (; at < limit; ++at) {
      const std::uint8_t c = class_of(text[at]);
      if ((c & part_of_word) == 0) break;
      stretch.classes_seen |= c;
    }
    if (limit - at < 2) return stretch;
    if (!joins(class_of(text[at - 1]), class_of(text[at]), class_of(text[at + 1]))) return stretch;
    if (text[at] != '\'') stretch.classes_seen |= mid_any;
    ++at;
  }
}

}  // namespace

void find_ascii_words(std::string_view text, ByteRange range, std::vector<FoundWord>& words) {
  for (std::uint32_t at = range.begin;;) {
    while (at < range.end && (class_of(text[at]) & part_of_word) == 0)
      ++at;
    if (at == range.end) return;
    const Stretch stretch = stretch_at(text, at, range.end);
    at = stretch.end;
    if ((stretch.classes_seen & (letter | digit)) == 0) continue;
    FoundWord word{stretch.begin, stretch.end, stretch.classes_seen == letter};
    if ((stretch.classes_seen & connector) != 0) {
      while (text[word.begin] == '_')
        ++word.begin;
      while (text[word.end - 1] == '_')
        --word.end;
    }
    words.push_back(word);
  }
}

}  // namespace pressmark
