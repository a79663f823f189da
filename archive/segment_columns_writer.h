// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes a segment's columns: row by row for new articles, or by merging those of other segments.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/segment_reader.h"
#include "archive/stored_article.h"
#include "archive/text_dictionary.h"
#include "archive/word_order.h"
#include "base/result.h"
#include "schema/article.h"
#include "schema/mentioned_date.h"

namespace pressmark {

struct StemPosition {
  std::string_view stem;
  Position position = 0;       ///< With the gaps between fields.
  std::string_view term = {};  ///< The case-folded word; empty: the stem itself.
  bool is_capitals = false;    ///< Printed in capitals.
  /// A sign parts it from the word before; both are Han characters or kana.
  bool is_behind_sign = false;
  /// Two words that a writer is given with the same number have the same stem, term and capitals.
  /// 0: not numbered, which takes longer.
  std::uint32_t number = 0;
};

struct MentionRow {
  EntityType type = EntityType::person;
  std::string_view spelling;
  std::string_view key;  ///< canonical_key() of the spelling.
  Position first_position = 0;
  std::uint32_t words = 0;
};

/// What the columns keep of one article. Views need to live for the call only.
struct ArticleRow {
  std::string_view id;
  Day day = undated_day;
  DateBy date_by = DateBy::none;
  std::uint32_t length = 0;
  std::string_view source;
  std::string_view language;
  std::string_view section;
  std::string_view byline;
  std::string_view dateline;
  std::span<const std::string> topics;  ///< Different, in any order.
  Day added = undated_day;
  ContentHash content_hash{};
  FieldEnds ends;
  std::span<const StemPosition> words;             ///< By ascending position.
  std::span<const SentenceMark> sentences;         ///< By field, ascending.
  std::span<const MentionRow> mentions;            ///< By ascending position.
  std::span<const MentionedDate> mentioned_dates;  ///< Ascending, different.
  std::string_view record;                         ///< encode_article() of it.
};

/// Rows must come in the order of document ids. Keeps everything in memory until write(): meant for
/// the small segments of a build.
class SegmentColumnsWriter {
 public:
  /// Stored articles are compressed with the dictionary, if there is one.
  explicit SegmentColumnsWriter(std::shared_ptr<const TextDictionary> dictionary = nullptr);
  SegmentColumnsWriter(SegmentColumnsWriter&&) noexcept;
  SegmentColumnsWriter& operator=(SegmentColumnsWriter&&) noexcept;
  ~SegmentColumnsWriter();

  void add(const ArticleRow& row);

  /// About how many bytes it holds.
  std::size_t memory_bytes() const;

  /// Writes folder/columns/* and folder/names, stamped with the database's UUID. Not fsynced.
  Status write(const std::filesystem::path& folder, std::string_view uuid) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Writes the columns of the concatenation of `inputs` (document ids of the second follow those of
/// the first, as Xapian's compaction numbers them). Equal to what SegmentColumnsWriter would have
/// written for all rows; memory grows with names and lexicon, not with text. Not fsynced.
///
/// Texts that were stored without a dictionary are compressed anew with the one that most others
/// use or, if there is none and it pays, with `dictionary`.
Status merge_segment_columns(std::span<const SegmentReader> inputs,
                             const std::filesystem::path& folder, std::string_view uuid,
                             std::shared_ptr<const TextDictionary> dictionary = nullptr);

}  // namespace pressmark
