// SPDX-License-Identifier: GPL-2.0-or-later
//
// Case and compatibility folding is ICU's; which marks are accents is decided here, by script.
#include "analysis/fold.h"

#include <cstdint>
#include <cstdlib>
#include <new>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "analysis/apostrophe.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

using GetNormalizer = const icu::Normalizer2* (*)(UErrorCode&);

void expect_success(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc{};
  if (U_FAILURE(status)) std::abort();
}

/// ICU's normalisers are built into its library and shared between threads: failing to get one
/// means a broken installation, which nothing can go on from.
std::string normalized(std::string_view text, GetNormalizer get) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  expect_success(status);
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  icu::StringByteSink<std::string> sink{&out};
  const icu::StringPiece piece{text.data(), static_cast<std::int32_t>(text.size())};
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  expect_success(status);
  return out;
}

/// Letters whose stroke or ligature Unicode does not decompose, but which readers type without.
std::string_view without_stroke(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'ħ':
      return "h";
    case U'ŧ':
      return "t";
    case U'ı':
      return "i";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'þ':
      return "th";
    default:
      return {};
  }
}

bool is_cyrillic_vowel(char32_t c) {
  return std::u32string_view{U"аеиоуыэюяіАЕИОУЫЭЮЯІ"}.find(c) != std::u32string_view::npos;
}

bool is_alef(char32_t c) {
  return c == 0x0627;
}

/// Whether `mark` over `base` is an accent, without which the letter is still the same.
bool is_accent(char32_t base, char32_t mark) {
  if (base < 0x80) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(base), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_HEBREW:
      return true;
    case USCRIPT_ARABIC: {
      // Madda and hamza make other letters (U+0624, U+0626), except on alef, where usage varies.
      const bool makes_letter = mark >= 0x0653 && mark <= 0x0655;
      return !makes_letter || is_alef(base);
    }
    case USCRIPT_CYRILLIC:
      if (mark == 0x0308) return base == U'е' || base == U'Е';
      return mark == 0x0301 && is_cyrillic_vowel(base);  // stress; elsewhere it makes letters
    default:
      return false;
  }
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_of_word(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  return u_isUAlphabetic(character) || u_isdigit(character) || is_mark(c);
}

bool all_of_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_of_word(c.value)) return false;
    at += c.length;
  }
  return !text.empty();
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string folded;
  if (is_ascii(text)) {
    folded.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
      folded[i] = to_ascii_lower(text[i]);
    return folded;
  }
  const std::string casefolded = normalized(text, icu::Normalizer2::getNFKCCasefoldInstance);
  folded.reserve(casefolded.size());
  for (std::size_t at = 0; at < casefolded.size();) {
    const CodePoint c = decode_utf8(casefolded, at);
    if (is_apostrophe(c.value)) {
      folded += '\'';
    } else {
      folded.append(casefolded, at, c.length);
    }
    at += c.length;
  }
  return folded;
}

bool folds_within_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    at += c.length;
    if (c.value < 0x80 || is_apostrophe(c.value)) continue;
    const std::string folded = fold_case(bytes);
    if (folded == bytes) continue;
    if (!is_of_word(c.value) || !all_of_words(folded)) return false;
    if (is_mark(c.value) != is_mark(decode_utf8(folded, 0).value)) return false;
  }
  return true;
}

std::string fold_accents(std::string_view folded) {
  if (is_ascii(folded)) return std::string{folded};
  constexpr char32_t tatweel = 0x0640;
  const std::string decomposed = normalized(folded, icu::Normalizer2::getNFDInstance);
  std::string out;
  out.reserve(decomposed.size());
  char32_t base = 0x3042;  // at the beginning there is nothing that a mark could be an accent on
  for (std::size_t at = 0; at < decomposed.size();) {
    const CodePoint c = decode_utf8(decomposed, at);
    const std::string_view bytes = std::string_view{decomposed}.substr(at, c.length);
    at += c.length;
    if (is_mark(c.value)) {
      if (!is_accent(base, c.value)) out += bytes;
      continue;
    }
    if (c.value == tatweel) continue;
    base = c.value;
    const std::string_view plain = without_stroke(c.value);
    out += plain.empty() ? bytes : plain;
  }
  return is_ascii(out) ? out : normalized(out, icu::Normalizer2::getNFCInstance);
}

std::string fold_keyword(std::string_view text) {
  const std::string folded = fold_accents(fold_case(text));
  std::string out;
  out.reserve(folded.size());
  bool after_space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const bool is_space = u_isUWhiteSpace(static_cast<UChar32>(c.value)) != 0;
    if (!is_space) {
      if (after_space && !out.empty()) out += ' ';
      out.append(folded, at, c.length);
    }
    after_space = is_space;
    at += c.length;
  }
  return out;
}

std::string fold_words(std::string_view text) {
  const std::string folded = fold_accents(fold_case(text));
  std::string out;
  out.reserve(folded.size());
  bool is_between = true;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c.value));
    const bool is_word = (category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
    if (is_word) {
      if (is_between && !out.empty()) out += ' ';
      out.append(folded, at, c.length);
    }
    is_between = !is_word;
    at += c.length;
  }
  return out;
}

}  // namespace pressmark
