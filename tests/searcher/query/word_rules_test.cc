// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs of characters looked at one by one.
#include "searcher/query/word_rules.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/lexer.h"

namespace pressmark {
namespace {

TEST(WordRules, SplitsFieldNames) {
  const FieldName title = split_field_name("Headline:visit");
  EXPECT_EQ(title.field, find_field("title"));
  EXPECT_EQ(title.end, 9U);
  EXPECT_EQ(title.separator, ':');
  EXPECT_EQ(split_field_name("person=x").separator, '=');
  EXPECT_EQ(split_field_name("since:x").bound, DateBound::first);
  EXPECT_EQ(split_field_name("before:x").bound, DateBound::last);
  EXPECT_EQ(split_field_name("foo:x").lower, "foo");
  for (const std::string_view none :
       {"", ":", ":x", "12:30", "U.S.:x", "title", "a-b:c", "d'A:x"}) {
    EXPECT_EQ(split_field_name(none).separator, '\0') << none;
  }
}

TEST(WordRules, KnowsWebAddresses) {
  for (const std::string_view yes :
       {"http://a", "HTTPS://a.b", "ftp://x", "www.a.b", "WWW.A", "mailto:a@b.c", "feed://x"}) {
    EXPECT_TRUE(is_web_address(yes)) << yes;
  }
  for (const std::string_view no : {"", "http:", "http:/a", "://a", "12://a", "wwwx", "a.b.c"}) {
    EXPECT_FALSE(is_web_address(no)) << no;
  }
}

TEST(WordRules, FindsOperatorsInUpperCaseOnly) {
  EXPECT_EQ(find_operator("AND"), QueryTokenKind::conjoin);
  EXPECT_EQ(find_operator("||"), QueryTokenKind::disjoin);
  EXPECT_EQ(find_operator("NOT"), QueryTokenKind::negate);
  for (const std::string_view word : {"and", "And", "or", "not", "ANDY", "&", ""}) {
    EXPECT_FALSE(find_operator(word)) << word;
  }
}

TEST(WordRules, FindsTheDistanceOfNear) {
  EXPECT_EQ(find_near("NEAR"), "");
  EXPECT_EQ(find_near("NEAR/"), "");
  EXPECT_EQ(find_near("NEAR/x"), "x");
  EXPECT_EQ(find_near("NEAR12"), "12");
  EXPECT_EQ(find_near("w/5"), "5");
  EXPECT_EQ(find_near("W/5"), "5");
  for (const std::string_view word : {"near", "near/5", "NEARBY", "w/", "w/x", "w5", ""}) {
    EXPECT_FALSE(find_near(word)) << word;
  }
}

TEST(WordRules, FindsSyntaxThatDoesNotRun) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"sanction*", "8..9 sanction"},
      {"wom?n", "3..4 womn"},
      {"a~2", "1..3 a"},
      {"~a", "0..2 a"},
      {"a^2.5", "1..5 a"},
      {"=visit", "0..1 visit"},
      {"/a.c/", "0..5 a.c"},
      {"a|b", "1..2 a | b"},
      {"a||b", "1..3 a || b"},
      {"a&&b", "1..3 a && b"},
  };
  for (const auto& [word, expected] : rows) {
    const auto fault = find_word_fault(word);
    ASSERT_TRUE(fault) << word;
    EXPECT_EQ(std::to_string(fault->where.begin) + ".." + std::to_string(fault->where.end) + " " +
                  fault->replacement,
              expected);
  }
  for (const std::string_view word : {"AT&T", "C++", "a/b", "/5", "//", "x=y", "http://a/?b=*~"}) {
    EXPECT_FALSE(find_word_fault(word)) << word;
  }
}

}  // namespace
}  // namespace pressmark
