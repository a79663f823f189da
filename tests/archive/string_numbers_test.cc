// SPDX-License-Identifier: GPL-2.0-or-later
//
// Against a map, past the growth of the table and of its arena.
#include "archive/string_numbers.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(StringNumbers, CountFromZeroInTheOrderOfFirstAppearance) {
  StringNumbers numbers;
  EXPECT_EQ(numbers.number_of("lavrov"), 0U);
  EXPECT_EQ(numbers.number_of(""), 1U);
  EXPECT_EQ(numbers.number_of(std::string(70'000, 'x')), 2U);
  EXPECT_EQ(numbers.number_of("lavrov"), 0U);
  EXPECT_EQ(numbers.size(), 3U);
  EXPECT_EQ(numbers[0], "lavrov");
  EXPECT_EQ(numbers[1], "");
  EXPECT_EQ(numbers[2], std::string(70'000, 'x'));
}

TEST(StringNumbers, AgreeWithAMapAndAreSortedByBytes) {
  StringNumbers numbers;
  std::map<std::string, std::uint32_t> expected;
  std::mt19937 random{7};
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = std::to_string(random() % 20'000);
    const auto next = static_cast<std::uint32_t>(expected.size());
    ASSERT_EQ(numbers.number_of(text), expected.emplace(text, next).first->second);
  }
  std::vector<std::uint32_t> by_bytes;
  for (const auto& [text, number] : expected) {
    ASSERT_EQ(numbers[number], text);
    by_bytes.push_back(number);
  }
  EXPECT_EQ(numbers.sorted(), by_bytes);
}

TEST(StringNumbers, TellHowMuchMemoryTheyTake) {
  StringNumbers numbers;
  const std::size_t empty = numbers.memory_bytes();
  for (int i = 0; i < 10'000; ++i)
    numbers.number_of("a word of twenty byte" + std::to_string(i));
  EXPECT_GT(numbers.memory_bytes(), empty + std::size_t{10'000} * 24);
  EXPECT_LT(numbers.memory_bytes(), empty + std::size_t{10'000} * 200);
}

}  // namespace
}  // namespace pressmark
