// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is decided by places in the text, on the word-order column of one segment: phrases, nears,
// and how often or where something occurs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "searcher/match/plain_phrase.h"
#include "searcher/match/positions.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/span_tree.h"
#include "searcher/match/word_occurrence.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A phrase, near or `occurs` made ready for one segment. A phrase of plain words is searched for
/// as bytes; of all others positions are gathered. Throws as the columns do. Not safe to share
/// between threads; must not outlive what it was made from.
class PositionalOperand {
 public:
  /// Requires a plan of kind phrase, near or occurs. `segment` is the segment's place in the
  /// archive.
  PositionalOperand(const Plan& plan, const QueryPostings& postings, std::size_t segment);
  PositionalOperand(PositionalOperand&&) noexcept;
  PositionalOperand& operator=(PositionalOperand&&) noexcept;
  ~PositionalOperand();

  bool occurs_in(DocumentId document);

  /// Sets the article's words on their way into the cache.
  void fetch(DocumentId document) const { fetch_row(document); }

  /// Leaves those of some documents that it occurs in; faster than asking about each.
  void keep_where_it_occurs(std::vector<DocumentId>& documents);

 private:
  std::span<const std::byte> fetch_row(DocumentId document) const;
  bool occurs_in(DocumentId document, std::span<const std::byte> row);

  class Near;     // of words and phrases side by side
  class General;  // anything else

  const WordOrderColumn* word_order_;
  std::optional<PlainPhrase> phrase_;
  std::unique_ptr<Near> near_;
  std::unique_ptr<WordOccurrence> words_;
  std::unique_ptr<General> general_;
};

}  // namespace pressmark
