// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles like one: a search for the words and names that are rare elsewhere and frequent in it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "searcher/search.h"

namespace pressmark {

/// Looks for articles with any of this many words, and of this many names.
inline constexpr std::size_t similar_words = 25;
inline constexpr std::size_t similar_names = 5;

/// The answer to a query made of the article, without the article itself; what was searched for is
/// read_as. Of the request filters, sort, limit, offset and snippets hold; there are no facets.
/// Fails with invalid_argument if there is no such article.
Result<SearchResponse> find_similar(Searcher& searcher, std::string_view id,
                                    const SearchRequest& request);

}  // namespace pressmark
