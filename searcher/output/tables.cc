// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hits as rows.
#include "searcher/output/tables.h"

#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "base/escape.h"

namespace pressmark {

namespace {

constexpr std::array<std::string_view, 11> column_names{"rank",  "id",     "date",     "date_by",
                                                        "title", "source", "language", "score",
                                                        "url",   "path",   "snippet"};

std::string row_of(TableFormat format, const Hit& hit) {
  const auto text = [&](std::string_view value) { return escape_cell(format, value); };
  const std::array<std::string, column_names.size()> fields{
      std::to_string(hit.rank),
      text(hit.id),
      hit.published ? to_string(*hit.published) : std::string{},
      std::string{to_string(hit.date_by)},
      text(hit.title),
      text(hit.source),
      text(hit.language),
      fmt::format("{}", hit.score),  // the shortest text that reads back to the same double
      text(hit.url),
      text(hit.path),
      text(hit.snippet.text)};
  return fmt::format("{}\n", fmt::join(fields, column_separator(format)));
}

// One name per line, whatever bytes the name has.
void append_line(std::string& out, std::string_view name) {
  for (const char c : escape_for_terminal(name)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  out += '\n';
}

}  // namespace

std::optional<TableFormat> table_format(OutputFormat format) {
  if (format == OutputFormat::csv) return TableFormat::csv;
  if (format == OutputFormat::tsv) return TableFormat::tsv;
  return std::nullopt;
}

std::string_view column_separator(TableFormat format) {
  return format == TableFormat::csv ? "," : "\t";
}

std::string escape_cell(TableFormat format, std::string_view text) {
  const std::string safe = escape_for_terminal(text);
  return format == TableFormat::csv ? escape_for_csv(safe) : escape_for_tsv(safe);
}

std::string format_table(TableFormat format, const OutputInput& input,
                         const OutputOptions& options) {
  std::string out;
  if (options.with_header) {
    out = fmt::format("{}\n", fmt::join(column_names, column_separator(format)));
  }
  for (const Hit& hit : input.response.hits)
    out += row_of(format, hit);
  return out;
}

std::string format_ids(const SearchResponse& response) {
  std::string out;
  for (const Hit& hit : response.hits)
    append_line(out, hit.id);
  return out;
}

std::string format_paths(const SearchResponse& response) {
  std::string out;
  for (const Hit& hit : response.hits) {
    if (!hit.path.empty()) append_line(out, hit.path);
  }
  return out;
}

std::string format_paths_nul(const SearchResponse& response) {
  std::string out;
  for (const Hit& hit : response.hits) {
    if (hit.path.empty()) continue;
    out += hit.path;
    out += '\0';
  }
  return out;
}

}  // namespace pressmark
