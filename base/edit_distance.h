// SPDX-License-Identifier: GPL-2.0-or-later
//
// How many slips of a finger lie between two words.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pressmark {

/// How often a letter has to be inserted, dropped or replaced, or two neighbours swapped, to make
/// one of the other; no place is edited twice (optimal string alignment). `most` + 1 stands for
/// more than `most`. Letters are the elements of `Text`: code points of a std::u32string_view.
template <typename Text>
std::size_t edit_distance(Text a, Text b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
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
    if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

}  // namespace pressmark
