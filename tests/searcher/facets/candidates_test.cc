// SPDX-License-Identifier: GPL-2.0-or-later
//
// Values taken one after the other, against sorting all of them.

#include "searcher/facets/candidates.h"

#include <random>
#include <tuple>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Row = std::tuple<std::uint32_t, std::uint64_t, bool>;

std::vector<Row> to_rows(const std::vector<FacetCandidate>& candidates) {
  std::vector<Row> rows;
  for (const FacetCandidate& candidate : candidates)
    rows.emplace_back(candidate.value, candidate.articles, candidate.is_selected);
  return rows;
}

TEST(FirstValues, AreThoseOfAllInOrderAndTheSelectedBehind) {
  std::mt19937 random{7};
  // Ties are broken against the order of adding.
  const auto precedes = [](std::uint32_t a, std::uint32_t b) { return a > b; };
  for (int round = 0; round < 300; ++round) {
    const auto limit =
        static_cast<std::uint32_t>(random() % 4 == 0 ? random() % 300 : random() % 12);
    const std::uint64_t counts = 1 + random() % (round % 2 == 0 ? 5 : 5000);  // 5: mostly ties
    std::vector<FacetCandidate> all(random() % 2000);
    FirstValues first{limit, precedes};
    for (std::uint32_t value = 0; value < all.size(); ++value) {
      all[value] = {value, random() % counts, random() % 50 == 0};
      first.add(all[value]);
    }
    std::sort(all.begin(), all.end(), [](const FacetCandidate& a, const FacetCandidate& b) {
      return a.articles != b.articles ? a.articles > b.articles : a.value > b.value;
    });
    std::vector<FacetCandidate> expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i < limit || all[i].is_selected) expected.push_back(all[i]);
    }
    ASSERT_EQ(to_rows(std::move(first).take()), to_rows(expected));
  }
}

}  // namespace
}  // namespace pressmark
