// SPDX-License-Identifier: GPL-2.0-or-later
//
// What makes two operands the same, and what does not.

#include "searcher/match/operand_key.h"

#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

TEST(OperandKey, TellsApartWhatHasOtherPlaces) {
  using namespace plans;
  Plan regex = pattern("a");
  regex.word_match = WordMatch::regex;
  Plan begins = characters("大学");
  begins.begins_word = true;
  Plan ends = characters("大学");
  ends.ends_word = true;
  Plan name_like = name(EntityType::person, NameMatch::pattern, "a");
  name_like.form = "a*";
  const std::vector<Plan> different{
      word("a"),
      word("a", TextScope::title),
      word("a", TextScope::body),
      word({"a", "b"}),
      word(std::vector<std::string>{"a b"}),
      word({"ab", ""}),
      in_capitals(word("a")),
      exact("a", "a"),
      exact("as", "a"),
      pattern("a"),
      regex,
      fuzzy("a", 1),
      fuzzy("a", 2),
      characters("大学"),
      begins,
      ends,
      person("a"),
      name(EntityType::place, NameMatch::whole, "a"),
      name(EntityType::person, NameMatch::spelling, "a"),
      name(EntityType::person, NameMatch::words, "a", {"a"}),
      name(EntityType::person, NameMatch::words, "a", {"a", "b"}),
      name_like,
  };
  std::set<std::string> keys;
  for (const Plan& plan : different)
    EXPECT_TRUE(keys.insert(operand_key(plan)).second) << print_plan(plan);
}

TEST(OperandKey, IsNotAboutWeightOrPlaceInTheQuery) {
  const Plan one = plans::exact("oil", "oil");
  Plan other = one;
  other.weight = 7;
  other.where = {10, 14};
  EXPECT_EQ(operand_key(one), operand_key(other));
}

}  // namespace
}  // namespace pressmark
