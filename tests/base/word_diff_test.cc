// SPDX-License-Identifier: GPL-2.0-or-later
//
// Differences lead from one text to the other, and none is larger than it has to be.

#include "base/word_diff.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Changes = std::vector<WordChange>;

Changes diff(std::string_view before, std::string_view after) {
  const auto found = diff_words(split_words(before), split_words(after), 1000);
  EXPECT_TRUE(found);
  return found.value_or(Changes{});
}

TEST(SplitWords, GivesWhatStandsBetweenWhiteSpace) {
  EXPECT_EQ(split_words("  one,\ttwo\n\nthree "),
            (std::vector<std::string_view>{"one,", "two", "three"}));
  EXPECT_TRUE(split_words(" \n").empty());
  EXPECT_TRUE(split_words("").empty());
}

TEST(DiffWords, SaysWhatGoesAndWhatComes) {
  EXPECT_EQ(diff("", ""), Changes{});
  EXPECT_EQ(diff("a b c", "a b c"), Changes{});
  EXPECT_EQ(diff("a b c", "a x c"), (Changes{{1, 2, 1, 2}}));
  EXPECT_EQ(diff("a b c", "a c"), (Changes{{1, 2, 1, 1}}));
  EXPECT_EQ(diff("a c", "a b b c d"), (Changes{{1, 1, 1, 3}, {2, 2, 4, 5}}));
  EXPECT_EQ(diff("", "a b"), (Changes{{0, 0, 0, 2}}));
  EXPECT_EQ(diff("a b", ""), (Changes{{0, 2, 0, 0}}));
}

TEST(DiffWords, GivesUpBeyondTheLimit) {
  EXPECT_FALSE(diff_words(split_words("a b c d"), split_words("w x y z"), 7));
  EXPECT_TRUE(diff_words(split_words("a b c d"), split_words("w x y z"), 8));
}

std::size_t least_edits(const std::vector<std::string_view>& a,
                        const std::vector<std::string_view>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
      } else {
        table[i][j] = std::min(table[i - 1][j], table[i][j - 1]) + 1;
        if (a[i - 1] == b[j - 1]) table[i][j] = std::min(table[i][j], table[i - 1][j - 1]);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST(DiffWords, IsAsShortAsItCanBeAndLeadsToTheOther) {
  std::mt19937 random{5};
  const std::vector<std::string_view> alphabet{"a", "b", "c", "d"};
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string_view> a(random() % 14);
    std::vector<std::string_view> b(random() % 14);
    for (auto* words : {&a, &b}) {
      for (std::string_view& word : *words)
        word = alphabet[random() % alphabet.size()];
    }
    const auto changes = diff_words(a, b, 100);
    ASSERT_TRUE(changes);
    std::size_t edits = 0;
    std::vector<std::string_view> made;
    std::size_t at = 0;
    for (const WordChange& change : *changes) {
      ASSERT_TRUE(change.old_end > change.old_begin || change.new_end > change.new_begin);
      made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at),
                  a.begin() + static_cast<std::ptrdiff_t>(change.old_begin));
      ASSERT_EQ(made.size(), change.new_begin);
      made.insert(made.end(), b.begin() + static_cast<std::ptrdiff_t>(change.new_begin),
                  b.begin() + static_cast<std::ptrdiff_t>(change.new_end));
      at = change.old_end;
      edits += change.old_end - change.old_begin + change.new_end - change.new_begin;
    }
    made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at), a.end());
    ASSERT_EQ(made, b);
    ASSERT_EQ(edits, least_edits(a, b));
  }
}

}  // namespace
}  // namespace pressmark
