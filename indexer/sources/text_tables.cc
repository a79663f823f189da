// SPDX-License-Identifier: GPL-2.0-or-later
//
// RFC 4180, and what programs make of it.

#include "indexer/sources/text_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/record_fields.h"

namespace pressmark {

bool RowScanner::add_line(std::string_view line) {
  if (is_open_ && !fields_.empty()) fields_.back() += '\n';
  if (fields_.empty()) fields_.emplace_back();
  bool at_field_begin = !is_open_;
  while (!line.empty()) {
    if (std::exchange(at_field_begin, false) && line.front() == '"') {
      is_open_ = true;
      line.remove_prefix(1);
      continue;
    }
    const std::size_t mark = line.find(is_open_ ? '"' : separator_);
    fields_.back() += line.substr(0, mark);
    if (mark == std::string_view::npos) break;
    line.remove_prefix(mark + 1);
    if (!is_open_) {
      fields_.emplace_back();
      at_field_begin = true;
    } else if (line.starts_with('"')) {
      fields_.back() += '"';
      line.remove_prefix(1);
    } else {
      is_open_ = false;
    }
  }
  return is_open_;
}

char find_separator(std::string_view header) {
  constexpr std::array<char, 4> separators{',', ';', '\t', '|'};
  char best = '\0';
  std::size_t most = 1;
  for (const char separator : separators) {
    if (header.find(separator) == std::string_view::npos) continue;
    const std::size_t fields = split_row(header, separator).size();
    if (fields <= most) continue;
    most = fields;
    best = separator;
  }
  return best;
}

std::vector<std::string> split_row(std::string_view row, char separator) {
  RowScanner scanner{separator};
  scanner.add_line(row);
  return scanner.take();
}

bool looks_like_table(std::string_view head) {
  constexpr std::size_t longest_header = 4096;
  constexpr std::size_t longest_name = 60;
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos || end > longest_header) return false;
  const std::string_view header = trimmed(head.substr(0, end));
  const char separator = find_separator(header);
  if (separator == '\0') return false;
  bool has_text = false;
  for (const std::string& field : split_row(header, separator)) {
    const std::string name = lower_ascii(trimmed(field));
    if (name.empty() || name.size() > longest_name) return false;
    has_text = has_text || is_key_of("body", name) || is_key_of("title", name);
  }
  return has_text;
}

}  // namespace pressmark
