// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON text, deterministic to the byte.

#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/escape.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

/// A call that JSON has no text for is a mistake in this program, not in its input.
void require(bool condition) {
  if (!condition) std::abort();
}

void append_unicode_escape(std::string& out, char32_t value) {
  constexpr std::string_view hex_digits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += hex_digits[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

void append_escaped(std::string& out, char32_t value) {
  switch (value) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (is_control(value) || value == 0x2028 || value == 0x2029) {
    append_unicode_escape(out, value);
  } else {
    append_utf8(out, value);
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    append_escaped(out, point.value);
  }
  out += '"';
}

template <typename Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_elements_.empty()) {
    require(out_.empty());
    return;
  }
  if (has_elements_.back()) out_ += ',';
  has_elements_.back() = true;
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  out_ += '{';
  has_elements_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  require(!has_elements_.empty() && !after_key_);
  has_elements_.pop_back();
  out_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  out_ += '[';
  has_elements_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  require(!has_elements_.empty() && !after_key_);
  has_elements_.pop_back();
  out_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  require(!has_elements_.empty() && !after_key_);
  before_value();
  append_string(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  append_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
  before_value();
  out_ += flag ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  require(std::isfinite(number));
  before_value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value_fixed(double number, int decimals) {
  require(std::isfinite(number) && decimals >= 0 && decimals <= 17);
  before_value();
  std::array<char, 352> digits{};  // the largest double has 309 digits before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::signed_integer(std::int64_t number) {
  before_value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::unsigned_integer(std::uint64_t number) {
  before_value();
  append_number(out_, number);
  return *this;
}

std::string JsonWriter::take() {
  require(has_elements_.empty() && !after_key_);
  return std::exchange(out_, {});
}

}  // namespace pressmark
