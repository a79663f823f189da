// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which code points make words, which of them are capitals, and the hash under which a word is
// known. Cheaper and coarser than ICU: names are found at the speed of a scan, and compared with
// the help of ICU later, in canonical_names.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pressmark::entities {

/// Letters, marks and digits of any script, but no punctuation, symbols or white space.
bool is_word_character(char32_t c);

/// A capital letter of Latin, Greek, Cyrillic or Armenian.
bool is_capital(char32_t c);

/// The small letter of a capital for which is_capital() holds; anything else unchanged.
char32_t to_small(char32_t c);

/// What a byte is, if it is a character of its own.
enum class ByteKind : std::uint8_t { other, small, capital, digit, mark };

/// By byte. `mark` stands for what may join two words, and for the bytes of longer characters.
extern const std::array<ByteKind, 256> byte_kinds;

/// Takes a word letter by letter.
class WordHash {
 public:
  /// Of an ASCII letter or digit.
  void add_ascii(char c, ByteKind kind) {
    mix(static_cast<unsigned char>(c) | (kind == ByteKind::capital ? 0x20U : 0U));
  }
  void add(char32_t c) {
    if (c != U'.') mix(c == U'\u2019' ? U'\'' : to_small(c));
  }
  std::uint64_t value() const { return hash_ ^ (hash_ >> 29U); }

 private:
  void mix(char32_t c) { hash_ = (hash_ ^ c) * 0x100000001b3U; }

  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

/// The same for "Inc", "inc." and "INC", "U.S." and "US", "O’Brien" and "O'Brien".
std::uint64_t hash_word(std::string_view word);

/// The hash of a name is the hashes of its words taken together, in order, from `empty_name` on.
inline constexpr std::uint64_t empty_name = 0x9e3779b97f4a7c15U;
constexpr std::uint64_t extend_name(std::uint64_t name, std::uint64_t word) {
  std::uint64_t mixed = (name ^ word) * 0xff51afd7ed558ccdU;
  return mixed ^ (mixed >> 32U);
}

}  // namespace pressmark::entities
