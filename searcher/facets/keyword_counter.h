// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts articles by a keyword or by their topics.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "schema/fields.h"
#include "searcher/facets/facet_find.h"
#include "searcher/search.h"

namespace pressmark {

/// Keywords that differ in case or accents only are one value, shown as most live articles of the
/// archive write it; of equals, as the first in byte order. Keeps what it knows of the values from
/// one search to the next. Must not outlive the segments.
class KeywordCounter {
 public:
  /// Requires a field of keywords or topics. Reads the values, and how often each is used only if
  /// some differ in case or accents, or articles are deleted. Throws as the columns do.
  KeywordCounter(const Field& field, const std::vector<SegmentReader>& segments);

  /// Counts documents of a segment, with the ordinals of all of its documents.
  void add(std::size_t segment, std::span<const DocumentId> documents,
           std::span<const std::uint32_t> ordinals);
  /// The same for few documents, of which no more than their ordinals is verified.
  void add(std::size_t segment, std::span<const DocumentId> documents, const KeywordColumn& column);
  /// The same by topics, of which an article has any number and none twice.
  void add(std::size_t segment, std::span<const DocumentId> documents,
           const OrdinalsColumn& topics);

  /// Moves what was counted into a facet of at most `limit` values beside those selected, which are
  /// folded, and forgets it.
  struct Choice {
    std::uint32_t limit = 10;
    const FacetFind* find = nullptr;  ///< Null: all values.
  };
  Facet take(const std::vector<std::string>& selected, Choice choice);

  /// Forgets what was counted.
  void clear();

 private:
  std::uint32_t add_spelling(std::string_view spelling);
  void choose_display_names(const std::vector<SegmentReader>& segments);

  const Field* field_;
  std::unordered_map<std::string, std::uint32_t> by_fold_;  // values from 1; 0 is "no value"
  std::vector<std::string_view> shown_;                     // by value
  std::unordered_map<std::uint32_t, std::vector<std::string_view>> spellings_;  // if several
  std::vector<std::vector<std::uint32_t>> of_ordinals_;  // by segment, then ordinal
  std::vector<std::uint64_t> articles_;                  // by value
};

}  // namespace pressmark
