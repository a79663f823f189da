// SPDX-License-Identifier: GPL-2.0-or-later
//
// New articles of watched queries.
#include "searcher/output/watch_output.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"
#include "searcher/output/text_table.h"

namespace pressmark {

namespace {

const std::string& name_of_watched(const WatchedQuery& query) {
  return query.asked.name.empty() ? query.asked.query : query.asked.name;
}

std::string fresh_date(const Hit& hit) {
  return hit.published ? to_string(*hit.published) : std::string{};
}

std::string format_watched_text(const WatchedQuery& query, const OutputOptions& options) {
  const std::string name = make_line(name_of_watched(query)).text;
  if (query.refusal) {
    return fmt::format("{}: refused: {}\n", name, make_line(query.refusal->message).text);
  }
  const std::string articles = count_of(query.articles, "article");
  if (query.is_first_time) {
    return fmt::format("{}: {}; watched from now on\n", name, articles);
  }
  std::string out =
      styled(fmt::format("{}: {} new of {}", name, with_separators(query.fresh.size()), articles),
             query.fresh.empty() ? Style::plain : Style::bold, options.use_color) +
      '\n';
  if (query.fresh.empty()) return out;
  std::vector<std::vector<std::string>> rows;
  for (const Hit& hit : query.fresh) {
    const std::string date = fresh_date(hit);
    rows.push_back({date.empty() ? "undated" : date, hit.source, hit.id, hit.title});
  }
  return out +
         format_text_table({{"date"}, {"source"}, {"id"}, {"title"}}, rows, options.use_color);
}

void write_fresh(JsonWriter& json, const WatchedQuery& query, const Hit& hit, bool names_query) {
  json.begin_object();
  if (names_query) {
    write_text_or_null(json, "name", query.asked.name);
    json.key("query").value(query.asked.query);
  }
  json.key("id").value(hit.id);
  write_date(json, hit.published, hit.date_by);
  write_text_or_null(json, "title", hit.title);
  write_text_or_null(json, "source", hit.source);
  write_text_or_null(json, "url", hit.url);
  write_text_or_null(json, "path", hit.path);
  json.end_object();
}

std::string format_watch_json(const std::vector<WatchedQuery>& queries,
                              const ArchiveIdentity& archive) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_archive(json, archive);
  json.key("queries").begin_array();
  for (const WatchedQuery& query : queries) {
    json.begin_object();
    json.key("line").value(query.asked.line);
    write_text_or_null(json, "name", query.asked.name);
    json.key("query").value(query.asked.query);
    write_text_or_null(json, "read_as", query.read_as);
    json.key("articles").value(query.articles);
    json.key("first_time").value(query.is_first_time);
    json.key("new").begin_array();
    for (const Hit& hit : query.fresh)
      write_fresh(json, query, hit, false);
    json.end_array();
    write_text_or_null(json, "error", query.refusal ? query.refusal->message : "");
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + '\n';
}

std::string format_watch_rows(TableFormat format, const std::vector<WatchedQuery>& queries,
                              const OutputOptions& options) {
  const std::string_view separator = column_separator(format);
  const auto cell = [&](std::string_view text) { return escape_cell(format, text); };
  std::string out;
  if (options.with_header) {
    out = fmt::format("name{0}query{0}id{0}date{0}title{0}source{0}url{0}path\n", separator);
  }
  for (const WatchedQuery& query : queries) {
    for (const Hit& hit : query.fresh) {
      out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}{0}{7}{0}{8}\n", separator,
                         cell(query.asked.name), cell(query.asked.query), cell(hit.id),
                         fresh_date(hit), cell(hit.title), cell(hit.source), cell(hit.url),
                         cell(hit.path));
    }
  }
  return out;
}

}  // namespace

std::string format_watch(OutputFormat format, const std::vector<WatchedQuery>& queries,
                         const ArchiveIdentity& archive, const OutputOptions& options) {
  if (format == OutputFormat::json) return format_watch_json(queries, archive);
  if (const auto table = table_format(format)) return format_watch_rows(*table, queries, options);
  std::string out;
  for (const WatchedQuery& query : queries) {
    if (format == OutputFormat::text) {
      out += format_watched_text(query, options);
      continue;
    }
    for (const Hit& hit : query.fresh) {
      JsonWriter json;
      write_fresh(json, query, hit, true);
      out += json.take() + '\n';
    }
  }
  return out;
}

}  // namespace pressmark
