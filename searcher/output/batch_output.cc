// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row per query; a refused one says why where its numbers would stand.
#include "searcher/output/batch_output.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"
#include "searcher/output/text_table.h"

namespace pressmark {

namespace {

double share_of(const Count& count) {
  return count.of_articles == 0
             ? 0
             : static_cast<double>(count.articles) / static_cast<double>(count.of_articles);
}

std::string day_or_empty(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string{};
}

std::string format_batch_text(const std::vector<BatchRow>& rows, const OutputOptions& options) {
  std::vector<std::vector<std::string>> cells;
  for (const BatchRow& row : rows) {
    const std::string& name = row.asked.name.empty() ? row.asked.query : row.asked.name;
    if (row.refusal) {
      cells.push_back({fmt::format("{}", row.asked.line), "refused", "", "", "",
                       fmt::format("{}: {}", name, row.refusal->message)});
      continue;
    }
    cells.push_back({fmt::format("{}", row.asked.line), with_separators(row.count.articles),
                     fmt::format("{:.2f} %", share_of(row.count) * 100), day_or_empty(row.first),
                     day_or_empty(row.last), name});
  }
  return format_text_table(
      {{"line", true}, {"articles", true}, {"share", true}, {"first"}, {"last"}, {"query"}}, cells,
      options.use_color);
}

void write_row(JsonWriter& json, const BatchRow& row) {
  json.begin_object();
  json.key("line").value(row.asked.line);
  write_text_or_null(json, "name", row.asked.name);
  json.key("query").value(row.asked.query);
  write_text_or_null(json, "read_as", row.read_as);
  if (row.refusal) {
    json.key("articles").null().key("of_articles").null();
  } else {
    json.key("articles").value(row.count.articles);
    json.key("of_articles").value(row.count.of_articles);
  }
  write_text_or_null(json, "first", day_or_empty(row.first));
  write_text_or_null(json, "last", day_or_empty(row.last));
  write_text_or_null(json, "error", row.refusal ? row.refusal->message : "");
  json.end_object();
}

std::string format_batch_rows(TableFormat format, const std::vector<BatchRow>& rows,
                              const OutputOptions& options) {
  const std::string_view separator = column_separator(format);
  const auto cell = [&](std::string_view text) { return escape_cell(format, text); };
  std::string out;
  if (options.with_header) {
    out = fmt::format(
        "line{0}name{0}query{0}read_as{0}articles{0}of_articles{0}first{0}last{0}"
        "error\n",
        separator);
  }
  for (const BatchRow& row : rows) {
    const bool has_numbers = !row.refusal;
    out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}{0}{7}{0}{8}{0}{9}\n", separator,
                       row.asked.line, cell(row.asked.name), cell(row.asked.query),
                       cell(row.read_as), has_numbers ? fmt::format("{}", row.count.articles) : "",
                       has_numbers ? fmt::format("{}", row.count.of_articles) : "",
                       day_or_empty(row.first), day_or_empty(row.last),
                       cell(row.refusal ? row.refusal->message : ""));
  }
  return out;
}

}  // namespace

std::string format_batch(OutputFormat format, const std::vector<BatchRow>& rows,
                         const ArchiveIdentity& archive, const OutputOptions& options) {
  if (format == OutputFormat::text) return format_batch_text(rows, options);
  if (const auto table = table_format(format)) return format_batch_rows(*table, rows, options);
  if (format == OutputFormat::jsonl) return to_json_lines(rows, write_row);
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_archive(json, archive);
  json.key("rows").begin_array();
  for (const BatchRow& row : rows)
    write_row(json, row);
  json.end_array().end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
