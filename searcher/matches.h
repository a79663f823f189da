// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles that answer a request, segment by segment, and those that would without one filter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "archive/segment_reader.h"
#include "schema/fields.h"
#include "searcher/filters.h"
#include "searcher/match/document_set.h"
#include "searcher/match/query_postings.h"
#include "searcher/query/plan.h"

namespace pressmark {

class Matches {
 public:
  /// Runs the query and the filters on every segment. Throws as Xapian does. Must not outlive
  /// `filters`.
  Matches(const Plan& query, const Filters& filters, const QueryPostings& postings);

  /// Takes what is known to match the query and all filters, by segment. No field that is filtered
  /// may be asked about with without_filter_on().
  Matches(const Filters& filters, std::vector<DocumentSet> matching);

  /// Exact number of articles, over all segments.
  std::uint64_t total() const { return total_; }

  std::size_t segments() const { return segments_.size(); }

  /// The articles of a segment that match the query and all filters.
  const DocumentSet& matching(std::size_t segment) const { return segments_[segment].matching; }

  /// How many these are: known, so that nobody has to count them.
  std::uint64_t size(std::size_t segment) const { return segments_[segment].size; }

  /// The same without the values asked for of this field: what its facet counts, so that the values
  /// beside the chosen one keep their numbers. Filters with != stay.
  DocumentSet without_filter_on(const Field& field, std::size_t segment) const;

 private:
  struct SegmentMatches {
    DocumentSet query;                   // less what is excluded or deleted
    std::vector<DocumentSet> by_filter;  // of `query`, in the order of filters.required
    DocumentSet matching;
    std::uint64_t size = 0;  // of `matching`
  };

  const Filters* filters_;
  std::vector<SegmentMatches> segments_;
  std::uint64_t total_ = 0;
};

}  // namespace pressmark
