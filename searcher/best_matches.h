// SPDX-License-Identifier: GPL-2.0-or-later
//
// The page of articles that a request asks for, in order, and how many there are in all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/filters.h"
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

/// True if the page can be found without the set of all matches: flat queries by relevance.
bool needs_no_set(const SearchRequest& request, const Plan& plan);

struct BestMatchesInput {
  const Plan& plan;
  const Filters& filters;
  const QueryPostings& postings;
  const Matches* matches = nullptr;  ///< If they are known. May be null if needs_no_set().
};

/// Throws DamagedArchive. The page is the same whether the matches are known or not.
BestMatches find_best(const SearchRequest& request, const BestMatchesInput& input);

}  // namespace pressmark
