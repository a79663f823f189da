// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which code points make words, which of them are capitals, and the hash under which a word is
// known. Cheaper and coarser than ICU: names are found at the speed of a scan, and compared with
// the help of ICU later, in canonical_names.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark::entities {

/// Letters, marks and digits of any script, but no punctuation, symbols or white space.
bool is_word_character(char32_t c);

/// A capital letter of Latin, Greek, Cyrillic or Armenian.
bool is_capital(char32_t c);

/// The small letter of a capital for which is_capital() holds; anything else unchanged.
char32_t to_small(char32_t c);

/// The same for "Inc", "inc." and "INC", "U.S." and "US", "O’Brien" and "O'Brien".
std::uint64_t hash_word(std::string_view word);

/// The hash of a name is the hashes of its words taken together, in order, from `empty_name` on.
inline constexpr std::uint64_t empty_name = 0x9e3779b97f4a7c15U;
constexpr std::uint64_t extend_name(std::uint64_t name, std::uint64_t word) {
  std::uint64_t mixed = (name ^ word) * 0xff51afd7ed558ccdU;
  return mixed ^ (mixed >> 32U);
}

}  // namespace pressmark::entities
