// SPDX-License-Identifier: GPL-2.0-or-later
//
// The page of articles that a request asks for, in order, and how many there are in all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/filters.h"
#include "searcher/match/flat_query.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/top_k.h"
#include "searcher/matches.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace pressmark {

struct BestMatches {
  std::vector<RankedDocument> page;
  std::optional<std::uint64_t> total;  ///< Exact; nothing if the request does not want it.
};

struct BestMatchesInput {
  const Plan& plan;
  const Filters& filters;
  const QueryPostings& postings;
  /// The plan as a flat query, whose best articles by relevance are found without looking at all
  /// matches; null for other plans and orders.
  const FlatQuery* flat = nullptr;
  const Matches* matches = nullptr;  ///< If they are known. Not null unless `flat` is not.
  /// If not null, is given the matches of each segment; requires `flat`, and no `matches`.
  std::vector<DocumentSet>* collected = nullptr;
};

/// True if counting the matches of such a query, while the best are looked for, costs no more than
/// knowing them before: what has several operands is not intersected twice.
bool collects_fast(const FlatQuery& flat);

/// Throws DamagedArchive. The page is the same whether the matches are known or not.
BestMatches find_best(const SearchRequest& request, const BestMatchesInput& input);

}  // namespace pressmark
