// SPDX-License-Identifier: GPL-2.0-or-later
//
// How much there is of something, and out of how much: articles, families of copies, or
// occurrences, as a whole or by month, source, person.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/fields.h"
#include "searcher/search.h"

namespace pressmark {

enum class CountUnit : std::uint8_t { articles, families, occurrences };

struct CountOptions {
  const Field* by = nullptr;  ///< A facet field; null: no groups.
  CountUnit unit = CountUnit::articles;
  /// No more groups than these, the largest: those with most of what is counted.
  std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
};

/// The articles that the filters admit (filters, from, to; not the query) are what the matching
/// ones are a share of. Occurrences and words are counted for CountUnit::occurrences only, families
/// for CountUnit::families: there, copies of one article count as one, in the group of the copy
/// that was published first of those that match, or if none does, of those that are admitted.
struct Count {
  std::uint64_t articles = 0;
  std::uint64_t of_articles = 0;
  std::uint64_t occurrences = 0;  ///< In the matching articles: see QueryOccurrences.
  std::uint64_t of_words = 0;     ///< In the text of the articles that the filters admit.
  std::uint64_t families = 0;
  std::uint64_t of_families = 0;
};

struct CountGroup {
  std::optional<std::string> value;  ///< Nothing: the articles without one.
  std::vector<std::string> aliases;
  Count count;
};

struct CountResponse {
  std::string read_as;
  std::vector<QueryNote> notes;
  CountUnit unit = CountUnit::articles;
  Count total;
  const Field* by = nullptr;
  /// Periods ascending, with all those that have articles at all, undated last; keywords with all
  /// values, names with those that matching articles mention, both by falling count, then by value.
  std::vector<CountGroup> groups;
  std::uint64_t more_groups = 0;  ///< Beyond CountOptions::largest.
};

/// Of the request only what chooses articles matters. Filters hold for every group, that of their
/// own field too. Fails as Searcher::search() does.
Result<CountResponse> count_matches(Searcher& searcher, const SearchRequest& request,
                                    const CountOptions& options);

}  // namespace pressmark
