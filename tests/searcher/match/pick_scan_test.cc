// SPDX-License-Identifier: GPL-2.0-or-later
//
// The ends of picks against those of all picks, listed.

#include "searcher/match/pick_scan.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/searcher/match/random_spans.h"

namespace pressmark {
namespace {

SpanEnds random_ends(std::mt19937& random) {
  std::set<Position> ends;
  for (std::size_t left = random() % 5; left > 0; --left)
    ends.insert(static_cast<Position>(1 + random() % 24));
  return {ends.begin(), ends.end()};
}

// `behind` is written to, so that the window can refer to it.
SpanWindow random_window(std::mt19937& random, SpanEnds& behind) {
  SpanWindow window;
  if (random() % 2 == 0) {
    behind = random_ends(random);
    window.behind = &behind;
    window.gap = static_cast<std::uint32_t>(1 + random() % 6);
  }
  if (random() % 3 == 0) window.from = static_cast<Position>(random() % 12);
  if (random() % 3 == 0) window.to = static_cast<Position>(random() % 24);
  if (random() % 3 == 0) window.until = static_cast<Position>(12 + random() % 12);
  return window;
}

bool is_in_window(const PositionSpan& span, const SpanWindow& window) {
  if (span.first < window.from || span.first > window.to || span.last > window.until) return false;
  return window.behind == nullptr ||
         std::any_of(window.behind->begin(), window.behind->end(), [&](Position end) {
           return end < span.first && span.first - end <= window.gap;
         });
}

TEST(PickScan, FindsTheEndsOfAllPicks) {
  std::mt19937 random{1};
  std::size_t found = 0;
  for (int round = 0; round < 6'000; ++round) {
    const std::vector<Spans> operands = random_span_operands(random);
    PickRule rule;
    if (random() % 2 == 0) {
      rule.gap = static_cast<std::uint32_t>(1 + random() % 6);
    } else if (random() % 2 == 0) {
      rule.length = static_cast<std::uint32_t>(1 + random() % 20);
    }
    SpanEnds behind;
    const SpanWindow window = random_window(random, behind);
    std::set<Position> ends;
    for (const PositionSpan& pick : pick_in_any_order(operands, rule)) {
      if (is_in_window(pick, window)) ends.insert(pick.last);
    }
    const SpanEnds expected{ends.begin(), ends.end()};

    PickScan scan{operands.size(), rule};
    std::vector<const Spans*> lists;
    for (const Spans& spans : operands)
      lists.push_back(&spans);
    scan.read(lists);
    ASSERT_EQ(scan.find(window), expected) << "round " << round;
    ASSERT_EQ(scan.find(window), expected) << "round " << round << ", asked again";
    const SpanEnds first{expected.begin(), expected.begin() + (expected.empty() ? 0 : 1)};
    ASSERT_EQ(scan.find(window, true), first) << "round " << round;
    found += expected.size();
  }
  EXPECT_GT(found, 5'000U);
}

TEST(PickScan, TellsSpansOfAWindow) {
  const SpanEnds ends{4, 9};
  SpanWindow window;
  window.behind = &ends;
  window.gap = 3;
  window.until = 12;
  WindowFilter filter{window};
  EXPECT_FALSE(filter.admits(PositionSpan{4, 4})) << "it begins where another ends";
  EXPECT_TRUE(filter.admits(PositionSpan{5, 5}));
  EXPECT_TRUE(filter.admits(PositionSpan{7, 12}));
  EXPECT_FALSE(filter.admits(PositionSpan{7, 13}));
  EXPECT_FALSE(filter.admits(PositionSpan{8, 8}));
  EXPECT_TRUE(filter.admits(Position{10}));
}

TEST(PickScan, TakesTimeByWordsNotByPairs) {
  // Ten times the same word within a thousand, in a text of nothing else: no list of their picks
  // would fit into memory.
  Spans everywhere;
  for (Position position = 1; position <= 2'000; ++position)
    everywhere.push_back({position, position});
  PickScan scan{10, {.gap = 1'000}};
  scan.read(std::vector<const Spans*>(10, &everywhere));
  EXPECT_EQ(scan.find({}).size(), 2'000U - 9);
}

}  // namespace
}  // namespace pressmark
