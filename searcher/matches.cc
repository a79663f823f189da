// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each filter is asked about the articles of the query alone, and its answer kept: any facet's
// articles are then intersections of sets at hand.
#include "searcher/matches.h"

#include <utility>

#include "searcher/match/segment_matcher.h"

namespace pressmark {

Matches::Matches(const Plan& query, const Filters& filters, const QueryPostings& postings)
    : filters_(&filters) {
  const std::vector<SegmentReader>& segments = postings.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const SegmentMatcher matcher{postings, i};
    SegmentMatches matches;
    matches.query = matcher.matching(query);
    matches.query.subtract(segments[i].deleted().words());
    for (const Plan& excluded : filters.excluded) {
      matches.query.subtract(matcher.matching(excluded, &matches.query));
    }
    matches.matching = matches.query;
    for (const FilterGroup& group : filters.required) {
      matches.by_filter.push_back(matcher.matching(group.plan, &matches.query));
      matches.matching.intersect(matches.by_filter.back());
    }
    matches.size = matches.matching.size();
    total_ += matches.size;
    segments_.push_back(std::move(matches));
  }
}

Matches::Matches(const Filters& filters, std::vector<DocumentSet> matching) : filters_(&filters) {
  for (DocumentSet& documents : matching) {
    const std::uint64_t size = documents.size();
    total_ += size;
    segments_.push_back({{}, {}, std::move(documents), size});
  }
}

DocumentSet Matches::without_filter_on(const Field& field, std::size_t segment) const {
  const SegmentMatches& matches = segments_[segment];
  DocumentSet documents = matches.query;
  for (std::size_t i = 0; i < filters_->required.size(); ++i) {
    if (filters_->required[i].field != &field) documents.intersect(matches.by_filter[i]);
  }
  return documents;
}

}  // namespace pressmark
