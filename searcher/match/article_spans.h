// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the words and names of a plan stand in articles of one segment, read from the word-order
// column: what spans of anything larger are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "archive/word_order.h"
#include "searcher/match/character_reader.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/span_tree.h"
#include "searcher/match/word_reader.h"

namespace pressmark {

/// Knows all words and names of the plan but those under a none_of. Throws as the columns do. Not
/// safe to share between threads; must not outlive what it was made from.
class ArticleSpans : public SpanSource {
 public:
  /// `segment` is the segment's place in the archive.
  ArticleSpans(const Plan& plan, const QueryPostings& postings, std::size_t segment);

  /// Turns to an article.
  void read(DocumentId document);

  /// Of the article at hand, as are spans and beginnings.
  Position title_words() const { return title_words_; }

  const Spans& spans_of(const Plan& leaf) const override;
  std::span<const Position> beginnings(Closeness unit) const override;

 private:
  struct Name {
    std::span<const std::uint32_t> ordinals;
    Spans spans;
  };
  struct Characters {
    CharacterReader reader;
    Spans spans;
  };

  class Leaves;  // gathers those of a plan
  void read_mentions(const ArticleWords& words);

  const WordOrderColumn* word_order_;
  bool asks_for_units_;
  Position title_words_ = 0;
  std::unordered_map<const Plan*, std::size_t> words_;  // places in positions_; equal ones share it
  std::unordered_map<const Plan*, Name> names_;
  std::unordered_map<const Plan*, Characters> characters_;
  std::vector<CharacterPlace> places_;  // reused
  std::optional<WordReader> reader_;    // if there are words
  std::vector<std::vector<Position>> positions_;
  std::vector<Spans> spans_;
  std::vector<Position> sentences_;
  std::vector<Position> paragraphs_;
};

}  // namespace pressmark
