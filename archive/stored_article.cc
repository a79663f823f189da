// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stored record: version (1 byte), XXH3-64 of the rest (8 bytes), then the fields.

#include "archive/stored_article.h"

#include <bit>

#include "archive/checksum.h"
#include "archive/encoding.h"

namespace pressmark {
namespace {

constexpr std::uint8_t record_version = 2;
constexpr std::size_t checksum_at = 1;
constexpr std::size_t payload_at = record_head_bytes;
static_assert(payload_at == checksum_at + sizeof(std::uint64_t));

bool has_credits(const Article& article) {
  return !article.byline.empty() || !article.section.empty() || !article.captions.empty() ||
         !article.dateline.empty() || !article.topics.empty();
}

// Nothing for articles that have none, so that their bytes and hashes stay what they were. A zero
// before them, where the number of tagged types would stand.
void append_credits(std::string& out, const Article& article) {
  if (!has_credits(article)) return;
  out.push_back('\0');
  append_string(out, article.byline);
  append_string(out, article.section);
  append_string(out, article.captions);
  append_string(out, article.dateline);
  append_varint(out, article.topics.size());
  for (const std::string& topic : article.topics)
    append_string(out, topic);
}

// Likewise.
void append_tagged(std::string& out, const Article& article) {
  if (article.tagged_types.empty()) return;
  append_varint(out, article.tagged_types.size());
  for (const EntityType type : article.tagged_types)
    out.push_back(static_cast<char>(type));
  append_varint(out, article.tagged_entities.size());
  for (const NamedEntity& name : article.tagged_entities) {
    out.push_back(static_cast<char>(name.type));
    append_string(out, name.spelling);
  }
}

// No part of the content: the same article may come with other furniture around it.
void append_removed(std::string& out, const Article& article) {
  append_varint(out, article.removed.size());
  for (const RemovedText& removed : article.removed) {
    append_varint(out, removed.paragraph);
    append_string(out, removed.text);
  }
}

void append_content(std::string& out, const Article& article) {
  append_string(out, article.title);
  append_string(out, article.body);
  append_string(out, article.url);
  append_string(out, article.source);
  append_string(out, article.language);
  append_raw(out, article.published ? to_day(*article.published) : undated_day);
  out.push_back(static_cast<char>(article.date_by));
  append_raw(out, article.flags);
  append_credits(out, article);
  append_tagged(out, article);
}

// std::chrono's years end somewhere; a day beyond them cannot come from a date.
bool is_day_of_calendar(Day day) {
  return day >= to_day(std::chrono::year::min() / std::chrono::January / 1) &&
         day <= to_day(std::chrono::year::max() / std::chrono::December / 31);
}

std::string read_string(ByteReader& reader) {
  return std::string{reader.string()};
}

std::optional<Date> read_day(ByteReader& reader) {
  const auto day = load_raw<Day>(reader.bytes(sizeof(Day)));
  if (day == undated_day) return std::nullopt;
  if (!is_day_of_calendar(day)) reader.fail();
  return to_date(day);
}

EntityType read_type(ByteReader& reader) {
  const std::uint8_t type = reader.byte();
  if (type >= entity_types.size()) reader.fail();
  return static_cast<EntityType>(type);
}

void read_tagged(ByteReader& reader, std::uint64_t types, Article& article) {
  // No count is trusted: each turn needs a byte more.
  for (; types > 0; --types)
    article.tagged_types.push_back(read_type(reader));
  if (article.tagged_types.empty()) reader.fail();
  for (std::uint64_t names = reader.varint(); names > 0; --names) {
    const EntityType type = read_type(reader);
    article.tagged_entities.push_back({type, read_string(reader)});
  }
}

void read_tail(ByteReader& reader, Article& article) {
  if (reader.at_end()) return;
  std::uint64_t types = reader.varint();
  if (types == 0) {
    article.byline = read_string(reader);
    article.section = read_string(reader);
    article.captions = read_string(reader);
    article.dateline = read_string(reader);
    // No count is trusted: each turn needs a byte more.
    for (std::uint64_t topics = reader.varint(); topics > 0; --topics)
      article.topics.push_back(read_string(reader));
    if (!has_credits(article)) reader.fail();
    if (reader.at_end()) return;
    types = reader.varint();
  }
  read_tagged(reader, types, article);
}

void read_removed(ByteReader& reader, Article& article) {
  std::uint32_t before = 0;
  for (std::uint64_t left = reader.varint(); left > 0; --left) {
    const std::uint32_t paragraph = reader.varint32();
    if (paragraph < before) reader.fail();
    before = paragraph;
    article.removed.push_back({paragraph, read_string(reader)});
  }
}

Article read_payload(ByteReader& reader) {
  Article article;
  article.id = read_string(reader);
  article.path = read_string(reader);
  article.added = read_day(reader);
  read_removed(reader, article);
  article.title = read_string(reader);
  article.body = read_string(reader);
  article.url = read_string(reader);
  article.source = read_string(reader);
  article.language = read_string(reader);
  article.published = read_day(reader);
  const std::uint8_t date_by = reader.byte();
  if (date_by > static_cast<std::uint8_t>(DateBy::none)) reader.fail();
  article.date_by = static_cast<DateBy>(date_by);
  article.flags = load_raw<std::uint32_t>(reader.bytes(sizeof(std::uint32_t)));
  read_tail(reader, article);
  if (!reader.at_end()) reader.fail();
  return article;
}

}  // namespace

std::string encode_article(const Article& article) {
  std::string record(payload_at, '\0');
  append_string(record, article.id);
  append_string(record, article.path);
  append_raw(record, article.added ? to_day(*article.added) : undated_day);
  append_removed(record, article);
  append_content(record, article);
  record[0] = static_cast<char>(record_version);
  const std::uint64_t checksum = xxh3_64(std::string_view{record}.substr(payload_at));
  std::memcpy(record.data() + checksum_at, &checksum, sizeof checksum);
  return record;
}

Result<Article> decode_article(std::string_view record, std::string_view name) {
  return run_on_archive([&]() -> Result<Article> {
    const std::string what = "the stored text of " + std::string{name};
    ByteReader reader{as_bytes(record), what};
    const std::uint8_t version = reader.byte();
    const auto checksum = load_raw<std::uint64_t>(reader.bytes(sizeof(std::uint64_t)));
    if (version != record_version || checksum != xxh3_64(record.substr(payload_at))) {
      throw DamagedArchive{what + " is damaged: it has another checksum"};
    }
    return read_payload(reader);
  });
}

ContentHash content_hash(const Article& article) {
  std::string content;
  append_content(content, article);
  return xxh3_128(content);
}

}  // namespace pressmark
