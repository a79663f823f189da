// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word that somebody probably meant to type.
#include "base/did_you_mean.h"

#include <algorithm>
#include <cstddef>

#include "base/edit_distance.h"

namespace pressmark {

std::optional<std::string_view> did_you_mean(std::string_view word,
                                             std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_word = 64;  // nobody mistypes more; keeps the tables small
  if (word.size() > longest_word) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t fewest = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t most = std::max<std::size_t>(1, candidate.size() / 3);
    const std::size_t slips = edit_distance(word, candidate, most);
    if (slips > most) continue;
    if (best && slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

}  // namespace pressmark
