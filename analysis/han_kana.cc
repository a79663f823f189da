// SPDX-License-Identifier: GPL-2.0-or-later
//
// Unicode says of the signs that lengthen or repeat which scripts they are used with.
#include "analysis/han_kana.h"

#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

bool is_of_script(UChar32 c) {
  return uscript_hasScript(c, USCRIPT_HAN) != 0 || uscript_hasScript(c, USCRIPT_HIRAGANA) != 0 ||
         uscript_hasScript(c, USCRIPT_KATAKANA) != 0;
}

}  // namespace

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_han_or_kana(std::string_view term) {
  // Their first character is U+2E80, and most words of other languages begin far below.
  constexpr unsigned char first_lead_byte = 0xE2;
  if (term.empty() || static_cast<unsigned char>(term.front()) < first_lead_byte) return false;
  for (std::size_t at = 0; at < term.size();) {
    const CodePoint next = decode_utf8(term, at);
    const auto c = static_cast<UChar32>(next.value);
    if (u_isUAlphabetic(c) == 0 || !is_of_script(c)) return false;
    at += next.length;
  }
  return true;
}

bool are_parted(std::string_view text, const Token& first, const Token& second) {
  if (first.end == second.begin) return false;
  if (!is_han_or_kana(second.term) || !is_han_or_kana(first.term)) return false;
  std::string_view between = text.substr(first.end, second.begin - first.end);
  if (between.starts_with('\r')) between.remove_prefix(1);
  if (between.empty()) return false;
  const CodePoint sign = decode_utf8(between, 0);
  return sign.length != between.size() || u_isUWhiteSpace(static_cast<UChar32>(sign.value)) == 0;
}

// Words are short: the beginning up to each character is folded by itself, for what one character
// becomes may depend on the next (half-width kana and their marks).
ByteRange find_characters(std::string_view printed, std::uint32_t first, std::uint32_t last) {
  const auto size = static_cast<std::uint32_t>(printed.size());
  ByteRange range;
  std::uint32_t covered = 0;
  for (std::uint32_t at = 0; at < size;) {
    at += decode_utf8(printed, at).length;
    const std::uint32_t folded = count_characters(fold_case(printed.substr(0, at)));
    if (covered >= last && folded > last) break;
    covered = folded;
    range.end = at;
    if (folded <= first) range.begin = at;
  }
  return range;
}

}  // namespace pressmark
