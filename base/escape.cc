// SPDX-License-Identifier: GPL-2.0-or-later
//
// Escaping for terminals, CSV and TSV.

#include "base/escape.h"

#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace pressmark {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_hex_byte(std::string& out, char32_t value) {
  out += "\\x";
  out += hex_digits[(value >> 4U) & 0xFU];
  out += hex_digits[value & 0xFU];
}

void append_code_point_escape(std::string& out, char32_t value) {
  out += "\\u{";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += hex_digits[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
  out += '}';
}

bool is_white_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A spreadsheet takes a cell that starts so for a formula.
bool looks_like_formula(std::string_view text) {
  constexpr std::string_view starters = "=+-@\t\r";
  return !text.empty() && starters.find(text.front()) != std::string_view::npos;
}

}  // namespace

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || is_bidi_control(value);
}

bool is_bidi_control(char32_t value) {
  return value == 0x061C || value == 0x200E || value == 0x200F ||
         (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

std::string escape_for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (point.value == '\n' || point.value == '\t' || !is_control(point.value)) {
      append_utf8(out, point.value);
    } else if (point.value < 0x100) {
      append_hex_byte(out, point.value);
    } else {
      append_code_point_escape(out, point.value);
    }
  }
  return out;
}

std::string escape_for_terminal_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool after_space = false;
  for (const char c : text) {
    const bool is_space = is_white_space(c);
    if (!is_space) {
      line += c;
    } else if (!after_space) {
      line += ' ';
    }
    after_space = is_space;
  }
  return escape_for_terminal(line);
}

std::string escape_for_csv(std::string_view text) {
  std::string field = looks_like_formula(text) ? "'" : "";
  field += text;
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

std::string escape_for_tsv(std::string_view text) {
  std::string out = looks_like_formula(text) ? "'" : "";
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace pressmark
