// SPDX-License-Identifier: GPL-2.0-or-later
//
// Occurrences of plans on the words of one article that are given by hand; whole queries are tried
// by the oracle.

#include "searcher/match/operand_places.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/searcher/match/words_by_hand.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

using namespace plans;

/// The places of each operand, and how many occurrences they are: "a 1..1 a 4..4 = 2".
std::string places(std::string_view text, const Plan& plan) {
  std::string out;
  const auto found = find_operand_places(plan, WordsByHand{text});
  for (const OperandPlace& place : found) {
    const Plan& first =
        place.operand->kind == PlanKind::phrase ? place.operand->children[0] : *place.operand;
    out += first.stems.front() + " " + std::to_string(place.words.first) + ".." +
           std::to_string(place.words.last) + " ";
  }
  return out + "= " + std::to_string(count_occurrences(found));
}

TEST(OperandPlaces, WordsAndPhrasesStandWhereTheyStand) {
  const Plan a = word("a");
  const Plan b = word("b");
  EXPECT_EQ(places("a x b a", a), "a 1..1 a 4..4 = 2");
  EXPECT_EQ(places("a x b a", any_of({a, b})), "a 1..1 a 4..4 b 3..3 = 3");
  EXPECT_EQ(places("a b x a b", phrase({a, b})), "a 1..2 a 4..5 = 2");
  EXPECT_EQ(places("a x b a", all_of({a, none_of(b)})), "a 1..1 a 4..4 = 2");
  EXPECT_EQ(places("a x a", occurs(Occurrence::lead, 1, a)), "a 1..1 a 3..3 = 2");
  EXPECT_EQ(places("x", a), "= 0");
  EXPECT_EQ(places("a", everything()), "= 0");
  EXPECT_EQ(places("a", keyword("source", "a")), "= 0");
}

TEST(OperandPlaces, ThoseThatShareWordsAreOneOccurrence) {
  const Plan a = word("a");
  const Plan b = word("b");
  EXPECT_EQ(places("a a a", phrase({a, a})), "a 1..2 a 2..3 = 1");
  EXPECT_EQ(places("a b", all_of({phrase({a, b}), b, b})), "a 1..2 b 2..2 b 2..2 = 1");
  // Side by side is not one.
  EXPECT_EQ(places("a b", all_of({a, b})), "a 1..1 b 2..2 = 2");
}

TEST(OperandPlaces, OfANearThoseInsideOfItsPlaces) {
  const Plan a = word("a");
  const Plan b = word("b");
  const Plan c = word("c");
  EXPECT_EQ(places("a x x b x a", near(2, {a, b})), "a 6..6 b 4..4 = 2");
  EXPECT_EQ(places("a x x x b", near(2, {a, b})), "= 0");
  // All places of a match, and those of its operands between them.
  EXPECT_EQ(places("a a b", near(2, {a, b})), "a 1..1 a 2..2 b 3..3 = 3");
  EXPECT_EQ(places("a c b c", close(Closeness::in_order, 2, {a, b, c})),
            "a 1..1 b 3..3 c 2..2 c 4..4 = 4");
  EXPECT_EQ(places("b . a b . a", close(Closeness::same_sentence, 0, {a, b})), "a 2..2 b 3..3 = 2");
  EXPECT_EQ(places("b a x x b", close(Closeness::loose, 0, {a, b})), "a 2..2 b 1..1 = 2");
  EXPECT_EQ(places("a b x a", close(Closeness::not_near, 1, {a, b})), "a 4..4 = 1");
}

TEST(OperandPlaces, OfANearWithinANearThoseOfBoth) {
  const Plan a = word("a");
  const Plan b = word("b");
  const Plan c = word("c");
  // The first a and b are near each other, but not near a c; the last a is near c, but not near b.
  const Plan nested = near(2, {near(1, {a, b}), c});
  EXPECT_EQ(places("a b x x x b a c a", nested), "a 7..7 b 6..6 c 8..8 = 3");
  const Plan either = near(1, {any_of({a, phrase({b, b})}), c});
  EXPECT_EQ(places("a x b b c a", either), "a 6..6 b 3..4 c 5..5 = 3");
}

}  // namespace
}  // namespace pressmark
