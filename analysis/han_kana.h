// SPDX-License-Identifier: GPL-2.0-or-later
//
// What Chinese and Japanese are written in: Han characters and kana, without spaces. Where a word
// of theirs ends is what ICU's dictionary makes of it, so a search compares their characters.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/analyzer.h"
#include "base/byte_range.h"

namespace pressmark {

/// True of a folded word that is of Han characters and kana alone. Of no character: false.
bool is_han_or_kana(std::string_view term);

/// True if both words of `text`, of which the second follows the first, are of such characters and
/// something but one white space or line break stands between them: they are not side by side.
bool are_parted(std::string_view text, const Token& first, const Token& second);

/// How many code points.
std::uint32_t count_characters(std::string_view text);

/// Where characters `first` to `last` of the folded word, the last one not included, are in
/// `printed`, of which fold_case() makes it. What folds to several characters (U+337F, four) is
/// there as a whole. Requires first < last, and that the folded word has so many.
ByteRange find_characters(std::string_view printed, std::uint32_t first, std::uint32_t last);

}  // namespace pressmark
