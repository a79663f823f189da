// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exported articles, one at a time.
#include "searcher/output/records.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/tables.h"

namespace pressmark {

namespace {

std::string_view name_of_field(ExportField field) {
  for (const auto& [name, known] : export_fields()) {
    if (known == field) return name;
  }
  return {};  // not reached: every field has a name
}

const std::vector<std::string>* names_in_record(ExportField field, const ExportRecord& record) {
  switch (field) {
    case ExportField::person:
      return &record.names[static_cast<std::size_t>(EntityType::person)];
    case ExportField::organisation:
      return &record.names[static_cast<std::size_t>(EntityType::organisation)];
    case ExportField::place:
      return &record.names[static_cast<std::size_t>(EntityType::place)];
    case ExportField::topics:
      return &record.article.topics;
    case ExportField::id:
    case ExportField::date:
    case ExportField::date_by:
    case ExportField::title:
    case ExportField::source:
    case ExportField::language:
    case ExportField::url:
    case ExportField::path:
    case ExportField::score:
    case ExportField::body:
    case ExportField::byline:
    case ExportField::section:
    case ExportField::dateline:
    case ExportField::captions:
    case ExportField::added:
      break;
  }
  return nullptr;
}

// "" for what is not known.
std::string field_text(ExportField field, const ExportRecord& record) {
  const Article& article = record.article;
  switch (field) {
    case ExportField::id:
      return article.id;
    case ExportField::date:
      return article.published ? to_string(*article.published) : std::string{};
    case ExportField::date_by:
      return std::string{to_string(article.date_by)};
    case ExportField::title:
      return article.title;
    case ExportField::source:
      return article.source;
    case ExportField::language:
      return article.language;
    case ExportField::url:
      return article.url;
    case ExportField::path:
      return article.path;
    case ExportField::score:
      return fmt::format("{}", record.score);  // reads back to the same double
    case ExportField::body:
      return article.body;
    case ExportField::byline:
      return article.byline;
    case ExportField::section:
      return article.section;
    case ExportField::dateline:
      return article.dateline;
    case ExportField::captions:
      return article.captions;
    case ExportField::added:
      return article.added ? to_string(*article.added) : std::string{};
    case ExportField::topics:
    case ExportField::person:
    case ExportField::organisation:
    case ExportField::place:
      return fmt::format("{}", fmt::join(*names_in_record(field, record), "; "));
  }
  return {};  // not reached: every field is named above
}

std::string format_record_json(const std::vector<ExportField>& fields, const ExportRecord& record) {
  JsonWriter json;
  json.begin_object();
  for (const ExportField field : fields) {
    const std::string_view name = name_of_field(field);
    if (const std::vector<std::string>* names = names_in_record(field, record)) {
      json.key(name).texts(*names);
    } else if (field == ExportField::score) {
      json.key(name).value(record.score);
    } else {
      write_text_or_null(json, name, field_text(field, record));
    }
  }
  json.end_object();
  return json.take() + '\n';
}

}  // namespace

std::string format_record_header(OutputFormat format, const std::vector<ExportField>& fields) {
  const auto table = table_format(format);
  if (!table) return {};
  std::string header;
  for (const ExportField field : fields) {
    if (!header.empty()) header += column_separator(*table);
    header += name_of_field(field);
  }
  return header + '\n';
}

std::string format_record(OutputFormat format, const std::vector<ExportField>& fields,
                          const ExportRecord& record) {
  const auto table = table_format(format);
  if (!table) return format_record_json(fields, record);
  std::string row;
  for (const ExportField field : fields) {
    if (field != fields.front()) row += column_separator(*table);
    const std::string text = field_text(field, record);
    // A negative number is no formula.
    if (field == ExportField::score) {
      row += text;
      continue;
    }
    row += escape_cell(*table, text);
  }
  return row + '\n';
}

}  // namespace pressmark
