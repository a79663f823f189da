// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is new: the articles that match a query and did not when it was last asked. What was there
// then is kept in a state file, so that nothing has to run in between.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "searcher/batch.h"
#include "searcher/search.h"

namespace pressmark {

/// The ids of all articles that matched, by query and what else chose them: filters, dates, match.
using SeenArticles = std::map<std::string, std::set<std::string>>;

/// Fails with io for a text that is no state file, or of another version.
Result<SeenArticles> parse_watch_state(std::string_view text, const std::string& path);
/// parse_watch_state() reads it back, whatever is in queries and ids.
std::string format_watch_state(const SeenArticles& seen);

struct WatchedQuery {
  BatchQuery asked;
  std::string read_as;
  std::uint64_t articles = 0;  ///< That match now.
  bool is_first_time = false;  ///< Nothing is new: there is no last time.
  std::vector<Hit> fresh;      ///< New ones, newest first; with id, date, source, title.
  std::optional<Error> refusal = {};
};

/// Asks one query and notes in `seen` what matches now. A query that cannot run is a value, and
/// changes nothing. Fails with archive as Searcher::search() does, and where a filter makes no
/// sense.
Result<WatchedQuery> watch_query(Searcher& searcher, const SearchRequest& request,
                                 const BatchQuery& asked, SeenArticles& seen);

}  // namespace pressmark
