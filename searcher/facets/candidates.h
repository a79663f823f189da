// SPDX-License-Identifier: GPL-2.0-or-later
//
// The values of a facet before they have names: which of them are shown, and in what order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
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

/// Takes values one after the other and forgets those that choose_values() would not return, so
/// that the first few of many are found without a list of all.
template <typename Precedes>
class FirstValues {
 public:
  FirstValues(std::uint32_t limit, const Precedes& precedes)
      : limit_(limit), precedes_(precedes), room_(room_beside(0)) {
    if (limit_ == 0) least_ = std::numeric_limits<std::uint64_t>::max();
  }

  void add(const FacetCandidate& candidate) {
    if (candidate.articles < least_ && !candidate.is_selected) return;
    kept_.push_back(candidate);
    if (kept_.size() < room_) return;
    kept_ = choose_values(std::move(kept_), limit_, precedes_);
    if (limit_ > 0) least_ = kept_[limit_ - 1].articles;
    room_ = room_beside(kept_.size());
  }

  std::vector<FacetCandidate> take() && {
    return choose_values(std::move(kept_), limit_, precedes_);
  }

 private:
  // Choosing takes about as long as adding so many.
  std::size_t room_beside(std::size_t kept) const {
    return kept + std::max<std::size_t>(limit_, 128);
  }

  std::uint32_t limit_;
  const Precedes& precedes_;
  std::size_t room_;
  std::uint64_t least_ = 0;  // less than this is not among the first
  std::vector<FacetCandidate> kept_;
};

/// Adds values that a filter asks for and the archive does not have.
inline void add_unknown_values(Facet& facet, std::vector<std::string> unknown) {
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  for (std::string& value : unknown)
    facet.values.push_back({std::move(value), 0, {}, true});
}

}  // namespace pressmark
