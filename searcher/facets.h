// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets: how the articles that match divide by person, place, source, month. Exact counts in a
// pass over columns of their own; ranking plays no part.
//
// A facet counts the articles that match the query and the filters on all other fields. A name
// counts an article once, however many of its spellings the article prints; keywords that differ in
// case or accents only are one value, shown as most articles of the archive write it. A value that
// a filter asks for is always returned, whatever its count; so are the undated, beside the limit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/segment_reader.h"
#include "base/result.h"
#include "schema/fields.h"
#include "searcher/filters.h"
#include "searcher/match/name_catalog.h"
#include "searcher/match/operands.h"
#include "searcher/matches.h"
#include "searcher/search.h"

namespace pressmark {

/// The fields of `names`; fails with invalid_argument for one that is not a facet.
Result<std::vector<const Field*>> find_facets(const std::vector<std::string>& names);

struct FacetInput {
  const std::vector<SegmentReader>& segments;
  const Matches& matches;
  const Filters& filters;
  const NameOperands& names;
  const NameCatalog& catalog;
  std::uint32_t limit = 10;
};

/// Requires a facet field. Throws as the columns do.
Facet count_facet(const Field& field, const FacetInput& input);

}  // namespace pressmark
