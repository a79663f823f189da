// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two queries side by side: what only the one has, what both have, and which words and names the
// articles of the one use more than those of the other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/entity.h"
#include "searcher/search.h"

namespace pressmark {

struct CompareOptions {
  std::uint32_t limit = 10;  ///< Words, and names, on either side.
};

struct ComparedSide {
  std::string query;  ///< As typed.
  std::string read_as;
  std::vector<QueryNote> notes;
  std::uint64_t articles = 0;
  std::uint64_t words = 0;  ///< In their titles and bodies.
};

/// A word with all its forms, and how often the articles of either side have it.
struct ComparedWord {
  std::string word;
  std::uint64_t in_a = 0;
  std::uint64_t in_b = 0;
  double log_likelihood = 0;
};

/// A name, and how many articles of either side mention it.
struct ComparedName {
  EntityType type = EntityType::person;
  std::string name;
  std::uint64_t in_a = 0;
  std::uint64_t in_b = 0;
  double log_likelihood = 0;
};

struct Comparison {
  ComparedSide a;
  ComparedSide b;
  std::uint64_t only_a = 0;
  std::uint64_t only_b = 0;
  std::uint64_t both = 0;
  /// Used more, with p < 0.001: by falling log-likelihood, then by the alphabet. Words that a query
  /// asks for are left out.
  std::vector<ComparedWord> words_of_a;
  std::vector<ComparedWord> words_of_b;
  std::vector<ComparedName> names_of_a;
  std::vector<ComparedName> names_of_b;
};

/// `request` is of side a, `other` is the query of side b; filters hold for both. Articles that
/// match both are of both sides. Fails as Searcher::search() does; an error in the other query has
/// no place, but names it.
Result<Comparison> compare_queries(Searcher& searcher, const SearchRequest& request,
                                   const std::string& other, const CompareOptions& options);

}  // namespace pressmark
