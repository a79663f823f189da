// SPDX-License-Identifier: GPL-2.0-or-later
//
// Operators and functions, with numbers that are right and wrong.

#include "searcher/query/operator_tokens.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace pressmark {
namespace {

std::string near_operator(std::string_view run, const std::vector<QueryToken>& before = {}) {
  const auto word = find_proximity(run);
  if (!word) return "a word";
  const ByteRange where{4, 4 + static_cast<std::uint32_t>(run.size())};
  const auto made = make_near_token(*word, where, before, {});
  if (const auto* refusal = std::get_if<Refusal>(&made)) {
    return "refused, try " + refusal->edit->replacement;
  }
  const auto& token = std::get<QueryToken>(made);
  return operator_text(token.closeness, token.number) + " from " +
         std::to_string(token.where.begin);
}

TEST(OperatorTokens, NearHasADistanceOrTheUsualOne) {
  EXPECT_EQ(near_operator("NEAR"), "NEAR/10 from 4");
  EXPECT_EQ(near_operator("NEAR/5"), "NEAR/5 from 4");
  EXPECT_EQ(near_operator("pre/3"), "ADJ/3 from 4");
  EXPECT_EQ(near_operator("/s"), "/s from 4");
  EXPECT_EQ(near_operator("NEAR/x"), "refused, try NEAR/10");
  EXPECT_EQ(near_operator("ADJ/0"), "refused, try ADJ/10");
  EXPECT_EQ(near_operator("NEAR/5000"), "refused, try NEAR/1000");
}

TEST(OperatorTokens, NotBelongsToTheNearBehindIt) {
  const QueryToken sign{.kind = QueryTokenKind::negate, .where = {3, 4}};
  const QueryToken word{.kind = QueryTokenKind::negate, .where = {0, 3}};
  EXPECT_EQ(near_operator("NEAR/5", {word}), "NOT NEAR/5 from 0");
  EXPECT_EQ(near_operator("NEAR/5", {sign}), "refused, try NOT NEAR/5");
  EXPECT_EQ(near_operator("ADJ/5", {word}), "refused, try NOT NEAR/5");
  EXPECT_EQ(near_operator("/s", {word}), "refused, try AND NOT");
}

std::string slack_behind(std::string_view text) {
  const auto made = make_slack_token(text, {7, 9}, {});
  if (!made) return "none";
  if (const auto* refusal = std::get_if<Refusal>(&*made)) {
    return "refused, try " + refusal->edit->replacement;
  }
  const auto& token = std::get<QueryToken>(*made);
  return std::to_string(token.number) +
         (token.closeness == Closeness::in_order ? " in order" : " in any order");
}

TEST(OperatorTokens, SlackIsATildeOrLetters) {
  EXPECT_EQ(slack_behind("~5"), "5 in any order");
  EXPECT_EQ(slack_behind("~101"), "refused, try ~5");
  EXPECT_EQ(slack_behind("~"), "refused, try ~5");
  EXPECT_EQ(slack_behind("p"), "10 in any order");
  EXPECT_EQ(slack_behind("p3"), "3 in any order");
  EXPECT_EQ(slack_behind("o"), "10 in order");
  EXPECT_EQ(slack_behind("o0"), "0 in order");
  EXPECT_EQ(slack_behind("po5"), "5 in any order");
  EXPECT_EQ(slack_behind("o5p"), "5 in any order");
  EXPECT_EQ(slack_behind("o101"), "refused, try o5");
  EXPECT_EQ(slack_behind("p101"), "refused, try p5");
  for (const std::string_view text : {"", "pq", "op5x", "crimes", "5"}) {
    EXPECT_EQ(slack_behind(text), "none") << text;
  }
}

std::string function(std::string_view run) {
  const auto made = make_function_token(*find_function(run), run, {0, 4}, {});
  if (const auto* refusal = std::get_if<Refusal>(&made)) {
    return "refused, try " + refusal->edit->replacement;
  }
  return std::to_string(std::get<QueryToken>(made).number);
}

TEST(OperatorTokens, FunctionsHaveANumberWhereTheyNeedOne) {
  EXPECT_EQ(function("LEAD"), "60");
  EXPECT_EQ(function("HLEAD/20"), "20");
  EXPECT_EQ(function("ATLEAST4"), "4");
  EXPECT_EQ(function("MAJOR"), "0");
  EXPECT_EQ(function("ATLEAST"), "refused, try ATLEAST/3");
  EXPECT_EQ(function("ATLEAST/x"), "refused, try ATLEAST/3");
  EXPECT_EQ(function("LEAD/"), "refused, try LEAD/60");
}

}  // namespace
}  // namespace pressmark
