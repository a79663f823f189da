// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is taken for a regular expression, and what it matches.

#include "searcher/query/word_regex.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(WordRegex, IsComparedWithWholeWordsWithoutRegardToCase) {
  const auto regex = WordRegex::compile("(un)?armed");
  ASSERT_TRUE(regex) << regex.error().message;
  EXPECT_TRUE(regex->matches("armed"));
  EXPECT_TRUE(regex->matches("Unarmed"));
  EXPECT_FALSE(regex->matches("disarmed"));
  EXPECT_FALSE(regex->matches("armed."));
  EXPECT_FALSE(regex->matches(""));
}

TEST(WordRegex, CountsCodePoints) {
  const auto regex = WordRegex::compile("лавр.в");
  ASSERT_TRUE(regex);
  EXPECT_TRUE(regex->matches("лавров"));
  EXPECT_FALSE(regex->matches("лавроов"));
}

TEST(WordRegex, RefusesWhatIsNoneOrTooLarge) {
  for (const char* expression :
       {"(a", "a**", "[z-a]", "\\p{Nothing}", "(?=a)", "a{1001}", "((a{100}){100}){100}", "\\1"}) {
    const auto regex = WordRegex::compile(expression);
    ASSERT_FALSE(regex) << expression;
    EXPECT_EQ(regex.error().kind, ErrorKind::invalid_argument);
    EXPECT_TRUE(regex.error().message.starts_with("no regular expression: "));
  }
}

TEST(WordRegex, TakesLinearTimeForWhatTakesOthersForEver) {
  const auto regex = WordRegex::compile("(a|a?)+(a|a?)+(a|a?)+b");
  ASSERT_TRUE(regex);
  EXPECT_FALSE(regex->matches(std::string(200, 'a')));
}

TEST(WordRegex, EndsAtTheSlashThatEndsAUnit) {
  const std::pair<const char*, std::size_t> rows[]{
      {"/lavr.v/", 8},    {"/lavr.v/ syria", 8},
      {"/a/)", 3},        {"/a/^2", 3},
      {"/a/~2", 3},       {"/a\\/b/", 6},
      {"/(a|b)\"/", 8},   {"/a/b", 0},
      {"/a b/", 0},       {"//", 0},
      {"/", 0},           {"/s", 0},
      {"a/b/", 0},        {"", 0},
      {"/a\\/", 0},       {"/a/\u00A0b", 3},
      {"/a/\x01 b", 3},   {"/a\u3000b/", 0},
      {"/a/\uFF09", 3},   {"/a/\uFF0C", 0},
      {"/a\\\u00E9/", 6},
  };
  for (const auto& [text, end] : rows)
    EXPECT_EQ(find_regex_end(text).value_or(0), end) << text;
}

}  // namespace
}  // namespace pressmark
