// SPDX-License-Identifier: GPL-2.0-or-later
//
// The algebra of spans against trying every pick.

#include "searcher/match/spans.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/searcher/match/random_spans.h"
#include "tests/support/naive_spans.h"

namespace pressmark {
namespace {

/// A span as naive_spans.h wants it: all are in one field.
struct FieldSpan {
  int field = 0;
  Position first = 0;
  Position last = 0;

  friend auto operator<=>(const FieldSpan&, const FieldSpan&) = default;
};

std::vector<FieldSpan> in_one_field(const Spans& spans) {
  std::vector<FieldSpan> converted;
  for (const PositionSpan& span : spans)
    converted.push_back({0, span.first, span.last});
  return converted;
}

template <typename Fits>
Spans try_all(const std::vector<Spans>& operands, const Fits& fits) {
  std::vector<std::vector<FieldSpan>> choices;
  for (const Spans& spans : operands)
    choices.push_back(in_one_field(spans));
  Spans found;
  for (const FieldSpan& span : pick_all(choices, fits))
    found.push_back({span.first, span.last});
  return found;
}

using Picked = std::vector<FieldSpan>;

TEST(Spans, PicksInAnyOrderAreAllThereAre) {
  std::mt19937 random{1};
  std::size_t found = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto operands = random_span_operands(random);
    PickRule rule;
    if (random() % 3 != 0) rule.gap = static_cast<std::uint32_t>(1 + random() % 6);
    if (random() % 3 == 0) rule.length = static_cast<std::uint32_t>(1 + random() % 20);
    const Spans expected = try_all(operands, [&](const Picked& picked) {
      const FieldSpan all = span_of(picked);
      return are_apart(picked) && widest_gap(picked) <= rule.gap &&
             all.last - all.first + 1 <= rule.length;
    });
    ASSERT_EQ(pick_in_any_order(operands, rule), expected) << "round " << round;
    found += expected.size();
  }
  EXPECT_GT(found, 10'000U);
}

TEST(Spans, TheWidestPicksCoverAllThereAre) {
  std::mt19937 random{6};
  std::size_t left_out = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto operands = random_span_operands(random);
    const auto gap = static_cast<std::uint32_t>(1 + random() % 6);
    const Spans all = pick_in_any_order(operands, {.gap = gap});
    const Spans widest = pick_widest(operands, gap);
    ASSERT_TRUE(std::includes(all.begin(), all.end(), widest.begin(), widest.end())) << round;
    for (const PositionSpan& span : all) {
      ASSERT_TRUE(std::any_of(widest.begin(), widest.end(),
                              [&](const PositionSpan& other) {
                                return other.first <= span.first && span.last <= other.last;
                              }))
          << "round " << round;
    }
    left_out += all.size() - widest.size();
  }
  EXPECT_GT(left_out, 1'000U);
}

TEST(Spans, PicksInOrderAreAllThereAre) {
  std::mt19937 random{2};
  std::size_t found = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto operands = random_span_operands(random);
    const PickRule rule{.gap = static_cast<std::uint32_t>(1 + random() % 8)};
    const Spans expected = try_all(operands, [&](const Picked& picked) {
      return are_apart(picked) && std::is_sorted(picked.begin(), picked.end()) &&
             widest_gap(picked) <= rule.gap;
    });
    ASSERT_EQ(pick_in_order(operands, rule), expected) << "round " << round;
    found += expected.size();
  }
  EXPECT_GT(found, 2'000U);
}

TEST(Spans, PicksWithinAUnitAreAllThereAre) {
  std::mt19937 random{3};
  std::size_t found = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto operands = random_span_operands(random);
    std::vector<Position> beginnings{1};
    while (beginnings.back() < 30)
      beginnings.push_back(beginnings.back() + static_cast<Position>(random() % 9));
    const auto unit_of = [&](Position position) {
      return std::count_if(beginnings.begin(), beginnings.end(),
                           [&](Position begin) { return begin <= position; });
    };
    const Spans expected = try_all(operands, [&](const Picked& picked) {
      const FieldSpan all = span_of(picked);
      return are_apart(picked) && unit_of(all.first) == unit_of(all.last);
    });
    ASSERT_EQ(pick_within(operands, beginnings), expected) << "round " << round;
    found += expected.size();
  }
  EXPECT_GT(found, 5'000U);
}

TEST(Spans, WithoutNearLeavesThoseThatStandAlone) {
  std::mt19937 random{4};
  std::size_t left = 0;
  for (int round = 0; round < 4'000; ++round) {
    const Spans wanted = random_spans(random);
    const Spans unwanted = random_spans(random);
    const auto gap = static_cast<std::uint32_t>(1 + random() % 5);
    Spans expected = wanted;
    std::erase_if(expected, [&](const PositionSpan& span) {
      return std::any_of(unwanted.begin(), unwanted.end(), [&](const PositionSpan& other) {
        return other.first <= span.last + gap && span.first <= other.last + gap;
      });
    });
    ASSERT_EQ(without_near(wanted, unwanted, gap), expected) << "round " << round;
    left += expected.size();
  }
  EXPECT_GT(left, 1'000U);
}

TEST(Spans, ManyOccurrencesInALongTextTakeNoLongTime) {
  // "the" NEAR/10 "the" NEAR/10 "the" in a text of nothing else.
  Spans everywhere;
  for (Position position = 1; position <= 3'000; ++position)
    everywhere.push_back({position, position});
  const std::vector<Spans> operands(3, everywhere);
  const Spans picks = pick_in_any_order(operands, {.gap = 10});
  EXPECT_GT(picks.size(), 3'000U * 15);
  EXPECT_LT(picks.size(), 3'000U * 20);
  // Of six, within a thousand words: one for each that is not among the first five.
  EXPECT_EQ(pick_widest(std::vector<Spans>(6, everywhere), 1'000).size(), 3'000U - 5);
}

}  // namespace
}  // namespace pressmark
