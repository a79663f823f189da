// SPDX-License-Identifier: GPL-2.0-or-later
//
// Kinds of ASCII characters, whatever the locale.
#pragma once

namespace pressmark {

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The small letter of an ASCII capital; anything else unchanged.
constexpr char to_ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace pressmark
