// SPDX-License-Identifier: GPL-2.0-or-later
//
// Flat queries by relevance go to the pruning searches; of all others, every match is scored.

#include "searcher/best_matches.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "searcher/match/conjunction.h"
#include "searcher/match/disjunction.h"
#include "searcher/match/document_filter.h"
#include "searcher/match/member_search.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/neighbours.h"
#include "searcher/ranking.h"

namespace pressmark {
namespace {

// Which documents may be among the best: where all matches are known, these and no others.
DocumentFilter make_filter(const BestMatchesInput& input, std::size_t segment) {
  DocumentFilter filter{input.postings.segments()[segment]};
  if (input.matches != nullptr) {
    filter.require(input.matches->matching(segment));
    return filter;
  }
  const SegmentMatcher matcher{input.postings, segment};
  for (const Plan* positional : input.flat->positional)
    filter.require_positions(*positional, input.postings, segment);
  for (const Plan* condition : input.flat->conditions)
    filter.require(*condition, matcher);
  for (const FilterGroup& group : input.filters.required)
    filter.require(group.plan, matcher);
  for (const Plan& excluded : input.filters.excluded)
    filter.exclude(excluded, matcher);
  return filter;
}

// Does a filter leave so few documents that looking each of them up is the least work?
bool is_selective(const DocumentSet& candidates, std::span<const ScoredOperand> operands,
                  bool needs_all) {
  constexpr std::uint64_t cost_of_lookup = 8;  // in postings
  std::uint64_t all = 0;
  std::uint64_t fewest = std::numeric_limits<std::uint64_t>::max();
  for (const ScoredOperand& operand : operands) {
    all += operand.postings->size();
    fewest = std::min<std::uint64_t>(fewest, operand.postings->size());
  }
  const std::uint64_t members = candidates.size();
  // Not where little more than deleted articles is left out: blocks of postings can be passed over.
  return needs_all ? 2 * members < fewest : members * cost_of_lookup * operands.size() < all;
}

std::uint64_t search_segment(const RankedSearch& search, bool needs_all) {
  const DocumentSet* candidates = search.filter->candidates();
  if (candidates != nullptr && is_selective(*candidates, search.operands, needs_all)) {
    return search_members(search, needs_all, candidates->to_vector());
  }
  return needs_all ? search_all_of(search) : search_any_of(search);
}

// Adds the best to `best`; returns how many match, if that is to be counted.
std::uint64_t search_flat(const BestMatchesInput& input, bool counts_matches, TopK& best) {
  const Scorer scorer{input.plan, input.postings};
  const std::vector<SegmentReader>& segments = input.postings.segments();
  std::uint64_t total = 0;
  for (std::uint32_t s = 0; s < segments.size(); ++s) {
    const std::vector<ScoredOperand> operands = scorer.operands(s);
    DocumentFilter filter = make_filter(input, s);
    RankedSearch search{operands, &filter, segments[s].articles(), s, counts_matches, &best};
    if (input.collected != nullptr) {
      search.matching = &input.collected->emplace_back(segments[s].articles());
    }
    total += search_segment(search, input.flat->needs_all);
  }
  return total;
}

void score_all(const BestMatchesInput& input, SortOrder sort, TopK& best) {
  const Scorer scorer{input.plan, input.postings};
  const std::vector<SegmentReader>& segments = input.postings.segments();
  std::optional<Recency> recency;
  if (sort == SortOrder::blend) recency.emplace(segments);
  for (std::uint32_t s = 0; s < segments.size(); ++s) {
    const std::vector<DocumentId> documents = input.matches->matching(s).to_vector();
    const std::vector<double> scores = scorer.scores(s, documents);
    const std::span<const Day> days = segments[s].columns().day.values();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const Day day = days[documents[i] - 1];
      best.add({recency ? recency->blend(scores[i], day) : scores[i], day, s, documents[i]});
    }
  }
}

}  // namespace

bool collects_fast(const FlatQuery& flat) {
  return flat.needs_all && (flat.operands.size() > 1 || !flat.positional.empty());
}

BestMatches find_best(const SearchRequest& request, const BestMatchesInput& input) {
  BestMatches found;
  if (input.matches != nullptr) found.total = input.matches->total();
  std::uint64_t wanted = request.limit == 0 ? 0 : std::uint64_t{request.offset} + request.limit;
  std::optional<NeighbourScorer> neighbours;
  if (wanted > 0 && request.match == MatchMode::any && request.sort == SortOrder::relevance) {
    neighbours.emplace(input.plan, input.postings);
    if (neighbours->has_pairs()) wanted = std::max<std::uint64_t>(wanted, neighbour_depth);
  }
  if (found.total) wanted = std::min(wanted, *found.total);
  const RankingOrder order{request.sort, input.postings.segments()};
  TopK best{wanted, order};
  if (wanted == 0 && found.total) return found;
  if (input.flat != nullptr) {
    const bool counts_matches =
        (request.count_matches || input.collected != nullptr) && !found.total;
    const std::uint64_t total = search_flat(input, counts_matches, best);
    if (counts_matches) found.total = total;
  } else if (wanted > request.offset) {
    score_all(input, request.sort, best);
  }
  found.page = best.take();
  if (neighbours && neighbours->has_pairs()) {
    rank_by_neighbours(*neighbours, order, found.page);
    const std::uint64_t end = std::uint64_t{request.offset} + request.limit;
    if (found.page.size() > end) found.page.resize(static_cast<std::size_t>(end));
  }
  const auto skipped = std::min<std::size_t>(request.offset, found.page.size());
  found.page.erase(found.page.begin(), found.page.begin() + static_cast<std::ptrdiff_t>(skipped));
  return found;
}

}  // namespace pressmark
