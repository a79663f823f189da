// SPDX-License-Identifier: GPL-2.0-or-later
//
// RFC 4180, and what programs make of it.

#include "indexer/sources/text_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/record_keys.h"

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

namespace {

// Of a line that names it for Excel, "sep=;"; NUL if `line` is another.
char stated_separator(std::string_view line) {
  line = trimmed(line);
  return line.size() == 5 && starts_in_lower(line, "sep=") ? line.back() : '\0';
}

}  // namespace

TableHeader find_table_header(std::string_view head) {
  TableHeader header;
  std::size_t end = std::min(head.find('\n'), head.size());
  header.separator = stated_separator(head.substr(0, end));
  if (header.separator != '\0') {
    header.begin = std::min(end + 1, head.size());
    head.remove_prefix(header.begin);
    end = std::min(head.find('\n'), head.size());
  }
  // Names in quotation marks may be of several lines.
  constexpr std::size_t longest = 4096;
  const auto is_open = [&] { return std::count(head.begin(), head.begin() + end, '"') % 2 != 0; };
  const std::size_t first_end = end;
  while (end < std::min(head.size(), longest) && is_open())
    end = std::min(head.find('\n', end + 1), head.size());
  if (end > longest || is_open()) end = first_end;
  header.row = trimmed(head.substr(0, end));
  if (header.separator == '\0') header.separator = find_separator(header.row);
  header.is_whole = end < head.size() && end <= longest;
  return header;
}

bool looks_like_table(std::string_view head) {
  constexpr std::size_t longest_name = 60;
  const TableHeader header = find_table_header(head);
  if (!header.is_whole || header.separator == '\0') return false;
  const std::vector<std::string> columns = split_row(header.row, header.separator);
  static const RecordKeys keys;
  bool has_text = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = lower_ascii(trimmed(columns[i]));
    const bool is_inside = i > 0 && i + 1 < columns.size();
    if ((name.empty() && is_inside) || name.size() > longest_name) return false;
    has_text = has_text || std::ranges::any_of(keys.meanings(name), [](const KeyMeaning& meaning) {
                 return meaning.field == RecordField::body || meaning.field == RecordField::title;
               });
  }
  return has_text && columns.size() > 1;
}

}  // namespace pressmark
