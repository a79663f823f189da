// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases and NEAR against evaluators that try everything.

#include "searcher/match/positions.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Words = std::vector<std::vector<Position>>;
using Operands = std::vector<std::vector<PositionSpan>>;

std::vector<Position> random_positions(std::mt19937& random, Position length, unsigned one_in) {
  std::vector<Position> positions;
  for (Position position = 1; position <= length; ++position) {
    if (random() % one_in == 0) positions.push_back(position);
  }
  return positions;
}

TEST(FindPhrase, AgreesWithTryingEveryPosition) {
  std::mt19937 random{1};
  std::size_t occurrences = 0;
  for (int round = 0; round < 2'000; ++round) {
    Words words(1 + random() % 4);
    for (auto& word : words)
      word = random_positions(random, 30, 1 + random() % 4);
    std::vector<Position> expected;
    for (Position start = 1; start <= 30; ++start) {
      bool occurs = true;
      for (std::size_t i = 0; i < words.size(); ++i) {
        occurs = occurs && std::binary_search(words[i].begin(), words[i].end(), start + i);
      }
      if (occurs) expected.push_back(start);
    }
    EXPECT_EQ(find_phrase(words), expected);
    occurrences += expected.size();
  }
  EXPECT_GT(occurrences, 1'000U);
}

bool is_near(std::vector<PositionSpan> spans, std::uint32_t distance) {
  std::sort(spans.begin(), spans.end());
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].first <= spans[i - 1].last) return false;
    if (spans[i].first - spans[i - 1].last > distance) return false;
  }
  return true;
}

bool near_by_brute_force(const Operands& operands, std::uint32_t distance, Position from,
                         std::vector<PositionSpan>& chosen) {
  if (chosen.size() == operands.size()) return is_near(chosen, distance);
  for (const PositionSpan& span : operands[chosen.size()]) {
    if (span.first < from) continue;
    chosen.push_back(span);
    if (near_by_brute_force(operands, distance, from, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

// Operands of one to three words each; some share their occurrences, as equal words do.
Operands random_operands(std::mt19937& random) {
  Operands operands(1 + random() % 4);
  for (auto& spans : operands) {
    const auto further = static_cast<Position>(random() % 3);
    for (const Position position :
         random_positions(random, 40, 4 + static_cast<unsigned>(random() % 12))) {
      spans.push_back({position, position + further});
    }
  }
  if (operands.size() > 1 && random() % 3 == 0) operands[0] = operands[1];
  return operands;
}

TEST(FindNear, AgreesWithTryingEveryChoice) {
  std::mt19937 random{2};
  std::size_t matches = 0;
  constexpr int rounds = 5'000;
  for (int round = 0; round < rounds; ++round) {
    const Operands operands = random_operands(random);
    const auto distance = static_cast<std::uint32_t>(1 + random() % 8);
    const auto from = static_cast<Position>(random() % 3 == 0 ? random() % 40 : 0);
    std::vector<PositionSpan> unused;
    const bool expected = near_by_brute_force(operands, distance, from, unused);
    const std::vector<PositionSpan> found = find_near(operands, distance, from);
    ASSERT_EQ(!found.empty(), expected) << "round " << round;
    if (!expected) continue;
    ++matches;
    ASSERT_EQ(found.size(), operands.size());
    EXPECT_TRUE(is_near(found, distance));
    for (std::size_t i = 0; i < operands.size(); ++i) {
      EXPECT_NE(std::find(operands[i].begin(), operands[i].end(), found[i]), operands[i].end());
      EXPECT_GE(found[i].first, from);
    }
  }
  EXPECT_GT(matches, rounds / 5);
  EXPECT_LT(matches, rounds * 4 / 5);
}

struct NearExample {
  const char* what;
  Operands operands;
  std::uint32_t distance;
  bool expected;
};

TEST(FindNear, CountsTheWordsBetweenNeighbours) {
  const std::vector<NearExample> examples{
      {"neighbours", {{{1, 1}}, {{2, 2}}}, 1, true},
      {"either order", {{{2, 2}}, {{1, 1}}}, 1, true},
      {"one word between", {{{1, 1}}, {{3, 3}}}, 1, false},
      {"NEAR/2 allows one word between", {{{1, 1}}, {{3, 3}}}, 2, true},
      {"distance counts from the end of a phrase", {{{1, 3}}, {{4, 4}}}, 1, true},
      {"a phrase and a word in it", {{{1, 3}}, {{2, 2}}}, 9, false},
      {"two equal words need two occurrences", {{{5, 5}}, {{5, 5}}}, 9, false},
      {"two equal words, two occurrences", {{{5, 5}, {7, 7}}, {{5, 5}, {7, 7}}}, 2, true},
      {"a chain of three", {{{1, 1}}, {{9, 9}}, {{5, 5}}}, 4, true},
      {"a chain that breaks", {{{1, 1}}, {{9, 9}}, {{4, 4}}}, 4, false},
      {"not the first occurrence", {{{1, 1}, {20, 20}}, {{22, 22}}}, 3, true},
      {"nothing", {{{1, 1}}, {}}, 9, false},
  };
  for (const NearExample& example : examples) {
    EXPECT_EQ(!find_near(example.operands, example.distance).empty(), example.expected)
        << example.what;
  }
}

TEST(FindNear, DecidesManyOperandsInALongTextQuickly) {
  // Nine operands stand everywhere, the tenth nowhere near: without pruning, every subset of the
  // nine is tried at every position of the text.
  Operands operands(max_near_operands);
  for (Position position = 1; position <= 100'000; ++position) {
    operands[position % 9].push_back({position, position});
  }
  operands[9].push_back({200'000, 200'000});
  EXPECT_TRUE(find_near(operands, 200).empty());
  operands[9][0] = {100'100, 100'100};
  EXPECT_FALSE(find_near(operands, 200).empty());
}

}  // namespace
}  // namespace pressmark
