// SPDX-License-Identifier: GPL-2.0-or-later
//
// The order is that of ids, so that neither segments nor updates change a byte of it.
#include "indexer/bulk_export.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "archive/checksum.h"
#include "archive/id_order.h"
#include "archive/shown_names.h"
#include "base/json_writer.h"
#include "schema/mentioned_date.h"

namespace pressmark {

namespace {

constexpr std::size_t piece_bytes = 1U << 16U;
constexpr std::size_t longest_index_name = 255;

// Of a keyword in characters, which may have four bytes: Lucene takes no term of 32,766 bytes.
constexpr int longest_keyword = 8191;

void write_known_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

std::string bulk_id(const std::string& id) {
  return id.size() <= longest_bulk_id ? id : "xxh3-" + to_hex(xxh3_128(id));
}

void write_action(JsonWriter& json, const std::string& index, const std::string& id) {
  json.begin_object().key("index").begin_object();
  if (!index.empty()) json.key("_index").value(index);
  json.key("_id").value(bulk_id(id)).end_object().end_object();
}

void write_mentioned_dates(JsonWriter& json, const SegmentReader& segment, DocumentId document) {
  json.key("mentions").begin_array();
  for (const std::uint32_t packed : segment.columns().mentioned_dates[document]) {
    const MentionedDate date = unpack_mentioned_date(packed);
    json.begin_object().key("gte").value(to_string(to_date(date.first)));
    json.key("lte").value(to_string(to_date(last_day(date)))).end_object();
  }
  json.end_array();
}

void write_family(JsonWriter& json, const ArchiveReader& archive, ArticlePlace place,
                  const std::string& id) {
  const std::optional<FamilyId> family = archive.families().family_of(place);
  std::string first = id;
  std::size_t copies = 1;
  if (family) {
    const auto members = archive.families().members(*family);
    const ArticlePlace& front = members.front();
    first = archive.segments()[front.segment].columns().id[front.document];
    copies = members.size();
  }
  json.key("family").begin_object().key("id").value(first).key("copies").value(copies).end_object();
}

void write_article(JsonWriter& json, const ArchiveReader& archive, ArticlePlace place,
                   const Article& article) {
  json.begin_object().key("id").value(article.id);
  write_known_text(json, "title", article.title);
  write_known_text(json, "body", article.body);
  write_known_text(json, "date", article.published ? to_string(*article.published) : "");
  json.key("date_by").value(to_string(article.date_by));
  write_known_text(json, "source", article.source);
  write_known_text(json, "language", article.language);
  write_known_text(json, "url", article.url);
  write_known_text(json, "path", article.path);
  write_known_text(json, "byline", article.byline);
  write_known_text(json, "section", article.section);
  json.key("topics").texts(article.topics);
  write_known_text(json, "dateline", article.dateline);
  write_known_text(json, "captions", article.captions);
  write_known_text(json, "added", article.added ? to_string(*article.added) : "");
  for (const EntityType type : entity_types) {
    json.key(to_string(type)).texts(shown_names(archive, place.segment, place.document, type));
  }
  write_mentioned_dates(json, archive.segments()[place.segment], place.document);
  write_family(json, archive, place, article.id);
  json.key("flags").texts(describe_flags(article.flags)).end_object();
}

void write_keyword_type(JsonWriter& json, std::string_view key) {
  json.key(key).begin_object().key("type").value("keyword");
  json.key("ignore_above").value(longest_keyword).end_object();
}

void write_type(JsonWriter& json, std::string_view key, std::string_view type) {
  json.key(key).begin_object().key("type").value(type);
  if (type.starts_with("date")) json.key("format").value("strict_date");
  json.end_object();
}

// Names as facets count them; their words, to be looked for, in `person.words`.
void write_name_type(JsonWriter& json, std::string_view key) {
  json.key(key).begin_object().key("type").value("keyword");
  json.key("ignore_above").value(longest_keyword).key("fields").begin_object();
  write_type(json, "words", "text");
  json.end_object().end_object();
}

}  // namespace

Result<std::uint64_t> export_bulk(const ArchiveReader& archive, const std::string& index,
                                  const std::function<Status(std::string_view)>& print) {
  std::uint64_t articles = 0;
  std::string piece;
  std::optional<Error> failure;  // after one, the walk goes on but reads nothing more
  const auto print_piece = [&] {
    if (const Status printed = print(piece); !printed) failure = printed.error();
    piece.clear();
  };
  const auto export_article = [&](std::size_t segment_number, DocumentId document,
                                  std::string_view) {
    const SegmentReader& segment = archive.segments()[segment_number];
    if (failure || segment.deleted().contains(document)) return;
    const Result<Article> article = segment.article(document);
    if (!article) {
      failure = article.error();
      return;
    }
    JsonWriter json;
    write_action(json, index, article->id);
    piece += json.take() + '\n';
    write_article(json, archive, {static_cast<std::uint32_t>(segment_number), document}, *article);
    piece += json.take() + '\n';
    ++articles;
    if (piece.size() >= piece_bytes) print_piece();
  };
  for_each_by_id(archive.segments(), export_article);
  if (!failure && !piece.empty()) print_piece();
  if (failure) return *std::move(failure);
  return articles;
}

std::string bulk_mapping() {
  JsonWriter json;
  json.begin_object().key("mappings").begin_object().key("properties").begin_object();
  write_keyword_type(json, "id");
  write_type(json, "title", "text");
  write_type(json, "body", "text");
  write_type(json, "date", "date");
  for (const std::string_view key : {"date_by", "source", "language", "url", "path"})
    write_keyword_type(json, key);
  write_type(json, "byline", "text");
  write_keyword_type(json, "section");
  write_keyword_type(json, "topics");
  write_type(json, "dateline", "text");
  write_type(json, "captions", "text");
  write_type(json, "added", "date");
  for (const EntityType type : entity_types)
    write_name_type(json, to_string(type));
  write_type(json, "mentions", "date_range");
  json.key("family").begin_object().key("properties").begin_object();
  write_keyword_type(json, "id");
  write_type(json, "copies", "integer");
  json.end_object().end_object();
  write_keyword_type(json, "flags");
  json.end_object().end_object().end_object();
  return json.take() + '\n';
}

Status check_index_name(std::string_view name) {
  constexpr std::string_view never{"\\/*?\"<>| ,#:"};
  const auto is_wrong = [&](char c) {
    const bool is_ascii_control = static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    return is_ascii_control || (c >= 'A' && c <= 'Z') || never.find(c) != std::string_view::npos;
  };
  const bool begins_wrong = !name.empty() && std::string_view{"-_+."}.find(name[0]) < 4;
  if (!name.empty() && name.size() <= longest_index_name && !begins_wrong &&
      std::none_of(name.begin(), name.end(), is_wrong))
    return ok;
  return Error{ErrorKind::invalid_argument,
               fmt::format("--index: '{}' is no name of an index", name),
               "small letters, digits, - and _, with a letter or digit first: news-2017"};
}

}  // namespace pressmark
