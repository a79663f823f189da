// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a search found nothing: which part of the query is to blame, what may have been meant, and
// what the archive does not cover. Nothing is ever searched for in place of what was asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "searcher/search.h"
#include "searcher/spelling.h"

namespace pressmark {

/// One of the parts that all have to match: a word, a phrase, a group in parentheses.
struct QueryPart {
  std::string text;              ///< As a query that runs.
  std::uint64_t articles = 0;    ///< That this part alone matches.
  std::uint64_t without_it = 0;  ///< That all other parts match.
};

/// All numbers are exact, and of the articles that the filters admit.
struct FailedSearch {
  std::vector<QueryPart> parts;   ///< In the order of the query; none unless there are several.
  std::uint64_t all_but_one = 0;  ///< Articles that match all parts but one, whichever.
  std::vector<SpellingHint> spellings;  ///< For words that no article of the archive has.
  std::uint64_t admitted = 0;           ///< Articles that the filters admit.
  std::optional<Date> first;            ///< Of the archive's dated articles.
  std::optional<Date> last;
  std::uint64_t undated = 0;  ///< Articles of the archive without a date.
  /// What the query and the filters ask for together, "2019" or "2019 and --04", if no article of
  /// the archive is from then: nothing can be concluded about that time. Empty otherwise.
  std::string empty_period;
};

/// More parts than these are not looked at one by one.
inline constexpr std::size_t most_explained_parts = 32;

/// Requires that the request runs, and finds nothing. Fails as Searcher::search() does.
Result<FailedSearch> explain_failure(Searcher& searcher, const SearchRequest& request);

}  // namespace pressmark
