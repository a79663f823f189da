// SPDX-License-Identifier: GPL-2.0-or-later
//
// Printing for the tests of the query language.
#include "tests/searcher/query/printed_query.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "searcher/query/ast.h"
#include "tests/support/source_folder.h"

namespace pressmark {

std::string on_one_line(std::string_view indented) {
  std::string line;
  std::size_t level = 0;
  std::istringstream rows{std::string{indented}};
  for (std::string row; std::getline(rows, row);) {
    const std::size_t indent = row.find_first_not_of(' ') / 2;
    if (indent > level) {
      line += '(';
    } else {
      line.append(level - indent, ')');
      if (!line.empty()) line += ", ";
    }
    level = indent;
    line += row.substr(2 * indent);
  }
  return line.append(level, ')');
}

std::string print_outcome(const Result<ParsedQuery>& parsed) {
  if (parsed) return on_one_line(print_tree(parsed->root));
  const Error& error = parsed.error();
  std::string where = "nowhere";
  if (error.where) {
    where = std::to_string(error.where->begin) + ".." + std::to_string(error.where->end);
  }
  return "refused " + where + ": " + error.message + "; " + error.hint;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      plain += text[at];
      continue;
    }
    const char code = text[++at];
    if (code == 'n') {
      plain += '\n';
    } else if (code == 't') {
      plain += '\t';
    } else if (code == 'x') {
      plain += static_cast<char>(std::stoi(std::string{text.substr(at + 1, 2)}, nullptr, 16));
      at += 2;
    } else {
      plain += code;
    }
  }
  return plain;
}

bool is_range_of(ByteRange range, std::string_view text) {
  if (range.begin > range.end || range.end > text.size()) return false;
  if (!is_valid_utf8(text)) return true;
  return floor_to_code_point(text, range.begin) == range.begin &&
         floor_to_code_point(text, range.end) == range.end;
}

std::vector<GoldenRow> read_golden_rows() {
  std::vector<GoldenRow> rows;
  const auto path = source_folder() / "tests" / "golden" / "queries.txt";
  std::ifstream in{path};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) {
      rows.push_back({"#", line});
      continue;
    }
    const std::size_t sign = line.find('>');
    const std::string mode = line.substr(0, sign);
    if (sign == std::string::npos || (mode != "" && mode != "any" && mode != "filter")) continue;
    rows.push_back({mode, line.size() > sign + 2 ? line.substr(sign + 2) : ""});
  }
  return rows;
}

std::vector<std::string> golden_queries() {
  std::vector<std::string> queries;
  for (const GoldenRow& row : read_golden_rows()) {
    if (row.mode == "" || row.mode == "any") queries.push_back(unescape(row.typed));
  }
  return queries;
}

}  // namespace pressmark
