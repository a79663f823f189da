// SPDX-License-Identifier: GPL-2.0-or-later
//
// The characters that people and typesetters use for an apostrophe. All count as ' everywhere.
#pragma once

namespace pressmark {

constexpr bool is_apostrophe(char32_t c) {
  switch (c) {
    case U'\'':
    case U'\u02BB':  // ʻ okina
    case U'\u02BC':  // ʼ modifier letter apostrophe
    case U'\u2018':  // ‘
    case U'\u2019':  // ’
    case U'\u201B':  // ‛
    case U'\uFF07':  // ＇
      return true;
    default:
      return false;
  }
}

}  // namespace pressmark
