// SPDX-License-Identifier: GPL-2.0-or-later
//
// Three small decoders that take whatever comes.

#include "indexer/sources/transfer_encoding.h"

#include <cstddef>
#include <optional>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

std::optional<std::uint32_t> hex_digit(char c) {
  if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0');
  const char lower = lower_ascii(c);
  if (lower >= 'a' && lower <= 'f') return static_cast<std::uint32_t>(lower - 'a' + 10);
  return std::nullopt;
}

std::optional<std::uint32_t> base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a' + 26);
  if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0' + 52);
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return std::nullopt;
}

// How many bytes at `at`, a "=", belong to a soft line break; 0 if it is none.
std::size_t soft_break(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
    ++at;
  if (text.substr(at).starts_with("\r\n")) return at + 2;
  if (text.substr(at).starts_with('\n')) return at + 1;
  return at == text.size() ? at : 0;
}

// "1a;name=value": the size, and no other line.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  constexpr std::size_t most_digits = 8;
  if (line.empty() || line.size() > most_digits) return std::nullopt;
  std::uint64_t size = 0;
  for (const char c : line) {
    const std::optional<std::uint32_t> digit = hex_digit(c);
    if (!digit) return std::nullopt;
    size = size * 16 + *digit;
  }
  return size;
}

}  // namespace

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '=') {
      bytes += text[at++];
      continue;
    }
    const auto high = at + 2 < text.size() ? hex_digit(text[at + 1]) : std::nullopt;
    const auto low = at + 2 < text.size() ? hex_digit(text[at + 2]) : std::nullopt;
    if (high && low) {
      bytes += static_cast<char>(*high * 16 + *low);
      at += 3;
    } else if (const std::size_t length = soft_break(text.substr(at)); length > 0) {
      at += length;
    } else {
      bytes += text[at++];
    }
  }
  return bytes;
}

std::string decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char c : text) {
    if (c == '=') {
      group = 0;  // what follows, if anything, is another run of it
      bits = 0;
      continue;
    }
    const std::optional<std::uint32_t> digit = base64_digit(c);
    if (!digit) continue;
    group = (group << 6U) | *digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((group >> bits) & 0xFFU);
    }
  }
  return bytes;
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
  if (equals_in_lower(trimmed(encoding), "quoted-printable")) return decode_quoted_printable(body);
  if (equals_in_lower(trimmed(encoding), "base64")) return decode_base64(body);
  return std::string{body};
}

Dechunked decode_chunks(std::string_view text) {
  Dechunked decoded;
  const std::string_view whole = text;
  bool is_first = true;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::optional<std::uint64_t> size =
        end == std::string_view::npos ? std::nullopt : chunk_size(text.substr(0, end));
    if (!size) {
      decoded.is_whole = false;
      if (is_first) decoded.bytes = whole;
      return decoded;
    }
    is_first = false;
    if (*size == 0) return decoded;
    text.remove_prefix(end + 1);
    if (text.size() < *size) {
      decoded.bytes += text;
      decoded.is_whole = false;
      return decoded;
    }
    decoded.bytes += text.substr(0, static_cast<std::size_t>(*size));
    text.remove_prefix(static_cast<std::size_t>(*size));
    if (text.starts_with("\r\n")) {
      text.remove_prefix(2);
    } else if (text.starts_with('\n')) {
      text.remove_prefix(1);
    }
  }
}

}  // namespace pressmark
