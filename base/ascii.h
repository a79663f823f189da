// SPDX-License-Identifier: GPL-2.0-or-later
//
// Kinds of ASCII characters, whatever the locale.
#pragma once

namespace pressmark {

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace pressmark
