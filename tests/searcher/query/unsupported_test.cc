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
  ASSERT_TRUE(find_unsupported_operator("XOR"));
  EXPECT_EQ(find_unsupported_operator("XOR")->replacement, "OR");
  for (const std::string_view word : {"xor", "AND", ""})
    EXPECT_FALSE(find_unsupported_operator(word)) << word;
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
