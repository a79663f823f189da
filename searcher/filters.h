// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a request asks for beside its query: filters and a span of days. They choose articles and
// never change a score.
#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "base/result.h"
#include "schema/fields.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace pressmark {

/// The values asked for of one field: an article needs any of them.
struct FilterGroup {
  const Field* field = nullptr;  ///< Null for `from` and `to`, which no facet excludes.
  Plan plan;
};

struct Filters {
  std::vector<FilterGroup> required;  ///< One for each field, all of which an article needs.
  std::vector<Plan> excluded;         ///< From `field!=value`: none of them.
};

/// Fails with invalid_argument; `where` is not set, since no part of the query is at fault.
Result<Filters> read_filters(const SearchRequest& request, Analyzer& analyzer,
                             const std::vector<std::string>& languages);

}  // namespace pressmark
