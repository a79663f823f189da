// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names and operators that this version refuses.
#include "searcher/query/unsupported.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Unsupported, OffersSomethingForOperatorsOfOtherTools) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"ADJ", "NEAR"},     {"ADJ/3", "NEAR/3"}, {"ADJ3", "NEAR/3"}, {"ONEAR/7", "NEAR/7"},
      {"pre/5", "NEAR/5"}, {"PRE/5", "NEAR/5"}, {"/s", "NEAR/20"},  {"W/S", "NEAR/20"},
      {"/p", "NEAR/50"},   {"SAME", "NEAR/50"}, {"XOR", "OR"},      {"ADJ/", "NEAR"},
  };
  for (const auto& [word, replacement] : rows) {
    const auto found = find_unsupported_operator(word);
    ASSERT_TRUE(found) << word;
    EXPECT_EQ(found->replacement, replacement) << word;
  }
  for (const std::string_view word : {"adj", "pre", "pre5", "same", "xor", "s", "ADJUST", ""}) {
    EXPECT_FALSE(find_unsupported_operator(word)) << word;
  }
}

TEST(Unsupported, KnowsFunctionsByTheirNames) {
  for (const std::string_view name :
       {"ATLEAST3", "ATLEAST/3", "LEAD", "LEAD/60", "CAPS", "EXACT"}) {
    EXPECT_TRUE(is_unsupported_function(name)) << name;
  }
  for (const std::string_view name : {"lead", "LEADER", "G20", "", "/3"}) {
    EXPECT_FALSE(is_unsupported_function(name)) << name;
  }
}

TEST(Unsupported, OffersSomethingForFieldsToCome) {
  EXPECT_EQ(find_unsupported_field("byline", "smith")->replacement, "smith");
  EXPECT_EQ(find_unsupported_field("is", "undated")->replacement, "date:none");
  EXPECT_EQ(find_unsupported_field("has", "date")->replacement, "NOT date:none");
  EXPECT_EQ(find_unsupported_field("words", ">5")->replacement, "");
  EXPECT_FALSE(find_unsupported_field("title", "x"));
  EXPECT_FALSE(find_unsupported_field("foo", "x"));
}

TEST(Unsupported, FindsTheNameThatWasMeant) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"persn", "person"},
      {"perosn", "person"},
      {"tilte", "title"},
      {"soruce", "source"},
      {"langauge", "language"},
      {"dat", "date"},
      {"befor", "before"},
      {"foo", ""},
      {"x", ""},
      {"", ""},
      {"government", ""},
  };
  for (const auto& [typed, name] : rows)
    EXPECT_EQ(closest_field_name(typed), name) << typed;
}

TEST(Unsupported, HasAnExampleOfEveryName) {
  EXPECT_EQ(example_of(find_field("source"), {}), "source:Sputnik");
  EXPECT_EQ(example_of(nullptr, DateBound::first), "after:2017");
  EXPECT_EQ(example_of(nullptr, DateBound::last), "before:2017");
}

}  // namespace
}  // namespace pressmark
