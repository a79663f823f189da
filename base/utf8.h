// SPDX-License-Identifier: GPL-2.0-or-later
//
// UTF-8: is it valid, make it valid, walk it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pressmark {

/// True if `text` is well-formed UTF-8 (no overlong forms, surrogates, or values past U+10FFFF).
bool is_valid_utf8(std::string_view text);

/// True if every byte is below 0x80.
bool is_ascii(std::string_view text);

struct RepairedText {
  std::string text;                  ///< Valid UTF-8 without NUL.
  std::uint64_t repaired_bytes = 0;  ///< How many input bytes were replaced or dropped; 0 if none.
};

/// Replaces each maximal ill-formed sequence by U+FFFD (Unicode 15, section 3.9, "substitution of
/// maximal subparts") and drops NUL bytes and a leading byte order mark. Dropping the mark does not
/// count as a repair.
RepairedText repair_utf8(std::string_view text);

/// One code point and its length in bytes, 1 to 4. Ill-formed input gives U+FFFD with length 1.
struct CodePoint {
  char32_t value;
  std::uint32_t length;
};

/// The code point that starts at `text[at]`. Requires at < text.size().
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// All of them, in place of what was in `out`.
void decode_utf8(std::string_view text, std::u32string& out);

void append_utf8(std::string& out, char32_t code_point);

/// The largest offset <= `at` that does not split a code point of valid UTF-8.
std::size_t floor_to_code_point(std::string_view text, std::size_t at);

/// Columns the text takes on a terminal: 0 for combining marks, 2 for wide East Asian, else 1.
std::size_t display_width(std::string_view text);

}  // namespace pressmark
