// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases and NEARs of a plan on the word-order column of one segment.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/positions.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A phrase or NEAR made ready for one segment. Throws as the columns do. Not safe to share between
/// threads; must not outlive the segment.
class PositionalOperand {
 public:
  /// Requires a plan of kind phrase or near.
  PositionalOperand(const Plan& plan, const SegmentReader& segment);

  bool occurs_in(DocumentId document);

 private:
  struct Word {
    TextScope scope = TextScope::any;
    std::vector<std::size_t> terms;  // of those of its stems that the segment has: places in terms_
  };
  using Phrase = std::vector<Word>;  // a word on its own is a phrase of one

  Word make_word(const Plan& word, const Lexicon& lexicon);
  void gather_positions(const Word& word, Position title_words, std::vector<Position>& out) const;
  bool gather_phrase(const Phrase& phrase, Position title_words);
  bool find_spans(const Phrase& phrase, Position title_words, std::vector<PositionSpan>& spans);

  const WordOrderColumn* word_order_;
  bool is_near_;
  std::uint32_t distance_;
  std::vector<Phrase> phrases_;                   // one, or the operands of NEAR
  std::vector<std::vector<PositionSpan>> spans_;  // by phrase; reused from article to article
  std::vector<std::vector<Position>> positions_;  // by word of the phrase at hand; reused
  std::vector<TermId> terms_;                     // all stems, each once
  std::vector<std::vector<Position>> positions_of_terms_;  // beside them; reused
};

}  // namespace pressmark
