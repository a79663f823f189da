// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where plans at random end, against their spans, listed.

#include "searcher/match/span_ends.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "tests/searcher/match/words_by_hand.h"
#include "tests/searcher/plans.h"
#include "tests/support/naive_spans.h"

namespace pressmark {
namespace {

using namespace plans;

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::size_t left = 4 + random() % 26; left > 0; --left)
    text += std::string(1, "abcdx.abc"[random() % 9]) + " ";
  return text;
}

Plan random_near(std::mt19937& random, int depth);

Plan random_operand(std::mt19937& random, int depth) {
  const auto letter = [&] { return word(std::string(1, "abcd"[random() % 4]).c_str()); };
  if (depth == 0 || random() % 3 == 0) {
    return random() % 4 == 0 ? phrase({letter(), letter()}) : letter();
  }
  if (random() % 5 == 0) {
    return any_of({random_operand(random, depth - 1), random_operand(random, depth - 1)});
  }
  return random_near(random, depth - 1);
}

Plan random_near(std::mt19937& random, int depth) {
  constexpr Closeness kinds[] = {Closeness::any_order,      Closeness::any_order,
                                 Closeness::in_order,       Closeness::same_sentence,
                                 Closeness::same_paragraph, Closeness::not_near,
                                 Closeness::loose};
  const Closeness closeness = kinds[random() % std::size(kinds)];
  std::vector<Plan> operands;
  const std::size_t count = closeness == Closeness::not_near ? 2 : 2 + random() % 2;
  while (operands.size() < count) {
    operands.push_back(closeness == Closeness::loose ? random_operand(random, 0)
                                                     : random_operand(random, depth));
  }
  return close(closeness, static_cast<std::uint32_t>(1 + random() % 5), std::move(operands));
}

struct FieldStretch {
  int field = 0;
  Position first = 0;
  Position last = 0;

  friend auto operator<=>(const FieldStretch&, const FieldStretch&) = default;
};

std::size_t most_disjoint(const Spans& spans) {
  std::vector<FieldStretch> stretches;
  for (const PositionSpan& span : spans)
    stretches.push_back({0, span.first, span.last});
  return most_apart(stretches);
}

