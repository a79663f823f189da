// SPDX-License-Identifier: GPL-2.0-or-later
//
// The table against the definition.

#include "base/edit_distance.h"

#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// The definition, without tables: every way to go on.
std::size_t naive_distance(std::u32string_view a, std::u32string_view b) {
  if (a.empty()) return b.size();
  if (b.empty()) return a.size();
  std::size_t least = naive_distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  least = std::min(least, naive_distance(a.substr(1), b) + 1);
  least = std::min(least, naive_distance(a, b.substr(1)) + 1);
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    least = std::min(least, naive_distance(a.substr(2), b.substr(2)) + 1);
  }
  return least;
}

TEST(EditDistance, IsCountedAsDefined) {
  std::mt19937 random{3};
  const auto word = [&] {
    std::u32string made;
    for (std::size_t left = random() % 6; left > 0; --left)
      made += U"abя"[random() % 3];
    return made;
  };
  for (int i = 0; i < 2'000; ++i) {
    const std::u32string a = word();
    const std::u32string b = word();
    const std::size_t expected = naive_distance(a, b);
    for (std::size_t most = 0; most < 4; ++most)
      EXPECT_EQ(edit_distance<std::u32string_view>(a, b, most), std::min(expected, most + 1));
  }
}

}  // namespace
}  // namespace pressmark
