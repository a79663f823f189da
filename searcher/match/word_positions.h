// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases and NEARs of a plan on the word-order column of one segment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "archive/term_sequence.h"
#include "searcher/match/positions.h"
#include "searcher/match/query_postings.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A phrase or NEAR made ready for one segment. A phrase is searched for as bytes; of a NEAR all
/// positions are gathered. Throws as the columns do. Not safe to share between threads; must not
/// outlive what it was made from.
class PositionalOperand {
 public:
  /// Requires a plan of kind phrase or near. `segment` is the segment's place in the archive.
  PositionalOperand(const Plan& plan, const QueryPostings& postings, std::size_t segment);

  bool occurs_in(DocumentId document);

  /// Sets the article's words on their way into the cache.
  void fetch(DocumentId document) const;

  /// Leaves those of some documents that it occurs in; faster than asking about each.
  void keep_where_it_occurs(std::vector<DocumentId>& documents);

 private:
  struct Word {
    TextScope scope = TextScope::any;
    std::vector<std::size_t> terms;  // of those of its stems that the segment has: places in terms_
  };
  using Phrase = std::vector<Word>;  // a word on its own is a phrase of one

  void make_sequence(const Plan& phrase, const QueryPostings& postings, std::size_t segment);
  Word make_word(const Plan& word, std::span<const TermId> terms);
  void gather_positions(const Word& word, Position title_words, std::vector<Position>& out) const;
  bool gather_phrase(const Phrase& phrase, Position title_words);
  bool find_spans(const Phrase& phrase, Position title_words, std::vector<PositionSpan>& spans);

  const WordOrderColumn* word_order_;
  bool is_near_;
  std::optional<TermSequence> sequence_;  // of a phrase; nothing if it cannot occur at all

  // Of a NEAR.
  std::uint32_t distance_;
  std::vector<Phrase> phrases_;                   // its operands
  std::vector<std::vector<PositionSpan>> spans_;  // by phrase; reused from article to article
  std::vector<std::vector<Position>> positions_;  // by word of the phrase at hand; reused
  std::vector<TermId> terms_;                     // all stems, each once
  std::vector<std::vector<Position>> positions_of_terms_;  // beside them; reused
};

}  // namespace pressmark
