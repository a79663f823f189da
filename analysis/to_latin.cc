// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names in Latin letters, by the script they are in. BGN systems are what English-language news is
// closest to.
#include <array>
#include <memory>
#include <optional>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "analysis/apostrophe.h"
#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

enum class Romanization { russian, ukrainian, belarusian, serbian, macedonian, greek, any, none };

/// One ICU transliterator for each kind. Slow to build, safe to share: all its methods are const.
class Transliterators {
 public:
  Transliterators() {
    constexpr std::array<const char*, 7> names{
        "Russian-Latin/BGN", "Ukrainian-Latin/BGN",  "Belarusian-Latin/BGN",
        "Serbian-Latin/BGN", "Macedonian-Latin/BGN", "Greek-Latin/BGN",
        "Any-Latin",
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string chain = std::string{"NFC; "} + names[i] + "; Latin-ASCII";
      UErrorCode status = U_ZERO_ERROR;
      by_kind_[i].reset(icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(chain),
                                                            UTRANS_FORWARD, status));
      if (U_FAILURE(status)) by_kind_[i].reset();
    }
  }

  /// Null if this ICU was built without its rules: such names stay in their own script.
  const icu::Transliterator* get(Romanization kind) const {
    return kind == Romanization::none ? nullptr : by_kind_[static_cast<std::size_t>(kind)].get();
  }

 private:
  std::array<std::unique_ptr<icu::Transliterator>, 7> by_kind_;
};

/// Cyrillic is read by the language that has the letters in question; Russian where none tell.
Romanization romanization_of_cyrillic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.length;
    switch (c.value) {
      case U'ў':
      case U'Ў':
        return Romanization::belarusian;
      case U'і':
      case U'І':
      case U'ї':
      case U'Ї':
      case U'є':
      case U'Є':
      case U'ґ':
      case U'Ґ':
        // Belarusian has і, too, but then ў is seldom far.
        return text.find("ў") == std::string_view::npos ? Romanization::ukrainian
                                                        : Romanization::belarusian;
      case U'ѓ':
      case U'Ѓ':
      case U'ќ':
      case U'Ќ':
      case U'ѕ':
      case U'Ѕ':
        return Romanization::macedonian;
      case U'ђ':
      case U'Ђ':
      case U'ћ':
      case U'Ћ':
      case U'љ':
      case U'Љ':
      case U'њ':
      case U'Њ':
      case U'џ':
      case U'Џ':
      case U'ј':
      case U'Ј':
        return Romanization::serbian;
      default:
        break;
    }
  }
  return Romanization::russian;
}

/// Nothing for characters that all scripts share: they go with what is before them.
std::optional<Romanization> romanization_of(char32_t c, Romanization cyrillic) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
      return std::nullopt;
    case USCRIPT_LATIN:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Romanization::none;
    case USCRIPT_CYRILLIC:
      return cyrillic;
    case USCRIPT_GREEK:
      return Romanization::greek;
    default:
      return Romanization::any;
  }
}

/// Soft signs, ayin and hamza come out as apostrophes, which names in Latin letters drop.
void append_without_signs(const std::string& latin, std::string& out) {
  for (std::size_t at = 0; at < latin.size();) {
    const CodePoint c = decode_utf8(latin, at);
    const bool is_sign = is_apostrophe(c.value) || c.value == U'`' || c.value == U'\u00B7' ||
                         (c.value >= 0x02B0 && c.value <= 0x02FF);
    if (!is_sign) out.append(latin, at, c.length);
    at += c.length;
  }
}

void append_latin(std::string_view run, Romanization kind, std::string& out) {
  static const Transliterators transliterators;  // immutable: shared by all threads
  const icu::Transliterator* transliterator = transliterators.get(kind);
  if (transliterator == nullptr) {
    out += run;
    return;
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece{run.data(), static_cast<std::int32_t>(run.size())});
  transliterator->transliterate(text);
  std::string latin;
  append_without_signs(text.toUTF8String(latin), out);
}

}  // namespace

std::string to_latin(std::string_view text) {
  std::string out;
  if (is_ascii(text)) return out.assign(text);
  const Romanization cyrillic = romanization_of_cyrillic(text);
  Romanization kind = Romanization::none;
  std::size_t run_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const Romanization next = romanization_of(c.value, cyrillic).value_or(kind);
    if (next != kind) {
      append_latin(text.substr(run_begin, at - run_begin), kind, out);
      run_begin = at;
      kind = next;
    }
    at += c.length;
  }
  append_latin(text.substr(run_begin), kind, out);
  return out;
}

}  // namespace pressmark
