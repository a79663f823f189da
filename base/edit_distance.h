// SPDX-License-Identifier: GPL-2.0-or-later
//
// How many slips of a finger lie between two words.
#pragma once

#include <algorithm>
#include <array>
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
  constexpr std::size_t short_row = 40;  // most words need no more
  std::array<std::size_t, 3 * short_row> few{};
  std::vector<std::size_t> many;
  const std::size_t width = b.size() + 1;
  if (width > short_row) many.resize(3 * width);
  std::size_t* row = many.empty() ? few.data() : many.data();
  std::size_t* last = row + width;
  std::size_t* before_last = last + width;
  for (std::size_t j = 0; j < width; ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    // Further from the diagonal more edits than these have been made.
    const std::size_t begin = i > most ? i - most : 1;
    const std::size_t end = std::min(width, i + most + 1);
    row[begin - 1] = begin == 1 ? i : most + 1;
    std::size_t least = row[begin - 1];
    for (std::size_t j = begin; j < end; ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    if (end < width) row[end] = most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

}  // namespace pressmark
