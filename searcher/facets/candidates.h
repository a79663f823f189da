// SPDX-License-Identifier: GPL-2.0-or-later
//
// The values of a facet before they have names: which of them are shown, and in what order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "searcher/search.h"

namespace pressmark {

/// A value on its way into a facet: a small number that stands for it, and what decides its place.
struct FacetCandidate {
  std::uint32_t value = 0;
  std::uint64_t articles = 0;
  bool is_selected = false;
};

/// The `limit` first by falling count, then as `precedes(value, value)` has them, and behind them
/// the selected among the rest. `precedes` is only asked where counts are equal.
template <typename Precedes>
std::vector<FacetCandidate> choose_values(std::vector<FacetCandidate> candidates,
                                          std::uint32_t limit, const Precedes& precedes) {
  const auto comes_before = [&](const FacetCandidate& a, const FacetCandidate& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return precedes(a.value, b.value);
  };
  const std::size_t kept = std::min<std::size_t>(limit, candidates.size());
  const auto rest = candidates.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(candidates.begin(), rest, candidates.end(), comes_before);
  const auto selected_end =
      std::partition(rest, candidates.end(), [](const FacetCandidate& c) { return c.is_selected; });
  std::sort(rest, selected_end, comes_before);
  candidates.erase(selected_end, candidates.end());
  return candidates;
}

/// Adds values that a filter asks for and the archive does not have.
inline void add_unknown_values(Facet& facet, std::vector<std::string> unknown) {
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  for (std::string& value : unknown)
    facet.values.push_back({std::move(value), 0, {}, true});
}

}  // namespace pressmark
