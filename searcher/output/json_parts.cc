// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parts of answers for programs.
#include "searcher/output/json_parts.h"

namespace pressmark {

void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_number_or_null(JsonWriter& json, std::string_view key,
                          std::optional<std::uint64_t> number) {
  json.key(key);
  if (number) {
    json.value(*number);
  } else {
    json.null();
  }
}

void write_date(JsonWriter& json, std::optional<Date> date, DateBy by) {
  write_text_or_null(json, "date", date ? to_string(*date) : "");
  json.key("date_by").value(to_string(by));
}

void write_query(JsonWriter& json, const QueryReading& query) {
  json.key("query").begin_object();
  json.key("text").value(query.text);
  json.key("read_as").value(query.read_as);
  json.key("notes").begin_array();
  for (const QueryNote& note : query.notes) {
    json.begin_object();
    json.key("begin").value(note.where.begin);
    json.key("end").value(note.where.end);
    json.key("message").value(note.message);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_archive(JsonWriter& json, const ArchiveIdentity& archive) {
  json.key("archive").begin_object();
  json.key("fingerprint").value(archive.fingerprint);
  json.key("analysis").value(archive.analysis);
  json.key("aliases");
  if (archive.aliases.empty())
    json.null();
  else
    json.value(archive.aliases);
  json.key("articles").value(archive.articles);
  json.end_object();
}

}  // namespace pressmark
