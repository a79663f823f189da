// SPDX-License-Identifier: GPL-2.0-or-later
//
// All of these declarations are ASCII in whatever set the rest is.

#include "indexer/sources/declared_charset.h"

#include <algorithm>
#include <cstddef>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

// The value behind `key` and "=": in quotation marks, or up to what cannot be part of a name.
std::string value_behind(std::string_view text, std::string_view key) {
  const std::size_t found = find_in_lower(text, key);
  if (found == std::string_view::npos) return {};
  text.remove_prefix(found + key.size());
  text = trimmed(text);
  if (!text.starts_with('=')) return {};
  text = trimmed(text.substr(1));
  if (text.starts_with('"') || text.starts_with('\'')) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"';,>/?"), text.size());
  return std::string{text.substr(0, end)};
}

}  // namespace

std::string html_charset(std::string_view html) {
  constexpr std::size_t looked_at = 4096;
  html = html.substr(0, looked_at);
  for (std::size_t at = find_in_lower(html, "<meta"); at != std::string_view::npos;
       at = find_in_lower(html, "<meta", at + 1)) {
    const std::size_t end = std::min(html.find('>', at), html.size());
    std::string charset = value_behind(html.substr(at, end - at), "charset");
    if (!charset.empty()) return charset;
  }
  return {};
}

std::string xml_charset(std::string_view xml) {
  constexpr std::size_t looked_at = 512;
  xml = trimmed(xml.substr(0, looked_at));
  if (!starts_in_lower(xml, "<?xml")) return {};
  return value_behind(xml.substr(0, xml.find("?>")), "encoding");
}

std::string content_type_charset(std::string_view value) {
  return value_behind(value, "charset");
}

}  // namespace pressmark
