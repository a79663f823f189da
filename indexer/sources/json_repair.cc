// SPDX-License-Identifier: GPL-2.0-or-later
//
// Escapes and numbers are found by walking over the bytes; strings are told from what is not.

#include "indexer/sources/json_repair.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace pressmark {

namespace {

std::optional<std::uint32_t> read_hex4(std::string_view digits) {
  if (digits.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) {
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

// The code unit that the escape `\uXXXX` at `at` stands for.
std::optional<std::uint32_t> read_escape(std::string_view json, std::size_t at) {
  return json.substr(at).starts_with("\\u") ? read_hex4(json.substr(at + 2)) : std::nullopt;
}

constexpr std::array<std::string_view, 3> no_numbers{"-Infinity", "Infinity", "NaN"};

}  // namespace

bool repair_surrogate_escapes(std::string& json) {
  constexpr std::size_t escape_length = 6;
  bool is_changed = false;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::optional<std::uint32_t> unit = read_escape(json, at);
    if (!unit) {
      at += 2;  // another escape: what it escapes is no beginning of one
      continue;
    }
    const bool is_high = *unit >= 0xD800 && *unit <= 0xDBFF;
    const bool is_low = *unit >= 0xDC00 && *unit <= 0xDFFF;
    if (is_high) {
      const auto next = read_escape(json, at + escape_length);
      if (next && *next >= 0xDC00 && *next <= 0xDFFF) {
        at += 2 * escape_length;
        continue;
      }
    }
    if (is_high || is_low) {
      json.replace(at, escape_length, "\\ufffd");
      is_changed = true;
    }
    at += escape_length;
  }
  return is_changed;
}

bool repair_numbers(std::string& json) {
  std::string repaired;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && c == '\\' && at + 1 < json.size()) {
      repaired += c;
      repaired += json[++at];
      continue;
    }
    in_string = in_string != (c == '"');
    const std::string_view rest = std::string_view{json}.substr(at);
    const auto word = std::ranges::find_if(
        no_numbers, [&](std::string_view no_number) { return rest.starts_with(no_number); });
    if (in_string || word == no_numbers.end()) {
      repaired += c;
    } else {
      repaired += "null";
      at += word->size() - 1;
    }
  }
  const bool is_changed = repaired != json;
  json = std::move(repaired);
  return is_changed;
}

}  // namespace pressmark
