// SPDX-License-Identifier: GPL-2.0-or-later
//
// Plans on the words of one article that are given by hand; whole queries are tried by the oracle.

#include "searcher/match/span_tree.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/words_by_hand.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

using namespace plans;

std::string spans(std::string_view text, const Plan& plan) {
  std::string out;
  for (const PositionSpan& span : find_spans(plan, WordsByHand{text})) {
    out += (out.empty() ? "" : " ") + std::to_string(span.first) + ".." + std::to_string(span.last);
  }
  return out;
}

TEST(SpanTree, FindsWhereOperatorsMatch) {
  const Plan a = word("a");
  const Plan b = word("b");
  const Plan c = word("c");
  EXPECT_EQ(spans("a x b a", a), "1..1 4..4");
  EXPECT_EQ(spans("a b x a b", phrase({a, b})), "1..2 4..5");
  EXPECT_EQ(spans("a x b a", near(2, {a, b})), "1..3 3..4");
  EXPECT_EQ(spans("b x a x b", close(Closeness::in_order, 2, {a, b})), "3..5");
  EXPECT_EQ(spans("a b x c", near(2, {phrase({a, b}), c})), "1..4");
  EXPECT_EQ(spans("a x b c", near(1, {near(2, {a, b}), c})), "1..4");
  EXPECT_EQ(spans("a c b", near(1, {near(2, {a, b}), c})), "") << "c stands inside";
  EXPECT_EQ(spans("a c b", near(1, {a, b, c})), "1..3");
  EXPECT_EQ(spans("a x c b", near(2, {a, any_of({b, c})})), "1..3");
  EXPECT_EQ(spans("a x x . x b a x . b", close(Closeness::same_sentence, 0, {a, b})), "5..6");
  EXPECT_EQ(spans("a b x x x a", close(Closeness::not_near, 2, {a, b})), "6..6");
  EXPECT_EQ(spans("a x x", close(Closeness::not_near, 2, {a, b})), "1..1");
  const Plan unwanted = near(5, {b, word("c")});
  EXPECT_EQ(spans("b c x a x c", close(Closeness::not_near, 1, {a, unwanted})), "");
  EXPECT_EQ(spans("b c x a x x", close(Closeness::not_near, 1, {a, unwanted})), "4..4");
  EXPECT_EQ(spans("b x a x x c", close(Closeness::loose, 2, {a, b, c})), "");
  EXPECT_EQ(spans("b x a x x c", close(Closeness::loose, 3, {a, b, c})), "1..6");
  EXPECT_EQ(spans("a", close(Closeness::loose, 3, {a, a})), "") << "two words need two places";
}

TEST(SpanTree, KnowsWhatHasPlaces) {
  const Plan a = word("a");
  EXPECT_TRUE(has_spans(near(2, {a, any_of({a, phrase({a, a})})})));
  EXPECT_FALSE(has_spans(near(2, {a, all_of({a, a})})));
  EXPECT_FALSE(has_spans(occurs(Occurrence::lead, 60, a)));
  EXPECT_TRUE(asks_for_units(all_of({a, close(Closeness::same_paragraph, 0, {a, a})})));
  EXPECT_FALSE(asks_for_units(near(2, {a, a})));
}

TEST(SpanTree, UnitsBeginWithFieldsToo) {
  const std::vector<SentenceMark> sentences{{TextField::title, 1, 0, true},
                                            {TextField::title, 3, 9, false},
                                            {TextField::body, 1005, 0, false},
                                            {TextField::body, 1009, 30, false},
                                            {TextField::body, 1020, 90, true}};
  EXPECT_EQ(unit_beginnings(sentences, Closeness::same_sentence),
            (std::vector<Position>{1, 3, 1005, 1009, 1020}));
  EXPECT_EQ(unit_beginnings(sentences, Closeness::same_paragraph),
            (std::vector<Position>{1, 1005, 1020}));
}

}  // namespace
}  // namespace pressmark
