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
#include "searcher/match/operands.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// How soon further occurrences of a word stop to matter: Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5, give 1.2 to 2 as good
/// in practice.
inline constexpr double bm25_k1 = 1.2;
/// How much a long article is held to be merely verbose: 0 not at all, 1 wholly. Same source.
inline constexpr double bm25_b = 0.75;

/// ln(1 + (articles - frequency + 0.5) / (frequency + 0.5)); never negative. `frequency` is the
/// number of articles that have the word.
double inverse_document_frequency(std::uint64_t articles, std::uint64_t frequency);

/// The natural logarithm by additions, multiplications and divisions alone, so that every machine
/// gets the same bits, which the C library does not promise. Requires a positive, normal `x`.
double portable_log(double x);

struct Bm25Input {
  double idf = 0;
  double frequency = 0;  ///< Of the word in the article, weighted by field.
  double length = 0;     ///< Of the article in words, weighted by field.
  double average = 0;    ///< Mean length over the archive.
};

/// idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * len / average))
double bm25(const Bm25Input& input);

/// Scores the documents of any segment by the operands of one plan, with statistics of the whole
/// archive: the split into segments never shows. Must not outlive what it was made from.
class Scorer {
 public:
  /// Counts in how many articles each operand occurs. Throws as Xapian does.
  Scorer(const Plan& plan, const std::vector<SegmentReader>& segments, const NameOperands& names);

  /// One score per document, in their order. `documents` ascend. Throws as Xapian does.
  std::vector<double> scores(std::size_t segment, std::span<const DocumentId> documents) const;

 private:
  struct Operand {
    const Plan* plan = nullptr;
    double idf = 0;
  };

  const std::vector<SegmentReader>* segments_;
  const NameOperands* names_;
  double average_length_ = 1;
  std::vector<Operand> operands_;  // in the order of the query, in which scores are summed
};

}  // namespace pressmark
