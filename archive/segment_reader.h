// SPDX-License-Identifier: GPL-2.0-or-later
//
// One segment, open for reading: its Xapian database and its columns.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/article_place.h"
#include "archive/columns.h"
#include "archive/deleted_articles.h"
#include "archive/forms.h"
#include "archive/lexicon.h"
#include "archive/manifest.h"
#include "archive/names.h"
#include "archive/postings.h"
#include "archive/shingles.h"
#include "archive/stored_article.h"
#include "archive/text_column.h"
#include "archive/word_order.h"
#include "base/result.h"
#include "schema/article.h"

namespace Xapian {
class Database;
}

namespace pressmark {

/// The columns of a segment folder. A null entry in opening one means "still being built".
struct SegmentColumns {
  FixedColumn<Day> day;                ///< undated_day if it has none.
  FixedColumn<std::uint8_t> date_by;   ///< DateBy
  FixedColumn<std::uint32_t> length;   ///< In words, weighted by field: BM25's document length.
  FixedColumn<std::uint32_t> id_rank;  ///< Rank of its id among the segment's, in byte order.
  FixedColumn<ContentHash> content_hash;
  FixedColumn<ShingleSketch> sketch;  ///< Of its body: archive/group_copies.h.
  KeywordColumn source;
  KeywordColumn language;
  KeywordColumn section;
  KeywordColumn byline;
  KeywordColumn dateline;
  BytesColumn id;
  std::array<OrdinalsColumn, 3> entities;  ///< By EntityType.
  OrdinalsColumn mentioned_dates;          ///< Packed: schema/mentioned_date.h.
  OrdinalsColumn topic;                    ///< Places in the values of topic_values.
  KeywordColumn topic_values;              ///< Without rows.
  FixedColumn<Day> added;                  ///< undated_day if that is not known.
  NamesTable names;
  Lexicon lexicon;
  FormsColumn forms;  ///< By stem, in the lexicon's order.
  WordOrderColumn word_order;
  PostingsColumn postings;          ///< By stem, in the lexicon's order; weighted by field.
  PostingsColumn title_postings;    ///< Likewise: of the title alone.
  PostingsColumn caption_postings;  ///< Likewise: of the captions alone.
  PostingsColumn name_postings;     ///< By name ordinal: mentions.
  TextColumn text;
  std::uint64_t total_length = 0;  ///< Sum of `length`, deleted articles included.
};

/// In the order of keyword_kinds (archive/columns_output.h).
inline constexpr std::array keyword_columns{&SegmentColumns::source, &SegmentColumns::language,
                                            &SegmentColumns::section, &SegmentColumns::byline,
                                            &SegmentColumns::dateline};

/// Not safe to share between threads.
class SegmentReader {
 public:
  /// Opens archive/segments/<entry.id>. Fails with archive if something is missing, has another
  /// size, or carries another UUID than the database.
  static Result<SegmentReader> open(const std::filesystem::path& archive,
                                    const SegmentEntry& entry);
  /// Opens a folder with xapian/, columns/ and names that no manifest lists yet: no checksums.
  static Result<SegmentReader> open_unpublished(const std::filesystem::path& folder);

  SegmentReader(SegmentReader&&) noexcept;
  SegmentReader& operator=(SegmentReader&&) noexcept;
  ~SegmentReader();

  DocumentId articles() const;  ///< Document ids run from 1 to this; deleted ones are among them.
  DocumentId live_articles() const { return articles() - deleted().count(); }
  std::uint64_t live_length() const { return columns().total_length - deleted().total_length(); }
  const DeletedArticles& deleted() const;
  const std::string& uuid() const;  ///< The database's, with which every column is stamped.
  const SegmentColumns& columns() const;
  const Xapian::Database& database() const;

  /// The stored article, its checksum verified. Throws DamagedArchive.
  Result<Article> article(DocumentId document) const;

  /// The live document with this article id; nothing if there is none.
  std::optional<DocumentId> find_article(std::string_view id) const;

 private:
  struct Impl;
  explicit SegmentReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where the live article with this id is in these segments; nothing if there is none.
std::optional<ArticlePlace> find_article(const std::vector<SegmentReader>& segments,
                                         std::string_view id);

}  // namespace pressmark
