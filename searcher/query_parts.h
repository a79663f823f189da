// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each part of a query finds by itself, and what the query would find without it: which word
// kills the result. And what each word and name adds to the score of one article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_range.h"
#include "searcher/filters.h"
#include "searcher/match/form_operands.h"
#include "searcher/match/query_postings.h"
#include "searcher/neighbours.h"
#include "searcher/query/ast.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A part of a query: all of it, what AND, OR and NOT join, and so on down to words.
struct ExplainedPart {
  ByteRange where;
  std::string read_as;
  std::uint32_t level = 0;     ///< 0 is the whole query.
  std::uint64_t articles = 0;  ///< That match this part and all filters.
  /// Of parts that all must match: what the rest of them finds.
  std::optional<std::uint64_t> without;
  /// Different forms that wildcards and misspellings in it stand for, the most frequent first.
  std::vector<Expansion> forms;
};

/// In the order of the query, each part before what it is made of. `plan` is lower(root). Throws
/// DamagedArchive.
std::vector<ExplainedPart> count_parts(const Node& root, const Plan& plan, const Filters& filters,
                                       const QueryPostings& postings);

/// What a word or name adds to the score of an article: word_score() of these.
struct ScorePart {
  ByteRange where;
  std::string word;             ///< As print_plan() has it.
  std::uint32_t frequency = 0;  ///< Weighted by field; 0: the article does not have it.
  std::uint64_t articles = 0;   ///< Of the archive, that have it.
  double weight = 0;            ///< idf * (k1 + 1), times the weight that was typed.
  double score = 0;
};

struct ScoredDocument {
  std::size_t segment = 0;
  DocumentId document = 0;
};

/// In the order of the query, in which the scores add up to that of the hit.
std::vector<ScorePart> explain_score(const Plan& plan, const QueryPostings& postings,
                                     ScoredDocument hit);

/// What neighbours in a plain text add to the scores of hits, after their words. Throws
/// DamagedArchive. Must not outlive what it was made from.
class NeighbourParts {
 public:
  NeighbourParts(const Plan& plan, const QueryPostings& postings);

  /// Of a hit that is among the first neighbour_depth.
  std::vector<ScorePart> of(ScoredDocument hit);

 private:
  // Postings are known by the address of a plan: these stay where they are.
  struct Phrase {
    Plan plan;
    std::uint64_t articles = 0;
  };
  const Phrase& phrase_of(const NeighbourPair& pair);

  const QueryPostings* postings_;
  std::vector<const Plan*> operands_;
  NeighbourScorer scorer_;
  std::map<std::size_t, Phrase> phrases_;  // by the place of the second word
};

}  // namespace pressmark