TEST(SpanEndFinder, FindsTheEndsOfAllSpans) {
  std::mt19937 random{1};
  std::size_t found = 0;
  for (int round = 0; round < 4'000; ++round) {
    const Plan plan = random_near(random, 3);
    const std::string text = random_text(random);
    const WordsByHand source{text};
    SpanWindow window;
    if (random() % 3 == 0) window.from = static_cast<Position>(random() % 9);
    if (random() % 3 == 0) window.to = static_cast<Position>(random() % 20);
    if (random() % 3 == 0) window.until = static_cast<Position>(5 + random() % 20);
    std::set<Position> ends;
    for (const PositionSpan& span : find_spans(plan, source)) {
      if (span.first >= window.from && span.first <= window.to && span.last <= window.until)
        ends.insert(span.last);
    }
    SpanEndFinder finder{source};
    const SpanEnds expected{ends.begin(), ends.end()};
    ASSERT_EQ(finder.find(plan, window), expected) << print_plan(plan) << text;
    ASSERT_EQ(finder.first_end(plan, window).value_or(0), ends.empty() ? 0 : *ends.begin())
        << print_plan(plan) << text;
    found += expected.size();
  }
  EXPECT_GT(found, 1'500U);
}

TEST(SpanEndFinder, ForgetsAnArticleWhenItTurns) {
  // A source whose words can be exchanged.
  struct Pages : SpanSource {
    const Spans& spans_of(const Plan& leaf) const override { return page->spans_of(leaf); }
    std::span<const Position> beginnings(Closeness unit) const override {
      return page->beginnings(unit);
    }
    const WordsByHand* page = nullptr;
  };
  const WordsByHand with{"a x b"};
  const WordsByHand without{"a x x x b"};
  const Plan plan = near(1, {near(2, {word("a"), word("b")}), phrase({word("c"), word("c")})});
  const Plan flat = near(2, {word("a"), word("b")});
  Pages pages;
  pages.page = &with;
  SpanEndFinder finder{pages};
  EXPECT_TRUE(finder.occurs(flat));
  EXPECT_FALSE(finder.occurs(plan));
  pages.page = &without;
  finder.turn();
  EXPECT_FALSE(finder.occurs(flat));
  const WordsByHand whole{"a b c c"};
  pages.page = &whole;
  finder.turn();
  EXPECT_TRUE(finder.occurs(plan));
}

TEST(SpanEndFinder, ListsSpansWhereNestingWouldMultiply) {
  // Each level of nesting asks its left operand twice.
  Plan nested = word("a");
  for (int level = 0; level < 40; ++level)
    nested = near(level % 2 == 0 ? 3 : 4, {nested, word(level % 2 == 0 ? "b" : "a")});
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += "a b ";
  const WordsByHand source{text};
  SpanEndFinder finder{source};
  std::set<Position> ends;
  for (const PositionSpan& span : find_spans(nested, source))
    ends.insert(span.last);
  EXPECT_FALSE(ends.empty());
  EXPECT_EQ(finder.find(nested, {}), SpanEnds(ends.begin(), ends.end()));
}

TEST(SpanEndFinder, CountsOccurrencesThatShareNoWord) {
  std::mt19937 random{2};
  for (int round = 0; round < 2'000; ++round) {
    const Plan plan = random_near(random, 2);
    const std::string text = random_text(random);
    const WordsByHand source{text};
    const std::size_t most = most_disjoint(find_spans(plan, source));
    const auto has = [&](std::size_t number) {
      const Plan wanted = occurs(Occurrence::at_least, static_cast<std::uint32_t>(number), plan);
      SpanEndFinder finder{source};  // the plan must outlive it
      return occurs_as(wanted, finder, 0);
    };
    ASSERT_TRUE(most == 0 || has(most)) << print_plan(plan) << text;
    ASSERT_FALSE(has(most + 1)) << print_plan(plan) << text;
  }
}

TEST(SpanEndFinder, LooksWhereOccurrencesAre) {
  constexpr Position title_words = 4;
  constexpr Position body = title_words + field_position_gap;
  // Spans of `a` alone.
  struct Given : SpanSource {
    explicit Given(Spans spans) : spans(std::move(spans)) {}
    const Spans& spans_of(const Plan&) const override { return spans; }
    std::span<const Position> beginnings(Closeness) const override { return {}; }
    Spans spans;
  };
  const auto holds = [&](Occurrence occurrence, std::uint32_t number, const Spans& spans) {
    const Given source{spans};
    SpanEndFinder finder{source};
    return occurs_as(occurs(occurrence, number, word("a")), finder, title_words);
  };
  EXPECT_TRUE(holds(Occurrence::at_least, 2, {{1, 1}, {body + 9, body + 9}}));
  EXPECT_FALSE(holds(Occurrence::at_least, 3, {{1, 1}, {body + 9, body + 9}}));
  EXPECT_FALSE(holds(Occurrence::at_least, 2, {{1, 2}, {2, 3}})) << "they share a word";

  EXPECT_TRUE(holds(Occurrence::lead, 10, {{body + 9, body + 10}}));
  EXPECT_FALSE(holds(Occurrence::lead, 10, {{body + 10, body + 11}}));
  EXPECT_FALSE(holds(Occurrence::lead, 10, {{1, 1}})) << "the title is not the lead";

  EXPECT_TRUE(holds(Occurrence::major, 0, {{1, 1}}));
  EXPECT_TRUE(holds(Occurrence::major, 0, {{body + 60, body + 60}}));
  EXPECT_FALSE(holds(Occurrence::major, 0, {{body + 61, body + 61}, {body + 70, body + 70}}));
  EXPECT_TRUE(holds(Occurrence::major, 0,
                    {{body + 61, body + 61}, {body + 70, body + 70}, {body + 80, body + 80}}));
  EXPECT_FALSE(holds(Occurrence::major, 0, {}));
}

}  // namespace
}  // namespace pressmark
