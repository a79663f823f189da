// SPDX-License-Identifier: GPL-2.0-or-later
//
// UTF-8 after Unicode 15, section 3.9.

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace pressmark {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

/// The sequence that starts at a byte: how long it is and whether it is well formed. An ill-formed
/// one has the length of its maximal subpart (Unicode table 3-7), at least 1.
struct Sequence {
  std::uint32_t length;
  bool is_valid;
};

/// What table 3-7 allows for the second byte after a lead byte.
struct SecondByte {
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
};

SecondByte second_byte_of(std::uint8_t lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {};
  }
}

Sequence sequence_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const SecondByte second = second_byte_of(lead);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i >= text.size()) return {i, false};
    const std::uint8_t byte = byte_at(text, at + i);
    const std::uint8_t low = i == 1 ? second.low : 0x80;
    const std::uint8_t high = i == 1 ? second.high : 0xBF;
    if (byte < low || byte > high) return {i, false};
  }
  return {length, true};
}

/// Length of the ASCII run that starts at `at`, eight bytes at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
    at += sizeof word;
  }
  while (at < text.size() && byte_at(text, at) < 0x80)
    ++at;
  return at - start;
}

/// Likewise, of ASCII without NUL.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    // Of bytes below 0x80, taking one away sets the high bit of the first zero.
    if (((word | (word - 0x0101010101010101U)) & 0x8080808080808080U) != 0) break;
    at += sizeof word;
  }
  while (at < text.size() && byte_at(text, at) < 0x80 && text[at] != '\0')
    ++at;
  return at - start;
}

struct CodePointRange {
  char32_t first;
  char32_t last;
};

/// Ranges that a terminal draws over the letter before them.
constexpr std::array zero_width{
    CodePointRange{0x0300, 0x036F}, CodePointRange{0x0483, 0x0489}, CodePointRange{0x0591, 0x05BD},
    CodePointRange{0x0610, 0x061A}, CodePointRange{0x064B, 0x065F}, CodePointRange{0x0670, 0x0670},
    CodePointRange{0x06D6, 0x06DC}, CodePointRange{0x0900, 0x0902}, CodePointRange{0x093C, 0x093C},
    CodePointRange{0x0941, 0x0948}, CodePointRange{0x094D, 0x094D}, CodePointRange{0x0E31, 0x0E31},
    CodePointRange{0x0E34, 0x0E3A}, CodePointRange{0x0E47, 0x0E4E}, CodePointRange{0x1AB0, 0x1AFF},
    CodePointRange{0x1DC0, 0x1DFF}, CodePointRange{0x200B, 0x200F}, CodePointRange{0x202A, 0x202E},
    CodePointRange{0x2060, 0x2064}, CodePointRange{0x20D0, 0x20FF}, CodePointRange{0xFE00, 0xFE0F},
    CodePointRange{0xFE20, 0xFE2F}, CodePointRange{0xFEFF, 0xFEFF}};

/// East Asian Wide and Fullwidth (UAX #11), and emoji presentation.
constexpr std::array double_width{
    CodePointRange{0x1100, 0x115F},   CodePointRange{0x2E80, 0x303E},
    CodePointRange{0x3041, 0x33FF},   CodePointRange{0x3400, 0x4DBF},
    CodePointRange{0x4E00, 0x9FFF},   CodePointRange{0xA000, 0xA4CF},
    CodePointRange{0xA960, 0xA97F},   CodePointRange{0xAC00, 0xD7A3},
    CodePointRange{0xF900, 0xFAFF},   CodePointRange{0xFE30, 0xFE6F},
    CodePointRange{0xFF00, 0xFF60},   CodePointRange{0xFFE0, 0xFFE6},
    CodePointRange{0x1F300, 0x1F64F}, CodePointRange{0x1F680, 0x1F6FF},
    CodePointRange{0x1F900, 0x1F9FF}, CodePointRange{0x20000, 0x3FFFD}};

template <std::size_t size>
bool contains(const std::array<CodePointRange, size>& ranges, char32_t value) {
  const auto* after =
      std::upper_bound(ranges.begin(), ranges.end(), value,
                       [](char32_t v, const CodePointRange& range) { return v < range.first; });
  return after != ranges.begin() && value <= std::prev(after)->last;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  std::size_t at = ascii_run(text, 0);
  while (at < text.size()) {
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.is_valid) return false;
    at += sequence.length;
    at += ascii_run(text, at);
  }
  return true;
}

bool is_ascii(std::string_view text) {
  return ascii_run(text, 0) == text.size();
}

RepairedText repair_utf8(std::string_view text) {
  RepairedText repaired;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  repaired.text.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t plain = plain_run(text, at);
    repaired.text.append(text, at, plain);
    at += plain;
    if (at == text.size()) break;
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.is_valid) {
      append_utf8(repaired.text, replacement);
      repaired.repaired_bytes += sequence.length;
    } else if (text[at] == '\0') {
      ++repaired.repaired_bytes;
    } else {
      repaired.text.append(text, at, sequence.length);
    }
    at += sequence.length;
  }
  return repaired;
}

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const Sequence sequence = sequence_at(text, at);
  if (!sequence.is_valid) return {replacement, 1};
  const std::uint8_t lead = byte_at(text, at);
  if (sequence.length == 1) return {lead, 1};
  char32_t value = lead & (0xFFU >> (sequence.length + 1));
  for (std::uint32_t i = 1; i < sequence.length; ++i) {
    value = (value << 6U) | (byte_at(text, at + i) & 0x3FU);
  }
  return {value, sequence.length};
}

void decode_utf8(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    out.push_back(next.value);
    at += next.length;
  }
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

std::size_t floor_to_code_point(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && (byte_at(text, at) & 0xC0U) == 0x80U)
    --at;
  return at;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = ascii_run(text, at);
    width += ascii;
    at += ascii;
    if (at == text.size()) break;
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (point.value < 0x300) {
      ++width;
    } else if (!contains(zero_width, point.value)) {
      width += contains(double_width, point.value) ? 2U : 1U;
    }
  }
  return width;
}

}  // namespace pressmark
