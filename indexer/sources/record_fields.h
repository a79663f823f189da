// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a record of JSON or a row of a table can tell, by our names, and the keys under which it is
// looked for.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace pressmark {

enum class RecordField : std::size_t {
  id,
  title,
  body,
  date,
  url,
  source,
  language,
  byline,
  section,
  topic,
  dateline,
  caption,
  summary,  ///< What stands for a text that is not there.
  person,
  org,
  place
};

struct RecordFieldKeys {
  std::string_view name;                  ///< As `--map` has it.
  std::array<std::string_view, 20> keys;  ///< Best first; empty ones are none.
};

/// By RecordField. Keys with a dot are what programs call the columns of a table that they make of
/// objects in objects. Tagged names are taken only where the user says which key holds them.
inline constexpr std::array record_fields{
    RecordFieldKeys{"id", {"id", "_id", "article_id", "pk"}},
    RecordFieldKeys{"title", {"title", "headline", "webTitle", "headline.main"}},
    RecordFieldKeys{
        "body",
        {"body", "text", "content", "content_text", "content_html", "maintext", "articleBody",
         "bodyText", "full_text", "fulltext", "article_text", "article", "raw_text"}},
    RecordFieldKeys{
        "date",
        {"date", "published", "published_at", "date_published", "pub_date", "publishedAt",
         "datePublished", "pubDate", "publish_date", "publication_date", "published_date",
         "date_publish", "webPublicationDate", "seendate", "publishDate", "publicationDate"}},
    RecordFieldKeys{"url", {"url", "link", "web_url", "webUrl", "article_url"}},
    RecordFieldKeys{"source",
                    {"source", "outlet", "publication", "publisher", "source_name", "sitename",
                     "site_name", "source_domain", "domain", "source.name", "source_id"}},
    RecordFieldKeys{"language", {"language", "lang", "inLanguage"}},
    RecordFieldKeys{"byline", {"byline", "author", "authors", "creator"}},
    RecordFieldKeys{"section",
                    {"section", "category", "section_name", "sectionName", "articleSection"}},
    RecordFieldKeys{"topic", {"topics", "topic", "tags", "keywords", "categories"}},
    RecordFieldKeys{"dateline", {"dateline"}},
    RecordFieldKeys{"caption", {"captions", "caption"}},
    RecordFieldKeys{"summary",
                    {"summary", "description", "short_description", "abstract", "excerpt",
                     "standfirst", "trailText", "lead_paragraph"}},
    RecordFieldKeys{"person", {}},
    RecordFieldKeys{"org", {}},
    RecordFieldKeys{"place", {}},
};

/// Objects that hold what a record says: hits of Elasticsearch, answers of the Guardian and dumps
/// of Django, JSON:API.
inline constexpr std::array<std::string_view, 4> record_wrappers{"_source", "fields", "attributes",
                                                                 "article"};

}  // namespace pressmark
