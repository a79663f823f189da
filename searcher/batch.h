// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file of queries, and a row of numbers for each.
//
//   # what we look for
//   war<TAB>Syria OR Ukraine
//   "secretary of state"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "searcher/count.h"
#include "searcher/search.h"

namespace pressmark {

struct BatchQuery {
  std::uint64_t line = 0;  ///< In the file, from 1.
  std::string name;        ///< Before a tab; else empty.
  std::string query;
};

/// The queries of a file. Empty lines and those that begin with # are none; a line that ends behind
/// the name and its tab is one with an empty query, which is refused when it is run.
std::vector<BatchQuery> parse_batch(std::string_view text);

/// The refusal of an empty query: every article is hardly what was meant, nor is the name.
Error no_query_error(const BatchQuery& asked);

struct BatchRow {
  BatchQuery asked;
  std::string read_as;
  Count count;
  std::optional<Date> first;  ///< Of the dated articles that match.
  std::optional<Date> last;
  std::optional<Error> refusal = {};  ///< The query cannot run; then there are no numbers.
};

/// Counts one query; filters and match are the request's. A query that cannot run is a row, too.
/// Fails with archive as Searcher::search() does, and where a filter makes no sense.
Result<BatchRow> run_batch_query(Searcher& searcher, const SearchRequest& request,
                                 const BatchQuery& asked);

}  // namespace pressmark
