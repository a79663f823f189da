// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word that somebody probably meant to type.
#include "base/did_you_mean.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pressmark {

namespace {

// Optimal string alignment distance: Levenshtein's with the swap of two neighbours as one step.
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string_view> did_you_mean(std::string_view word,
                                             std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_word = 64;  // nobody mistypes more; keeps the tables small
  if (word.size() > longest_word) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t fewest = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t slips = slips_between(word, candidate);
    if (slips > std::max<std::size_t>(1, candidate.size() / 3)) continue;
    if (best && slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

}  // namespace pressmark
