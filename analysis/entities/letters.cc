// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ranges of the Unicode blocks that newspapers use.
#include "analysis/entities/letters.h"

#include <cstddef>

#include "base/utf8.h"

namespace pressmark::entities {
namespace {

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Latin Extended-A and -B, and Latin Extended Additional: capitals stand at even code points, but
// for two stretches in which they stand at odd ones.
bool is_paired_latin_capital(char32_t c) {
  if (is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E)) return (c & 1U) == 1;
  if (is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177) || is_between(c, 0x1DE, 0x1EF) ||
      is_between(c, 0x1F8, 0x21F) || is_between(c, 0x1E00, 0x1E95) ||
      is_between(c, 0x1EA0, 0x1EFF)) {
    return (c & 1U) == 0;
  }
  return false;
}

char32_t to_small_cyrillic(char32_t c) {
  if (c <= 0x40F) return c + 0x50;
  if (c <= 0x42F) return c + 0x20;
  if (c == 0x4C0) return 0x4CF;
  if (is_between(c, 0x4C1, 0x4CE)) return (c & 1U) == 1 ? c + 1 : c;
  const bool is_pair = is_between(c, 0x460, 0x481) || is_between(c, 0x48A, 0x4BF) || c >= 0x4D0;
  return is_pair && (c & 1U) == 0 ? c + 1 : c;
}

constexpr std::array<ByteKind, 256> make_byte_kinds() {
  std::array<ByteKind, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const auto c = static_cast<char32_t>(byte);
    if (is_between(c, 'a', 'z')) kinds[byte] = ByteKind::small;
    if (is_between(c, 'A', 'Z')) kinds[byte] = ByteKind::capital;
    if (is_between(c, '0', '9')) kinds[byte] = ByteKind::digit;
    if (c == '.' || c == '\'' || c == '&' || c >= 0x80) kinds[byte] = ByteKind::mark;
  }
  return kinds;
}

}  // namespace

constexpr std::array<ByteKind, 256> byte_kinds = make_byte_kinds();

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return is_between(c | 0x20U, 'a', 'z') || is_between(c, '0', '9');
  }
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  return !is_between(c, 0x2000, 0x206F) && !is_between(c, 0x2070, 0x2BFF) &&
         !is_between(c, 0x2E00, 0x2E7F) && !is_between(c, 0x3000, 0x303F) &&
         !is_between(c, 0xFE10, 0xFE6F) && !is_between(c, 0xFF00, 0xFF0F) && c != 0xFFFD;
}

bool is_capital(char32_t c) {
  return to_small(c) != c;
}

char32_t to_small(char32_t c) {
  if (c < 0x80) return is_between(c, 'A', 'Z') ? c + 0x20 : c;
  if (is_between(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 0x20;
  if (c < 0x100) return c;
  if (c == 0x178) return 0xFF;
  if (is_paired_latin_capital(c)) return c + 1;
  if (is_between(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (is_between(c, 0x400, 0x52F)) return to_small_cyrillic(c);
  return is_between(c, 0x531, 0x556) ? c + 0x30 : c;
}

std::uint64_t hash_word(std::string_view word) {
  WordHash hash;
  for (std::size_t at = 0; at < word.size();) {
    const char byte = word[at];
    const ByteKind kind = byte_kinds[static_cast<unsigned char>(byte)];
    if (kind != ByteKind::other && kind != ByteKind::mark) {
      hash.add_ascii(byte, kind);
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(word, at);
    hash.add(c.value);
    at += c.length;
  }
  return hash.value();
}

}  // namespace pressmark::entities
