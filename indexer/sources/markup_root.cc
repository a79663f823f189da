// SPDX-License-Identifier: GPL-2.0-or-later
//
// A prolog, construct by construct.

#include "indexer/sources/markup_root.h"

#include <algorithm>
#include <cstddef>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

constexpr bool is_name_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

// "rdf" of "rdf:RDF xmlns=...", "" of "3 > 2".
std::string read_name(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_char);
  std::string_view name{text.data(), static_cast<std::size_t>(end - text.begin())};
  if (name.empty() || !is_ascii_letter(name.front())) return {};
  const std::string_view behind = text.substr(name.size(), 1);
  const bool is_whole = behind.empty() || is_ascii_space(behind[0]) || behind == ">" ||
                        behind == "/" || behind == "[";
  if (!is_whole) return {};
  if (const std::size_t colon = name.rfind(':'); colon != std::string_view::npos) {
    name.remove_prefix(colon + 1);
  }
  return lower_ascii(name);
}

// Behind "<!DOCTYPE lewis ...>", declarations within brackets included.
std::string_view behind_document_type(std::string_view text) {
  const std::size_t end = text.find_first_of("[>");
  if (end == std::string_view::npos) return {};
  if (text[end] == '>') return text.substr(end + 1);
  const std::size_t bracket = text.find(']', end);
  const std::size_t close = text.find('>', std::min(bracket, text.size()));
  return close == std::string_view::npos ? std::string_view{} : text.substr(close + 1);
}

}  // namespace

std::string markup_root(std::string_view head) {
  std::string document_type;
  while (true) {
    head = trimmed(head);
    std::string_view end;
    if (starts_in_lower(head, "<!doctype")) {
      document_type = read_name(trimmed(head.substr(9)));
      head = behind_document_type(head);
      continue;
    }
    if (head.starts_with("<!--")) {
      end = "-->";
    } else if (head.starts_with("<?")) {
      end = "?>";
    } else {
      break;
    }
    const std::size_t at = head.find(end, 2);
    if (at == std::string_view::npos) return document_type;
    head.remove_prefix(at + end.size());
  }
  if (!head.starts_with('<')) return head.empty() || !document_type.empty() ? document_type : "";
  const std::string name = read_name(head.substr(1));
  return name.empty() ? document_type : name;
}

}  // namespace pressmark
