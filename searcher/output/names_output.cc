// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name is a row; who is mentioned with it stands below.
#include "searcher/output/names_output.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/facet_words.h"
#include "searcher/output/headline.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"
#include "searcher/output/text_table.h"

namespace pressmark {

namespace {

std::string date_or_empty(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string{};
}

// --- text

std::string format_name_rows(const NamesResponse& response, bool use_color) {
  const std::vector<TableColumn> columns{
      {"type"}, {"articles", true}, {"first"}, {"last"}, {"name"}};
  std::vector<std::vector<std::string>> rows;
  for (const NameSummary& name : response.names) {
    const std::string none = name.undated > 0 ? "undated" : "";
    rows.push_back({std::string{to_string(name.type)}, with_separators(name.articles),
                    name.first ? date_or_empty(name.first) : none,
                    name.last ? date_or_empty(name.last) : none,
                    name.name + also_text(name.name, name.aliases)});
  }
  return format_text_table(columns, rows, use_color);
}

std::string format_co_mentions(const NameSummary& name, bool use_color) {
  if (name.co_mentions.empty()) return {};
  const std::vector<TableColumn> columns{
      {"type"}, {"both", true}, {"of its", true}, {"lift", true}, {"name"}};
  std::vector<std::vector<std::string>> rows;
  for (const CoMention& other : name.co_mentions) {
    rows.push_back({std::string{to_string(other.type)}, with_separators(other.articles),
                    with_separators(other.of_articles), fmt::format("{:.2f}", other.lift),
                    other.name});
  }
  return fmt::format("\nwith {}\n", make_line(name.name).text) +
         format_text_table(columns, rows, use_color);
}

std::string format_names_text(const NamesInput& input, const OutputOptions& options) {
  const NamesResponse& response = input.response;
  const std::uint64_t found = response.names.size() + response.more_names;
  std::string out = format_headline({fmt::format("{} in {} (exact)", count_of(found, "name"),
                                                 count_of(response.articles, "article")),
                                     ""},
                                    line_width(options), options.use_color);
  if (response.names.empty()) return out;
  out += format_name_rows(response, options.use_color);
  if (response.more_names > 0) {
    out += fmt::format("{} more: -n shows further names\n", with_separators(response.more_names));
  }
  for (const NameSummary& name : response.names)
    out += format_co_mentions(name, options.use_color);
  return out;
}

// --- JSON and rows

void write_name(JsonWriter& json, const NameSummary& name) {
  json.begin_object();
  json.key("type").value(to_string(name.type));
  json.key("name").value(name.name);
  json.key("aliases").texts(name.aliases);
  json.key("articles").value(name.articles);
  write_text_or_null(json, "first", date_or_empty(name.first));
  write_text_or_null(json, "last", date_or_empty(name.last));
  json.key("undated").value(name.undated);
  json.key("with").begin_array();
  for (const CoMention& other : name.co_mentions) {
    json.begin_object();
    json.key("type").value(to_string(other.type));
    json.key("name").value(other.name);
    json.key("articles").value(other.articles);
    json.key("of_articles").value(other.of_articles);
    json.key("lift").value(other.lift).end_object();
  }
  json.end_array().end_object();
}

std::string format_names_json(const NamesInput& input) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  json.key("words").value(input.request.query);
  write_archive(json, input.archive);
  json.key("of_articles").value(input.response.articles);
  json.key("names").begin_array();
  for (const NameSummary& name : input.response.names)
    write_name(json, name);
  json.end_array().key("more_names").value(input.response.more_names).end_object();
  return json.take() + '\n';
}

std::string format_names_table(TableFormat format, const NamesResponse& response,
                               const OutputOptions& options) {
  const std::string_view separator = column_separator(format);
  const auto cell = [&](std::string_view text) { return escape_cell(format, text); };
  std::string out;
  if (options.with_header) {
    out = fmt::format("type{0}name{0}articles{0}first{0}last{0}undated{0}aliases\n", separator);
  }
  for (const NameSummary& name : response.names) {
    out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}{0}{7}\n", separator, to_string(name.type),
                       cell(name.name), name.articles, date_or_empty(name.first),
                       date_or_empty(name.last), name.undated,
                       cell(fmt::format("{}", fmt::join(name.aliases, "; "))));
  }
  return out;
}

}  // namespace

std::string format_names(OutputFormat format, const NamesInput& input,
                         const OutputOptions& options) {
  if (format == OutputFormat::json) return format_names_json(input);
  if (format == OutputFormat::jsonl) return to_json_lines(input.response.names, write_name);
  if (const auto table = table_format(format))
    return format_names_table(*table, input.response, options);
  return format_names_text(input, options);
}

}  // namespace pressmark
