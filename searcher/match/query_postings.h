// SPDX-License-Identifier: GPL-2.0-or-later
//
// The postings of the operands of one query, looked up once in each segment.
#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/operand_postings.h"
#include "searcher/match/operands.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// Knows plans by their address, as NameOperands does. Not safe to share between threads; must not
/// outlive what it was made from.
class QueryPostings {
 public:
  /// Every name operand that is asked about must have been resolved in `names`.
  QueryPostings(const std::vector<SegmentReader>& segments, const NameOperands& names)
      : segments_(&segments), names_(&names) {}

  const std::vector<SegmentReader>& segments() const { return *segments_; }

  /// Of a word or name operand. Throws DamagedArchive. The reference lives as long as this.
  const OperandPostings& of(const Plan& operand, std::size_t segment) const;

 private:
  const std::vector<SegmentReader>* segments_;
  const NameOperands* names_;
  // By operand, then segment; null until it is asked for.
  mutable std::unordered_map<const Plan*, std::vector<std::unique_ptr<OperandPostings>>> postings_;
};

/// The posting lists of an operand. Requires a word, or a name that was resolved.
OperandLists operand_lists(const Plan& operand, const SegmentReader& segment, std::size_t index,
                           const NameOperands& names);

}  // namespace pressmark
