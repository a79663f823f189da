// SPDX-License-Identifier: GPL-2.0-or-later
//
// ICU's word boundaries over a UTF-16 copy of the text, in which the characters this project treats
// otherwise than ICU are replaced first. ICU 72 joins words at @, for one; other versions do not.
#include <cstddef>
#include <new>
#include <string>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "analysis/apostrophe.h"
#include "analysis/word_finder.h"

namespace pressmark {
namespace {

bool is_ascii_letter(UChar32 c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Moves `at` past one code point, or past a part of one that is ill-formed: that is negative.
UChar32 next_code_point(const std::uint8_t* bytes, std::int32_t& at, std::int32_t size) {
  UChar32 c = 0;
  U8_NEXT(bytes, at, size, c);
  return c;
}

/// The character that stands for `c` when words are cut. Must not be longer in UTF-16 than `c`.
UChar32 as_cut(UChar32 c) {
  if (is_ascii_letter(c)) return c;
  if (c < 0) return U' ';  // not UTF-8
  if (is_apostrophe(static_cast<char32_t>(c))) return U'\'';
  switch (c) {
    case U'@':
    case 0xFE6B:  // small @
    case 0xFF20:  // full-width @
    case U';':    // joins digits, as the comma does
    case 0x037E:  // Greek question mark, the same character to Unicode
    case 0xFE14:
    case 0xFE54:
    case 0xFF1B:
    case 0x202F:  // narrow no-break space: a connector to UAX #29, a space to typesetters
      return U' ';
    default:
      return c;
  }
}

bool is_alphabetic(UChar32 c) {
  return is_ascii_letter(c) || (c >= 0x80 && u_isUAlphabetic(c) != 0);
}

bool is_mark_or_invisible(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

/// Repeats the Han character before it, as 々 does. ICU finds such signs in a run, but not alone.
bool is_repetition(UChar32 c) {
  return c == 0x3005 || c == 0x303B || c == 0x16FE3;
}

bool begins_word(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
    case U_WB_KATAKANA:
    case U_WB_NUMERIC:
    case U_WB_EXTENDNUMLET:
      return true;
    default:
      return false;
  }
}

bool is_connector(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_EXTENDNUMLET;
}

}  // namespace

class UnicodeWordFinder::Impl {
 public:
  explicit Impl(std::unique_ptr<icu::BreakIterator> boundaries)
      : boundaries_(std::move(boundaries)) {}
  ~Impl() { utext_close(&utext_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void find(std::string_view text, ByteRange range, std::vector<FoundWord>& words) {
    copy(text, range);
    UErrorCode status = U_ZERO_ERROR;
    utext_openUChars(&utext_, units_.data(), static_cast<std::int64_t>(units_.size()), &status);
    boundaries_->setText(&utext_, status);
    if (U_FAILURE(status)) throw std::bad_alloc{};  // all that is left to go wrong here
    std::int32_t begin = boundaries_->first();
    for (std::int32_t end = boundaries_->next(); end != icu::BreakIterator::DONE;
         begin = end, end = boundaries_->next()) {
      const std::int32_t kind = boundaries_->getRuleStatus();
      if (kind >= UBRK_WORD_NUMBER || is_unknown_word(begin, end)) {
        add_word(begin, end, kind >= UBRK_WORD_LETTER && kind < UBRK_WORD_LETTER_LIMIT, words);
      }
    }
  }

 private:
  void copy(std::string_view text, ByteRange range) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + range.begin;
    const auto size = static_cast<std::int32_t>(range.size());
    units_.clear();
    offsets_.clear();
    for (std::int32_t at = 0; at < size;) {
      const std::uint32_t offset = range.begin + static_cast<std::uint32_t>(at);
      append(as_cut(next_code_point(bytes, at, size)), offset);
    }
    offsets_.push_back(range.end);
  }

  void append(UChar32 c, std::uint32_t offset) {
    offsets_.push_back(offset);
    if (U_IS_BMP(c)) {
      units_.push_back(static_cast<char16_t>(c));
      return;
    }
    offsets_.push_back(offset);
    units_.push_back(U16_LEAD(c));
    units_.push_back(U16_TRAIL(c));
  }

  /// Pairs are whole here.
  UChar32 code_point_at(std::int32_t at) const {
    const auto index = static_cast<std::size_t>(at);
    const char16_t unit = units_[index];
    return U16_IS_LEAD(unit) ? U16_GET_SUPPLEMENTARY(unit, units_[index + 1]) : unit;
  }

  /// Of what ICU holds to be no word: a sign of repetition, and a word that ends with a connector
  /// and an invisible character ("a_", U+FEFF), which it knows without the one or the other.
  bool is_unknown_word(std::int32_t begin, std::int32_t end) const {
    const UChar32 first = code_point_at(begin);
    return is_repetition(first) || (begin + U16_LENGTH(first) < end && begins_word(first));
  }

  /// Trims the word and keeps it if a letter or digit is in it. Marks with no letter before them
  /// go.
  void add_word(std::int32_t begin, std::int32_t end, bool is_letters,
                std::vector<FoundWord>& words) {
    bool has_core = false;
    std::int32_t trimmed_end = begin;
    for (std::int32_t at = begin; at < end;) {
      const std::int32_t start = at;
      const UChar32 c = code_point_at(at);
      at += U16_LENGTH(c);
      const bool is_letter = is_alphabetic(c);
      if (!has_core && ((is_letter && !is_mark_or_invisible(c)) || u_isdigit(c) != 0)) {
        has_core = true;
        begin = start;
      }
      const bool is_quote = c == U'\'';
      is_letters = is_letters && (is_letter || is_quote || is_mark_or_invisible(c));
      // What is joined to a connector goes with it.
      const bool is_joined = trimmed_end == start || !is_mark_or_invisible(c);
      if (is_letter || (has_core && is_joined && !is_quote && !is_connector(c))) trimmed_end = at;
    }
    if (!has_core) return;
    words.push_back({offsets_[static_cast<std::size_t>(begin)],
                     offsets_[static_cast<std::size_t>(trimmed_end)], is_letters});
  }

  std::unique_ptr<icu::BreakIterator> boundaries_;
  UText utext_ = UTEXT_INITIALIZER;
  std::vector<char16_t> units_;
  std::vector<std::uint32_t> offsets_;  // per unit the byte where its code point begins
};

Result<UnicodeWordFinder> UnicodeWordFinder::create() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> boundaries{
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
  if (U_FAILURE(status) || !boundaries) {
    return Error{ErrorKind::io,
                 std::string{"cannot load the word boundary rules of ICU: "} + u_errorName(status),
                 "reinstall ICU; its data file may be missing or of another version"};
  }
  return UnicodeWordFinder{std::make_unique<Impl>(std::move(boundaries))};
}

UnicodeWordFinder::UnicodeWordFinder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
UnicodeWordFinder::UnicodeWordFinder(UnicodeWordFinder&&) noexcept = default;
UnicodeWordFinder& UnicodeWordFinder::operator=(UnicodeWordFinder&&) noexcept = default;
UnicodeWordFinder::~UnicodeWordFinder() = default;

void UnicodeWordFinder::find(std::string_view text, ByteRange range,
                             std::vector<FoundWord>& words) {
  impl_->find(text, range, words);
}

}  // namespace pressmark
