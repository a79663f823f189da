// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a record of JSON or a row of a table can tell, by our names, and the keys under which it is
// looked for.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"

namespace pressmark {

struct RecordField {
  std::string_view name;
  std::array<std::string_view, 16> keys;  ///< Best first; empty ones are none.
};

inline constexpr std::array record_fields{
    RecordField{"id", {"id"}},
    RecordField{"title", {"title", "headline"}},
    RecordField{"body", {"body", "text", "content", "content_text", "content_html", "maintext"}},
    RecordField{"date",
                {"date", "published", "published_at", "date_published", "pub_date", "publishedAt",
                 "datePublished", "pubDate", "publish_date", "publication_date", "published_date",
                 "date_publish", "webPublicationDate", "seendate"}},
    RecordField{"url", {"url", "link", "web_url", "webUrl"}},
    RecordField{"source",
                {"source", "outlet", "publication", "publisher", "source_domain", "domain"}},
    RecordField{"language", {"language", "lang"}},
    RecordField{"byline", {"byline", "author", "authors"}},
    RecordField{"section", {"section", "category", "section_name", "sectionName"}},
    RecordField{"topic", {"topics", "topic", "tags", "keywords", "categories"}},
    RecordField{"dateline", {"dateline"}},
    RecordField{"caption", {"captions", "caption"}},
    // What stands for a text that is not there.
    RecordField{"summary", {"summary", "description", "short_description", "abstract", "excerpt"}},
    // Tagged names are taken only where the user says which key holds them.
    RecordField{"person", {}},
    RecordField{"org", {}},
    RecordField{"place", {}},
};

/// Whether `column` is called `key`, which is not empty, but for capitals.
constexpr bool is_called(std::string_view column, std::string_view key) {
  return std::equal(column.begin(), column.end(), key.begin(), key.end(),
                    [](char a, char b) { return to_ascii_lower(a) == to_ascii_lower(b); }) &&
         !key.empty();
}

/// Whether the field called `name` is looked for in `column`.
constexpr bool is_column_of(std::string_view name, std::string_view column) {
  return std::any_of(record_fields.begin(), record_fields.end(), [&](const RecordField& field) {
    return field.name == name &&
           std::any_of(field.keys.begin(), field.keys.end(),
                       [&](std::string_view key) { return is_called(column, key); });
  });
}

}  // namespace pressmark
