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

TEST(WordRules, FindsOperatorsOfProximity) {
  struct Row {
    std::string_view word;
    Closeness closeness;
    std::string_view distance;
    bool wants_distance;
  };
  const Row rows[]{
      {"NEAR", Closeness::any_order, "", false},     {"NEAR/", Closeness::any_order, "", true},
      {"NEAR/x", Closeness::any_order, "x", true},   {"NEAR12", Closeness::any_order, "12", false},
      {"w/5", Closeness::any_order, "5", true},      {"W/5", Closeness::any_order, "5", true},
      {"ADJ", Closeness::in_order, "", false},       {"ADJ/3", Closeness::in_order, "3", true},
      {"ONEAR7", Closeness::in_order, "7", false},   {"pre/5", Closeness::in_order, "5", true},
      {"PRE/5", Closeness::in_order, "5", true},     {"/s", Closeness::same_sentence, "", false},
      {"W/S", Closeness::same_sentence, "", false},  {"/p", Closeness::same_paragraph, "", false},
      {"SAME", Closeness::same_paragraph, "", false}};
  for (const Row& row : rows) {
    const auto found = find_proximity(row.word);
    ASSERT_TRUE(found) << row.word;
    EXPECT_EQ(found->closeness, row.closeness) << row.word;
    EXPECT_EQ(found->distance, row.distance) << row.word;
    EXPECT_EQ(found->wants_distance, row.wants_distance) << row.word;
  }
  for (const std::string_view word : {"near", "near/5", "NEARBY", "w/", "w/x", "w5", "", "adj",
                                      "pre", "pre5", "pre/", "same", "s", "ADJUST", "/5", "/sp"}) {
    EXPECT_FALSE(find_proximity(word)) << word;
  }
}

TEST(WordRules, KnowsFunctionsByTheirNames) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"ATLEAST3", "3"}, {"ATLEAST/3", "3"}, {"LEAD", ""},  {"LEAD/60", "60"},
      {"HLEAD/x", "x"},  {"CAPS", ""},       {"MAJOR", ""}, {"EXACT", ""}};
  for (const auto& [word, number] : rows) {
    const auto found = find_function(word);
    ASSERT_TRUE(found) << word;
    EXPECT_EQ(found->number, number) << word;
  }
  for (const std::string_view word : {"lead", "LEADER", "CAPS2", "G20", "", "/3"})
    EXPECT_FALSE(find_function(word)) << word;
}

TEST(WordRules, ReadsModifiers) {
  const auto print = [](std::string_view run) {
    const auto read = read_modifiers(run);
    if (const auto* fault = std::get_if<WordFault>(&read)) {
      return std::to_string(fault->where.begin) + ".." + std::to_string(fault->where.end) + " -> " +
             fault->replacement;
    }
    const auto& word = std::get<ModifiedWord>(read);
    return (word.is_exact ? "=" : "") + std::string{run.substr(word.text.begin, word.text.size())} +
           (word.has_wildcards ? " wild" : "") +
           (word.edits > 0 ? " ~" + std::to_string(word.edits) : "") +
           (word.weight != plain_weight ? " ^" + std::to_string(word.weight) : "");
  };
  const std::pair<std::string_view, std::string_view> rows[]{
      {"visit", "visit"},
      {"=visit^2", "=visit ^2000"},
      {"sanction*", "sanction* wild"},
      {"wom?n^1.5", "wom?n wild ^1500"},
      {"talks~", "talks ~1"},
      {"tillerson~", "tillerson ~2"},
      {"talks~2^0.25", "talks ~2 ^250"},
      {"http://a/?b=*~2^3", "http://a/?b=*~2^3"},
      {"=", "0..1 -> "},
      {"a*", "1..2 -> a"},
      {"*", "0..1 -> "},
      {"a~2", "1..3 -> a"},
      {"talk~2", "4..6 -> talk~1"},
      {"talks~5", "5..7 -> talks~2"},
      {"talks~x", "5..7 -> talks"},
      {"~a", "0..2 -> a"},
      {"=talks~1", "0..1 -> talks"},
      {"talk*~1", "5..7 -> talk*"},
      {"a^x", "1..3 -> a"},
      {"a^0", "1..3 -> a"},
      {"a^101", "1..5 -> a"},
      {"^2", "0..2 -> 2"},
  };
  for (const auto& [run, expected] : rows)
    EXPECT_EQ(print(run), expected) << run;
}

TEST(WordRules, ReadsWeightsInThousandths) {
  EXPECT_EQ(read_weight("1"), 1000U);
  EXPECT_EQ(read_weight("100"), 100'000U);
  EXPECT_EQ(read_weight("0.001"), 1U);
  EXPECT_EQ(read_weight("2.5"), 2500U);
  for (const std::string_view text :
       {"", "0", "0.0", ".5", "1.", "1.2345", "100.1", "-1", "x", "1e3"})
    EXPECT_FALSE(read_weight(text)) << text;
}

TEST(WordRules, FindsSyntaxThatDoesNotRun) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"=/a.c/", "0..1 /a.c/"},
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
  for (const std::string_view word :
       {"AT&T", "C++", "a/b", "/5", "//", "x=y", "a*", "http://a/?b=*~"}) {
    EXPECT_FALSE(find_word_fault(word)) << word;
  }
}

}  // namespace
}  // namespace pressmark
