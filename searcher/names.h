// SPDX-License-Identifier: GPL-2.0-or-later
//
// The people, organisations and places of an archive: how they are spelt, how often and when they
// are in the news, and with whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "schema/entity.h"
#include "searcher/search.h"

namespace pressmark {

struct NamesOptions {
  std::vector<EntityType> types{entity_types.begin(), entity_types.end()};
  std::uint32_t limit = 10;
  std::uint32_t co_mentions = 0;  ///< Of each name, at most.
};

/// Another name in the articles that mention one.
struct CoMention {
  EntityType type = EntityType::person;
  std::string name;
  std::uint64_t articles = 0;     ///< That mention both.
  std::uint64_t of_articles = 0;  ///< That mention this one.
  /// articles * all / (articles of one * articles of the other): 1 if the two had nothing to do
  /// with each other. Pointwise mutual information is its logarithm.
  double lift = 0;
};

struct NameSummary {
  EntityType type = EntityType::person;
  std::string name;                  ///< As it is shown: canonical.
  std::vector<std::string> aliases;  ///< Other spellings in the archive, sorted.
  std::uint64_t articles = 0;
  std::optional<Date> first;  ///< Of the dated ones.
  std::optional<Date> last;
  std::uint64_t undated = 0;
  std::vector<CoMention> co_mentions;  ///< By falling number of articles, then by name.
};

struct NamesResponse {
  std::uint64_t articles = 0;      ///< That the filters admit.
  std::vector<NameSummary> names;  ///< By falling number of articles, then by name.
  std::uint64_t more_names = 0;    ///< Beyond the limit.
};

/// The names that have all words of `request.query` in one of their spellings (all names, if it has
/// none), counted in the articles that the filters admit; those without an article are left out.
Result<NamesResponse> find_names(Searcher& searcher, const SearchRequest& request,
                                 const NamesOptions& options);

}  // namespace pressmark
