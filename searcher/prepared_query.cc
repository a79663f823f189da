// SPDX-License-Identifier: GPL-2.0-or-later
//
// From text to what the matcher takes.
#include "searcher/prepared_query.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "searcher/best_matches.h"
#include "searcher/facets.h"
#include "searcher/match/name_catalog.h"
#include "searcher/match/positions.h"
#include "searcher/query/parser.h"
#include "searcher/query/plain_words.h"

namespace pressmark {

// The parser refuses what the matcher could not decide.
static_assert(QueryLimits{}.near_operands <= max_near_operands);

Result<std::unique_ptr<PreparedQuery>> PreparedQuery::make(const SearchRequest& request,
                                                           const ArchiveReader& archive,
                                                           Analyzer& analyzer) {
  const std::vector<std::string>& languages = archive.manifest().languages;
  QueryLimits limits;
  limits.today = request.today;
  Result<ParsedQuery> parsed =
      request.match == MatchMode::any
          ? read_plain_words(request.query, analyzer, archive.common_languages(), limits)
          : parse_query(request.query, limits);
  if (!parsed) return std::move(parsed).error();
  Result<Plan> plan = lower(parsed->root, analyzer, languages);
  if (!plan) return std::move(plan).error();
  if (request.match == MatchMode::most) let_one_be_missing(*plan, parsed->notes);
  Result<Filters> filters = read_filters(request, analyzer, languages);
  if (!filters) return std::move(filters).error();
  auto facets = find_facets(request.facets, *filters);
  if (!facets) return std::move(facets).error();
  auto finds = read_facet_finds(request.facet_finds);
  if (!finds) return std::move(finds).error();
  for (const FacetFind& find : *finds) {
    if (std::ranges::find(*facets, find.field) == facets->end()) facets->push_back(find.field);
  }
  Parts parts{*std::move(parsed), *std::move(plan),  *std::move(filters),
              *std::move(facets), *std::move(finds), request.match};
  std::unique_ptr<PreparedQuery> query{new PreparedQuery{std::move(parts), archive}};
  if (Status resolved = query->resolve_forms(); !resolved) return std::move(resolved).error();
  return query;
}

PreparedQuery::PreparedQuery(Parts parts, const ArchiveReader& archive)
    : parsed_(std::move(parts.parsed)),
      plan_(std::move(parts.plan)),
      filters_(std::move(parts.filters)),
      facets_(std::move(parts.facets)),
      facet_finds_(std::move(parts.facet_finds)),
      names_(archive.segments().size()),
      forms_(archive.segments()),
      characters_(archive.segments()),
      postings_(archive.segments(), names_, &forms_, &archive.families(), &characters_),
      match_(parts.match) {
  resolve_names(archive);
  characters_.resolve(plan_);
}

void PreparedQuery::resolve_names(const ArchiveReader& archive) {
  const NameCatalog catalog{archive};
  names_.resolve(plan_, catalog);
  for (const Plan& excluded : filters_.excluded)
    names_.resolve(excluded, catalog);
  for (const FilterGroup& group : filters_.required)
    names_.resolve(group.plan, catalog);
}

// Filters have no words that are looked for by their form.
Status PreparedQuery::resolve_forms() {
  return forms_.resolve(plan_);
}

void PreparedQuery::apply_filters_to_all_facets() {
  for (FilterGroup& group : filters_.required)
    group.field = nullptr;
}

std::vector<RankedDocument> rank_all(const PreparedQuery& query, const Matches& matches,
                                     SortOrder sort) {
  SearchRequest all;
  all.sort = sort;
  all.match = query.match();
  all.limit = std::numeric_limits<std::uint32_t>::max();
  return find_best(all, {query.plan(), query.filters(), query.postings(), nullptr, &matches}).page;
}

}  // namespace pressmark
