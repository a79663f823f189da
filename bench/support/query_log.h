// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries for latency, by class, drawn from an archive's own words: the same for a seed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "searcher/search.h"

namespace pressmark {

struct QueryClass {
  std::string name;  ///< "term_high", "and2", "phrase", ...
  std::vector<SearchRequest> requests;
};

/// Classes term_high (in 4 to 50 % of the articles), term_mid (0.2 to 4 %), term_low, and2, or2,
/// or4, or_high, or7, and4, phrase, near, date_and2, name, name_and_word; then and2 again with
/// facets and timeline (facet), and with ten snippets (snippet). The others ask for neither. Fewer
/// classes where the archive has no fitting words.
std::vector<QueryClass> make_query_log(const std::filesystem::path& archive,
                                       std::size_t requests_per_class, std::uint32_t seed);

}  // namespace pressmark
