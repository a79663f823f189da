// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs plans on one segment: plan -> the set of documents that match.
//
// Sets are built bottom-up. A conjunction starts with its rarest child and asks the others only
// about what is left, so a frequent word beside a rare one costs little. What depends on places in
// the text starts with the articles that have its words, and is finished on the word-order column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/document_set.h"
#include "searcher/match/query_postings.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// Throws as Xapian and the columns do. Must not outlive what it was made from.
class SegmentMatcher {
 public:
  /// `index` is the segment's place in the archive.
  SegmentMatcher(const QueryPostings& postings, std::size_t index)
      : segment_(&postings.segments()[index]), index_(index), postings_(&postings) {}

  /// The matching documents; only those in `within`, if it is not null.
  DocumentSet matching(const Plan& plan, const DocumentSet* within = nullptr) const;

  /// Which values of its column a keyword, topic or credit asks for: by ordinal, from 0, "no
  /// value".
  std::vector<bool> wanted_keywords(const Plan& keyword) const;
  /// The column, by document id - 1. Not of topics.
  std::span<const std::uint32_t> keyword_ordinals(const Plan& keyword) const;

 private:
  DocumentSet all(const DocumentSet* within) const;
  DocumentSet with_word(const Plan& word, const DocumentSet* within) const;
  DocumentSet with_all(const std::vector<Plan>& children, const DocumentSet* within) const;
  DocumentSet with_any(const std::vector<Plan>& children, const DocumentSet* within) const;
  DocumentSet candidates(const Plan& plan, const DocumentSet* within) const;
  DocumentSet with_positions(const Plan& plan, const DocumentSet* within) const;
  DocumentSet with_keyword(const Plan& keyword, const DocumentSet* within) const;
  DocumentSet with_most(const std::vector<Plan>& children, const DocumentSet* within) const;
  DocumentSet with_property(const Plan& plan, const DocumentSet* within) const;
  DocumentSet with_day(const Plan& dates, const DocumentSet* within) const;
  DocumentSet with_mention(const Plan& mentions, const DocumentSet* within) const;
  std::uint64_t estimate(const Plan& plan) const;

  const SegmentReader* segment_;
  std::size_t index_;
  const QueryPostings* postings_;
};

}  // namespace pressmark
