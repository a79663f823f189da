// SPDX-License-Identifier: GPL-2.0-or-later
//
// A pruning search of one segment: what the conjunction and the disjunction have in common.
//
// The best documents so far have a least score. Whatever cannot reach it is passed over, by what
// the postings say of their blocks, mostly without being decoded. What is found is exactly what
// scoring every match would find, to the last bit and tie:
//
// - A candidate's score is summed anew in the order of the query before it is kept, as Scorer sums.
// - Ties are broken by article id. So only what is below the least score is passed over; what
//   equals it is looked at.
// - Bounds and scores are rounded. With u = 2^-53: the norm of a length is computed by operations
//   that are monotone, so it does not fall as the length rises. A score is a product, a sum and a
//   quotient of it, each with a relative error of u at most; so a computed score is at most
//   (1 + 8u) times the computed score of the impact that dominates it. A sum of n scores, in
//   whatever order, is at most (1 + 2nu) times that of their bounds in whatever other. `rounding`
//   exceeds that for any query that can be typed, and costs nothing.
#pragma once

#include <cstdint>
#include <span>

#include "searcher/match/document_filter.h"
#include "searcher/match/operand_cursor.h"
#include "searcher/match/operand_postings.h"
#include "searcher/match/top_k.h"

namespace pressmark {

struct ScoredOperand {
  const OperandPostings* postings = nullptr;
  PostingScorer scorer;
};

struct RankedSearch {
  std::span<const ScoredOperand> operands;  ///< In the order of the query.
  DocumentFilter* filter = nullptr;
  DocumentId articles = 0;
  std::uint32_t segment = 0;
  bool counts_matches = true;  ///< If not, what cannot be among the best is not looked at at all.
  TopK* best = nullptr;        ///< By relevance; may hold documents of other segments.
  DocumentSet* matching =
      nullptr;  ///< If not null, is given every match; only if they are counted.
};

inline constexpr double rounding = 1e-9;

/// True if nothing with this bound can be among the best.
inline bool is_hopeless(double bound, double threshold) {
  return bound * (1 + rounding) < threshold;
}

/// An operand with the bound of the block it stands in.
class BoundedCursor {
 public:
  explicit BoundedCursor(const ScoredOperand& operand)
      : cursor(*operand.postings),
        scorer(operand.scorer),
        postings(operand.postings),
        bound(operand.postings->bound(operand.scorer)) {}

  /// Of a block; the last one asked for is remembered.
  double block_bound(std::uint32_t block) {
    if (block != bounded_block_) {
      bounded_block_ = block;
      block_bound_ = postings->bound(block, scorer);
    }
    return block_bound_;
  }

  OperandCursor cursor;
  PostingScorer scorer;
  const OperandPostings* postings;
  double bound;  // of all blocks

 private:
  std::uint32_t bounded_block_ = 0xFFFF'FFFF;
  double block_bound_ = 0;
};

}  // namespace pressmark
