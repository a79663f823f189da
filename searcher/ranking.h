// SPDX-License-Identifier: GPL-2.0-or-later
//
// BM25 over a whole archive: how well an article answers the words of a query. docs/relevance.md
// says why these choices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/bm25.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/ranked_search.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// ln(1 + (articles - frequency + 0.5) / (frequency + 0.5)); never negative. `frequency` is the
/// number of articles that have the word.
double inverse_document_frequency(std::uint64_t articles, std::uint64_t frequency);

/// The natural logarithm by additions, multiplications and divisions alone, so that every machine
/// gets the same bits, which the C library does not promise. Requires a positive, normal `x`.
double portable_log(double x);

/// Scores the documents of any segment by the operands of one plan, with statistics of the whole
/// archive: the split into segments never shows. Must not outlive what it was made from.
class Scorer {
 public:
  /// Counts in how many articles each operand occurs. Throws DamagedArchive.
  Scorer(const Plan& plan, const QueryPostings& postings);

  /// What an operand scores in an article is word_score() of its weight. In the order of the query,
  /// in which scores are summed.
  std::vector<ScoredOperand> operands(std::size_t segment) const;

  /// One score per document, in their order. `documents` ascend. Throws DamagedArchive.
  std::vector<double> scores(std::size_t segment, std::span<const DocumentId> documents) const;

 private:
  struct Operand {
    const Plan* plan = nullptr;
    double weight = 0;
  };

  const QueryPostings* postings_;
  LengthNorm norm_{1};
  std::vector<Operand> operands_;
};

/// What `--sort blend` makes of scores: an article as old as the newest of the archive keeps its
/// score, one a year older three quarters of it, two years older two thirds; undated ones a half.
class Recency {
 public:
  /// Looks at the day of every live article. Throws DamagedArchive.
  explicit Recency(const std::vector<SegmentReader>& segments);

  /// score * (1 + 1 / (1 + age / 365)) / 2, age in days.
  double blend(double score, Day day) const;

 private:
  Day newest_ = undated_day;
};

}  // namespace pressmark
