// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names, headers and marks of file formats, which are ASCII: compared without case, cut and
// trimmed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace pressmark {

constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower_ascii(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return lower_ascii(c); });
  return lower;
}

/// Space, tab, line feed, vertical tab, form feed, carriage return.
constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes that are no ASCII white space.
inline std::size_t count_ink(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii_space(c); }));
}

/// Without ASCII white space at either end.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back()))
    text.remove_suffix(1);
  return text;
}

/// `lower` is in lower case.
constexpr bool equals_in_lower(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

/// `lower` is in lower case.
constexpr bool starts_in_lower(std::string_view text, std::string_view lower) {
  return equals_in_lower(text.substr(0, lower.size()), lower);
}

/// Where `lower`, which is in lower case, is found in `text` in any case; npos if nowhere.
inline std::size_t find_in_lower(std::string_view text, std::string_view lower,
                                 std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), lower.begin(),
                  lower.end(), [](char a, char b) { return lower_ascii(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

}  // namespace pressmark
