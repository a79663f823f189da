// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that are neighbours in a plain text (--match any) and stand side by side in an article,
// too, add to its score: docs/relevance.md. Of the articles that are best by their words, only the
// first have their order changed by it, so that positions of few are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/match/query_postings.h"
#include "searcher/match/top_k.h"
#include "searcher/match/word_reader.h"
#include "searcher/query/plan.h"
#include "searcher/ranking.h"

namespace pressmark {

/// How many articles, the best by their words, are looked at.
inline constexpr std::size_t neighbour_depth = 100;
/// What a pair weighs beside the mean of its two words.
inline constexpr double neighbour_share = 0.2;

/// Two words, the second after the first in the text, function words left out.
struct NeighbourPair {
  std::size_t first = 0;  ///< Places in scored_operands(plan).
  std::size_t second = 0;
};

/// Of plain words in the order of the text, each pair of stems once. A word that weighs less than
/// others is no neighbour: those before and behind it are. Nor are Han characters and kana, which
/// have pairs in the text itself (plain_words.h): nothing is a neighbour across them.
std::vector<NeighbourPair> find_neighbours(const Plan& plan);

struct NeighbourScore {
  NeighbourPair pair;
  std::uint32_t frequency = 0;  ///< How often side by side in this order, weighted by field.
  double weight = 0;
  double score = 0;
};

/// What the pairs of a text add in articles of any segment. Must not outlive what it was made from;
/// not safe to share between threads.
class NeighbourScorer {
 public:
  NeighbourScorer(const Plan& plan, const QueryPostings& postings);

  bool has_pairs() const { return !pairs_.empty(); }

  /// Those of the pairs that the article has, in their order. Throws DamagedArchive.
  std::vector<NeighbourScore> scores(std::size_t segment, DocumentId document);

 private:
  // The words, made ready for one segment.
  struct Words {
    WordReader reader;
    std::vector<ScoredOperand> scored;
  };
  const Words& words_of(std::size_t segment);

  const QueryPostings* postings_;
  Scorer scorer_;
  std::vector<const Plan*> operands_;
  std::vector<NeighbourPair> pairs_;
  std::vector<std::optional<Words>> words_;       // by segment; nothing until it is asked for
  std::vector<std::vector<Position>> positions_;  // of each operand, in the article at hand
};

/// Adds what neighbours score to the first neighbour_depth of `ranked`, which are in `order`, and
/// puts these in order again. None falls behind one that was not looked at.
void rank_by_neighbours(NeighbourScorer& neighbours, const RankingOrder& order,
                        std::vector<RankedDocument>& ranked);

}  // namespace pressmark
