// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which documents of a segment a pruning search may return: asked about one document at a time,
// for few of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/document_set.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/match/word_positions.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// Deleted documents are never accepted. Throws DamagedArchive when it is made; must not outlive
/// the segment.
class DocumentFilter {
 public:
  explicit DocumentFilter(const SegmentReader& segment);

  /// Documents must match the plan, or must not.
  void require(const Plan& plan, const SegmentMatcher& matcher);
  void exclude(const Plan& plan, const SegmentMatcher& matcher);

  /// True if it accepts every document, or every one that is not deleted.
  bool accepts_all() const { return accepts_all_; }
  bool accepts_all_live() const { return accepts_all_live_; }

  bool accepts(DocumentId document) const {
    if (accepts_all_) return true;
    return is_live(document) && (accepts_all_live_ || is_accepted(document));
  }

  /// Of 64 documents from `first` on, a bit each: those that are deleted.
  std::uint64_t deleted_from(DocumentId first) const {
    const std::size_t word = first / 64;
    const unsigned shift = first % 64;
    if (word >= deleted_.size()) return 0;
    const std::uint64_t bits = deleted_[word] >> shift;
    if (shift == 0 || word + 1 == deleted_.size()) return bits;
    return bits | deleted_[word + 1] << (64 - shift);
  }

  /// Leaves those of some documents whose day it accepts, and what stands beside them: a cheap
  /// first look at many.
  void keep_dated(std::vector<DocumentId>& documents, std::vector<std::uint32_t>& beside) const;

  /// Documents must be in the set, which must outlive the filter.
  void require(const DocumentSet& documents);

  /// The smallest set that every accepted document is in; null if there is none. The pointer lives
  /// until the next requirement.
  const DocumentSet* candidates() const;

  /// A phrase or NEAR, which accepts() does not look at.
  void require_positions(const Plan& plan, const QueryPostings& postings, std::size_t segment) {
    positional_.emplace_back(plan, postings, segment);
  }
  bool has_positions() const { return !positional_.empty(); }

  /// True if the phrases and NEARs occur in a document that has all of their words.
  bool confirms(DocumentId document) {
    return std::all_of(positional_.begin(), positional_.end(),
                       [&](PositionalOperand& operand) { return operand.occurs_in(document); });
  }
  /// Makes a later confirms() faster.
  void fetch_positions(DocumentId document) const {
    for (const PositionalOperand& operand : positional_)
      operand.fetch(document);
  }
  /// Leaves those of some documents for which it is true.
  void keep_confirmed(std::vector<DocumentId>& documents) {
    for (PositionalOperand& operand : positional_)
      operand.keep_where_it_occurs(documents);
  }

 private:
  struct Keyword {
    std::span<const std::uint32_t> ordinals;  // by document id - 1
    std::vector<bool> is_wanted;              // by ordinal
  };

  bool is_live(DocumentId document) const {
    return deleted_.empty() || ((deleted_[document / 64] >> (document % 64)) & 1U) == 0;
  }
  bool is_accepted(DocumentId document) const;  // of one that is live

  const SegmentReader* segment_;
  bool accepts_all_ = true;
  bool accepts_all_live_ = true;
  std::span<const std::uint64_t> deleted_;  // bits; empty if none is
  std::span<const Day> days_;
  std::vector<DateRange> date_ranges_;
  std::vector<Keyword> keywords_;
  const DocumentSet* given_ = nullptr;
  std::vector<DocumentSet> required_;
  std::vector<DocumentSet> excluded_;
  std::vector<PositionalOperand> positional_;
};

}  // namespace pressmark
