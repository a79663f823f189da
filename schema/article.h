// SPDX-License-Identifier: GPL-2.0-or-later
//
// An article as the rest of the program knows it, whatever file format it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"
#include "schema/entity.h"

namespace pressmark {

/// Things worth telling about an article that is kept all the same. Bits; part of the format.
enum class ArticleFlag : std::uint32_t {
  no_text = 1U << 0U,          ///< Neither title, body nor captions: kept for an id of its own.
  repaired_utf8 = 1U << 1U,    ///< Bytes that meant nothing were replaced by U+FFFD.
  removed_nul = 1U << 2U,      ///< NUL bytes were dropped.
  impossible_date = 1U << 3U,  ///< It states a date that does not exist; taken as undated.
  guessed_charset = 1U << 4U,  ///< Its character set was told from the statistics of its bytes.
  doubtful_date = 1U << 5U,    ///< It is kept, but other evidence speaks against it.
  cut_off = 1U << 6U,          ///< Whoever saved it did not save all of it.
};

/// Furniture that was taken out of a body: it stood before that paragraph, counted from 0.
struct RemovedText {
  std::uint32_t paragraph = 0;
  std::string text;  ///< One paragraph; never empty.

  friend bool operator==(const RemovedText&, const RemovedText&) = default;
};

struct Article {
  std::string id;        ///< Stable across runs: indexing the same id again replaces the article.
  std::string title;     ///< Empty where the source has none; never invented.
  std::string body;      ///< Valid UTF-8; paragraphs separated by a blank line.
  std::string url;       ///< Empty if unknown.
  std::string source;    ///< The outlet, "Sputnik"; empty if unknown.
  std::string language;  ///< ISO 639-1, "en"; empty until it is known.
  std::string path;      ///< Where it was read from: "2017/05/a.txt" or "news.jsonl#12".
  std::string byline;    ///< "Jane Doe, John Smith"; empty if unknown, as is the section.
  std::string section;   ///< "World"
  std::string dateline;  ///< "BONN, Feb 16 (Reuters)": where and when it was written.
  std::string captions;  ///< Of its pictures: paragraphs, which are no part of the body.
  std::vector<std::string> topics;   ///< "Diplomacy": as its source files it; none twice.
  std::vector<RemovedText> removed;  ///< By ascending paragraph; no content, but kept to be seen.
  std::optional<Date> published;
  DateBy date_by = DateBy::none;
  std::uint32_t flags = 0;           ///< ArticleFlag bits.
  std::optional<Date> added;         ///< The day on which an archive took this text in.
  std::uint64_t repaired_bytes = 0;  ///< Of ArticleFlag::repaired_utf8; not stored in archives.

  /// Names the record brought along; recognition is skipped for the types listed here.
  std::vector<NamedEntity> tagged_entities;
  std::vector<EntityType> tagged_types;

  bool has_flag(ArticleFlag flag) const { return (flags & static_cast<std::uint32_t>(flag)) != 0; }
  void set_flag(ArticleFlag flag) { flags |= static_cast<std::uint32_t>(flag); }
};

/// The text of a field, as it was indexed.
const std::string& text_of(const Article& article, TextField field);

/// Bytes of title, body and captions: what is indexed.
std::size_t text_bytes(const Article& article);

/// The body with what was taken out of it in its place, as [-Register now-].
std::string raw_body(const Article& article);

/// "no text", "repaired UTF-8", ...: for `indexer read` and reports. In bit order.
std::vector<std::string_view> describe_flags(std::uint32_t flags);

}  // namespace pressmark
