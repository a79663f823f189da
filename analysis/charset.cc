// SPDX-License-Identifier: GPL-2.0-or-later
//
// ICU's converters and its detector.

#include "analysis/charset.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

constexpr std::string_view fallback_charset = "windows-1252";

std::string to_lower_ascii_name(std::string_view name) {
  std::string lower;
  for (const char c : name) {
    if (c == '"' || c == '\'' || c == ' ' || c == '\t') continue;
    lower += to_ascii_lower(c);
  }
  return lower;
}

// The name under which text that claims to be in `lower` is best read (WHATWG Encoding, section
// 4.2): the sets on the left are written by programs that mean the larger ones on the right.
std::string_view wider_charset(std::string_view lower) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 19> wider{{
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"latin-1", "windows-1252"},
      {"ansi_x3.4-1968", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gb_2312-80", "gb18030"},
      {"gbk", "gb18030"},
      {"x-gbk", "gb18030"},
      {"shift_jis", "windows-31j"},
      {"sjis", "windows-31j"},
      {"x-sjis", "windows-31j"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
  }};
  const auto found = std::find_if(wider.begin(), wider.end(),
                                  [&](const auto& pair) { return pair.first == lower; });
  return found != wider.end() ? found->second : lower;
}

// The converter of that name; null if ICU has none.
Converter open_converter(std::string_view name) {
  UErrorCode code = U_ZERO_ERROR;
  const std::string terminated{name};
  Converter converter{ucnv_open(terminated.c_str(), &code)};
  return U_SUCCESS(code) ? std::move(converter) : nullptr;
}

// Counts what it lets pass to ICU's own callback, which writes U+FFFD.
void count_and_substitute(const void* context, UConverterToUnicodeArgs* arguments,
                          const char* bytes, std::int32_t length, UConverterCallbackReason reason,
                          UErrorCode* code) {
  if (reason <= UCNV_IRREGULAR) {
    auto* const count = static_cast<std::uint64_t*>(const_cast<void*>(context));
    *count += static_cast<std::uint64_t>(std::max(length, 0));
  }
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, arguments, bytes, length, reason, code);
}

std::optional<DecodedText> convert(std::string_view raw, std::string_view charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  DecodedText decoded;
  UErrorCode code = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), count_and_substitute, &decoded.repaired_bytes, nullptr,
                      nullptr, &code);
  // In blocks, so that a text of 16 MB does not take another 64 MB at once.
  std::array<UChar, 8192> units;
  const char* source = raw.data();
  const char* const end = raw.data() + raw.size();
  icu::UnicodeString unicode;
  do {
    code = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, 1,
                   &code);
    if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    unicode.append(units.data(), static_cast<std::int32_t>(target - units.data()));
  } while (code == U_BUFFER_OVERFLOW_ERROR);
  unicode.toUTF8String(decoded.text);
  decoded.charset = std::string{charset};
  // Surrogates that UTF-32 spells out, NUL, and a mark inside.
  RepairedText repaired = repair_utf8(decoded.text);
  decoded.text = std::move(repaired.text);
  decoded.repaired_bytes += repaired.repaired_bytes;
  return decoded;
}

std::string_view marked_charset(std::string_view raw) {
  if (raw.starts_with(std::string_view{"\xFF\xFE\0\0", 4})) return "UTF-32LE";
  if (raw.starts_with(std::string_view{"\0\0\xFE\xFF", 4})) return "UTF-32BE";
  if (raw.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (raw.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (raw.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  return {};
}

DecodedText repair(std::string_view raw) {
  RepairedText repaired = repair_utf8(raw);
  return {.text = std::move(repaired.text), .repaired_bytes = repaired.repaired_bytes};
}

// Most of the characters that are not ASCII are well-formed UTF-8.
bool is_damaged_utf8(std::string_view raw) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < raw.size();) {
    if (static_cast<unsigned char>(raw[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(raw, at);
    point.length > 1 ? ++valid : ++invalid;
    at += point.length;
  }
  return valid > invalid;
}

// Text of these sets is all ASCII bytes, so it would pass for UTF-8.
bool is_written_in_ascii(std::string_view charset) {
  return charset.starts_with("iso-2022-") || charset == "utf-7" || charset.starts_with("hz");
}

// A name that may be looked up: declarations are text from outside, and ICU takes options behind a
// comma. UTF-16 without a mark is what nobody writes who can also write the declaration in ASCII.
bool is_usable_name(std::string_view charset) {
  constexpr std::size_t longest = 40;
  return !charset.empty() && charset.size() <= longest && !charset.starts_with("utf-16") &&
         !charset.starts_with("utf-32") && std::all_of(charset.begin(), charset.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.' || c == ':';
         });
}

bool is_utf8_name(std::string_view charset) {
  return charset == "utf-8" || charset == "utf8" || charset == "unicode-1-1-utf-8";
}

// The sets that the detector may name. It knows UTF-16 and 32 by their marks, which were looked at
// before, and the Latin ones by letters that windows-1252 has as well: those need to be sure.
std::optional<std::string> guess_charset(std::string_view raw) {
  constexpr std::size_t sample_bytes = 1U << 16U;
  constexpr std::int32_t least_confidence = 30;
  constexpr std::int32_t least_latin_confidence = 50;
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector{ucsdet_open(&code)};
  const auto length = static_cast<std::int32_t>(std::min(raw.size(), sample_bytes));
  ucsdet_setText(detector.get(), raw.data(), length, &code);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &code);
  if (U_FAILURE(code) || match == nullptr) return std::nullopt;
  const std::int32_t confidence = ucsdet_getConfidence(match, &code);
  const std::string name = to_lower_ascii_name(ucsdet_getName(match, &code));
  if (U_FAILURE(code) || name.starts_with("utf-") || name.starts_with("ibm4")) return std::nullopt;
  const bool is_latin = name.starts_with("iso-8859-1") || name.starts_with("iso-8859-2") ||
                        name.starts_with("iso-8859-9") || name.starts_with("windows-125");
  const bool is_cyrillic = name == "windows-1251";
  const std::int32_t least = is_latin && !is_cyrillic ? least_latin_confidence : least_confidence;
  if (confidence < least) return std::nullopt;
  return std::string{wider_charset(name)};
}

}  // namespace

DecodedText decode_text(std::string_view raw, std::string_view declared) {
  if (const std::string_view marked = marked_charset(raw); !marked.empty()) {
    if (marked == "UTF-8") return repair(raw);
    if (std::optional<DecodedText> decoded = convert(raw, marked)) return *std::move(decoded);
  }
  const std::string lower = to_lower_ascii_name(declared);
  if (is_utf8_name(lower)) return repair(raw);
  if (is_valid_utf8(raw) && !is_written_in_ascii(lower)) return repair(raw);
  const std::string_view wider = wider_charset(lower);
  if (is_usable_name(lower)) {
    if (std::optional<DecodedText> decoded = convert(raw, wider)) return *std::move(decoded);
  }
  if (is_damaged_utf8(raw)) return repair(raw);
  const std::string guess = guess_charset(raw).value_or(std::string{fallback_charset});
  std::optional<DecodedText> decoded = convert(raw, guess);
  if (!decoded) decoded = convert(raw, fallback_charset);
  if (!decoded) return repair(raw);
  decoded->is_guessed = true;
  return *std::move(decoded);
}

}  // namespace pressmark
