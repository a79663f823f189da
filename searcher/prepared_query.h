// SPDX-License-Identifier: GPL-2.0-or-later
//
// A request made ready to run on one archive: parsed, lowered, names looked up. What every command
// that asks about matching articles begins with.
#pragma once

#include <memory>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/archive.h"
#include "base/result.h"
#include "searcher/facets/facet_find.h"
#include "searcher/filters.h"
#include "searcher/match/character_operands.h"
#include "searcher/match/form_operands.h"
#include "searcher/match/operands.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/top_k.h"
#include "searcher/matches.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace pressmark {

/// Operands are known by their address: it stays where it is. Must not outlive the archive.
class PreparedQuery {
 public:
  /// Fails as Searcher::search() does for a query that cannot run. Throws as Xapian and the columns
  /// do.
  static Result<std::unique_ptr<PreparedQuery>> make(const SearchRequest& request,
                                                     const ArchiveReader& archive,
                                                     Analyzer& analyzer);

  PreparedQuery(const PreparedQuery&) = delete;
  PreparedQuery& operator=(const PreparedQuery&) = delete;

  const ParsedQuery& parsed() const { return parsed_; }
  const Plan& plan() const { return plan_; }
  const Filters& filters() const { return filters_; }
  const std::vector<const Field*>& facets() const { return facets_; }
  const std::vector<FacetFind>& facet_finds() const { return facet_finds_; }
  const NameOperands& names() const { return names_; }
  const FormOperands& forms() const { return forms_; }
  const QueryPostings& postings() const { return postings_; }

  /// From here on a facet obeys the filter on its own field, too: what --by counts is what matches.
  void apply_filters_to_all_facets();

  /// How the text was read; of any, neighbours count for the score.
  MatchMode match() const { return match_; }

  /// All articles that match. Must not outlive this.
  Matches matches() const { return {plan_, filters_, postings_}; }

 private:
  struct Parts {
    ParsedQuery parsed;
    Plan plan;
    Filters filters;
    std::vector<const Field*> facets;
    std::vector<FacetFind> facet_finds;
    MatchMode match = MatchMode::all;
  };

  PreparedQuery(Parts parts, const ArchiveReader& archive);
  void resolve_names(const ArchiveReader& archive);
  Status resolve_forms();

  ParsedQuery parsed_;
  Plan plan_;
  Filters filters_;
  std::vector<const Field*> facets_;
  std::vector<FacetFind> facet_finds_;
  NameOperands names_;
  FormOperands forms_;
  CharacterOperands characters_;
  QueryPostings postings_;
  MatchMode match_;
};

/// All of `matches`, which are the query's, in the order of hits.
std::vector<RankedDocument> rank_all(const PreparedQuery& query, const Matches& matches,
                                     SortOrder sort);

}  // namespace pressmark
