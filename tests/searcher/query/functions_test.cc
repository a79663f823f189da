// SPDX-License-Identifier: GPL-2.0-or-later
//
// How functions and weights are handed down.
#include "searcher/query/functions.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/describe.h"
#include "searcher/query/parser.h"

namespace pressmark {
namespace {

std::string read_as(std::string_view query) {
  const Result<ParsedQuery> parsed = parse_query(query);
  return parsed ? describe(parsed->root) : parsed.error().message;
}

TEST(Functions, AreHandedDownToWhatHasPlaces) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"LEAD(a)", "LEAD/60(a)"},
      {"LEAD/20(a b)", "LEAD/20(a) AND LEAD/20(b)"},
      {"ATLEAST3(a OR b)", "ATLEAST/3(a OR b)"},
      {"MAJOR(a OR (b AND c))", "MAJOR(a) OR MAJOR(b) AND MAJOR(c)"},
      {"LEAD(a -b)", "LEAD/60(a) AND NOT LEAD/60(b)"},
      {"MAJOR(person:lavrov NEAR/5 a)", "MAJOR(person:lavrov NEAR/5 a)"},
      {"x HLEAD(a) y", "x AND LEAD/60(a) AND y"},
      {"EXACT(a OR \"b c\")", "=a OR =\"b c\""},
      {"EXACT(a OR talks~1)", "=a OR talks~1"},
      {"title:EXACT(a b)", "title:=a AND title:=b"},
      {"CAPS(who OR \"un security\")", "CAPS(who) OR CAPS(\"un security\")"},
      {"CAPS(EXACT(who))", "CAPS(=who)"},
      {"EXACT(CAPS(who)) NEAR/3 a", "CAPS(=who) NEAR/3 a"},
      {"LEAD(date:2017)", "LEAD(...) takes words, phrases and names"},
      {"LEAD(ATLEAST/2(a))", "LEAD(...) takes words, phrases and names"},
      {"LEAD(title:a)", "LEAD is the beginning of the body; the title is no part of it"},
      {"CAPS(person:lavrov)", "CAPS(...) takes words and phrases"},
  };
  for (const auto& [query, expected] : rows)
    EXPECT_EQ(read_as(query), expected) << query;
}

TEST(Functions, WeightsMultiply) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"(a OR b^2)^1.5", "a^1.5 OR b^3"},
      {"(a date:2017)^2", "a^2 AND date:2017"},
      {"person:lavrov^2 \"a b\"^0.5", "person:lavrov^2 AND \"a b\"^0.5"},
      {"(a^2)^0.5", "a"},
      {"(www.x.org)^2", "(www.x.org)^2"},
      {"EXACT(http://x.org/?a)^2", "EXACT(http://x.org/?a)^2"},
      {"(a^50)^3", "the weights make more than 100 or less than 0.001"},
      {"(date:2017)^2", "a weight has no meaning here: this does not score"},
  };
  for (const auto& [query, expected] : rows)
    EXPECT_EQ(read_as(query), expected) << query;
}

}  // namespace
}  // namespace pressmark
