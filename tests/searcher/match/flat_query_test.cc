// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which plans are flat, as a table.

#include "searcher/match/flat_query.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

using namespace plans;

std::string show(const Plan& plan) {
  const auto flat = flatten(plan);
  if (!flat) return "no";
  EXPECT_EQ(flat->operands, scored_operands(plan));
  return (flat->needs_all ? "all " : "any ") + std::to_string(flat->operands.size()) + ", " +
         std::to_string(flat->conditions.size()) + ", " + std::to_string(flat->positional.size());
}

TEST(FlatQuery, IsAConjunctionOrADisjunctionWithConditions) {
  const Plan source = keyword("source", "sputnik");
  const Plan words = any_of({word("oil"), person("Sergei Lavrov")});
  EXPECT_EQ(show(word("oil")), "all 1, 0, 0");
  EXPECT_EQ(show(person("Sergei Lavrov")), "all 1, 0, 0");
  EXPECT_EQ(show(words), "any 2, 0, 0");
  EXPECT_EQ(show(all_of({word("oil"), word("gas")})), "all 2, 0, 0");
  EXPECT_EQ(show(all_of({word("oil"), source, word("gas")})), "all 2, 1, 0");
  EXPECT_EQ(show(all_of({dates({}), words})), "any 2, 1, 0");
  EXPECT_EQ(show(all_of({word("oil"), none_of(word("gas"))})), "all 1, 1, 0");
  EXPECT_EQ(show(all_of({word("oil"), none_of(phrase({word("gas"), word("oil")}))})),
            "all 1, 1, 0");
  EXPECT_EQ(show(all_of({word("oil"), any_of({source, dates({})})})), "all 1, 1, 0");
}

TEST(FlatQuery, TakesPhrasesForTheirWordsAndSomethingToCheck) {
  const Plan oil_price = phrase({word("oil"), word("price")});
  EXPECT_EQ(show(oil_price), "all 2, 0, 1");
  EXPECT_EQ(show(near(3, {word("gas"), oil_price})), "all 3, 0, 1");
  EXPECT_EQ(show(all_of({word("gas"), oil_price, dates({}), near(2, {word("a"), word("b")})})),
            "all 5, 1, 2");
}

TEST(FlatQuery, IsNothingElse) {
  const Plan words = any_of({word("oil"), word("gas")});
  EXPECT_EQ(show(everything()), "no");
  EXPECT_EQ(show(make(PlanKind::nothing)), "no");
  EXPECT_EQ(show(keyword("source", "sputnik")), "no");
  EXPECT_EQ(show(none_of(word("oil"))), "no");
  EXPECT_EQ(show(all_of({word("oil"), words})), "no");
  EXPECT_EQ(show(all_of({words, words})), "no");
  EXPECT_EQ(show(all_of({dates({})})), "no");
  EXPECT_EQ(show(any_of({word("oil"), keyword("source", "sputnik")})), "no");
  EXPECT_EQ(show(any_of({word("oil"), all_of({word("a"), word("b")})})), "no");
  EXPECT_EQ(show(any_of({word("oil"), phrase({word("a"), word("b")})})), "no");
}

}  // namespace
}  // namespace pressmark
