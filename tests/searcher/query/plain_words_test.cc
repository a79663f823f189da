// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any text runs, word by word. Single texts are in tests/golden/queries.txt.
#include "searcher/query/plain_words.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "searcher/query/describe.h"
#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

const std::vector<std::string> english{"en"};

class PlainWords : public ::testing::Test {
 protected:
  std::string read_as(std::string_view text, const std::vector<std::string>& languages = english) {
    const auto parsed = read_plain_words(text, analyzer_, languages);
    return parsed ? describe(parsed->root) : print_outcome(parsed);
  }

  Analyzer analyzer_ = *Analyzer::create();
};

TEST_F(PlainWords, TheLanguageIsThatOfTheFunctionWords) {
  EXPECT_EQ(read_as("will the war die", {"en"}), "will^0.2 OR the^0.2 OR war OR die");
  EXPECT_EQ(read_as("the war in Bonn", {"de", "en"}), "the OR war^0.2 OR in^0.2 OR bonn");
  EXPECT_EQ(read_as("the war of Bonn", {"de", "en"}), "the^0.2 OR war OR of^0.2 OR bonn");
  EXPECT_EQ(read_as("the war", {}), "the OR war");
  EXPECT_EQ(read_as("the war", {"sv"}), "the OR war");
}

TEST_F(PlainWords, CharactersOnBothSidesOfACutArePairs) {
  EXPECT_EQ(read_as("北京大学", {"zh"}), "北京 OR 京大^0.5 OR 大学");
  EXPECT_EQ(read_as("北京的大学", {"zh"}), "北京 OR 京的^0.1 OR 的^0.2 OR 的大^0.1 OR 大学");
  EXPECT_EQ(read_as("北京, 大学 NFL队", {"zh"}), "北京 OR 大学 OR nfl OR 队")
      << "nothing is cut where a sign stands between";
  EXPECT_EQ(read_as("北京\n大学", {"zh"}), "北京 OR 京大^0.5 OR 大学");
}

TEST_F(PlainWords, PairsPointAtTheirPlaces) {
  const std::string text = "ﾊﾞﾝﾄﾞ大学";
  const auto parsed = read_plain_words(text, analyzer_, english);
  ASSERT_TRUE(parsed);
  std::vector<std::string> words;
  for (const Node& word : parsed->root.children)
    words.push_back(word.text + " " + text.substr(word.where.begin, word.where.size()));
  EXPECT_EQ(words, (std::vector<std::string>{"ﾊﾞﾝﾄﾞ ﾊﾞﾝﾄﾞ", "ド大 ﾄﾞ大", "大学 大学"}));
}

TEST_F(PlainWords, PairsTakeTheRoomThatWordsLeave) {
  QueryLimits limits;
  limits.words = 4;
  const auto parsed = read_plain_words("北京大学学生", analyzer_, english, limits);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(describe(parsed->root), "北京 OR 京大^0.5 OR 大学 OR 学生");
}

TEST_F(PlainWords, FunctionWordsAloneCountInFull) {
  EXPECT_EQ(read_as("The Who"), "the OR who");
  EXPECT_EQ(read_as("who"), "who");
}

TEST_F(PlainWords, EveryWordPointsAtItsPlace) {
  const std::string text = "¿Dónde? (AND-gate)";
  const auto parsed = read_plain_words(text, analyzer_, english);
  ASSERT_TRUE(parsed);
  std::vector<std::string> words;
  for (const Node& word : parsed->root.children)
    words.push_back(text.substr(word.where.begin, word.where.size()));
  EXPECT_EQ(words, (std::vector<std::string>{"Dónde", "AND", "gate"}));
}

TEST_F(PlainWords, ALimitIsNamed) {
  QueryLimits limits;
  limits.words = 2;
  const auto parsed = read_plain_words("ferry strike news", analyzer_, english, limits);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().message, "a query may have 2 words; this is where one more begins");
  EXPECT_EQ(parsed.error().where, (ByteRange{13, 17}));
}

TEST_F(PlainWords, WhatIsOfferedIsATextAndNoQuery) {
  const auto offered = [&](std::string_view text, const QueryLimits& limits = {}) {
    const auto parsed = read_plain_words(text, analyzer_, english, limits);
    return parsed ? "it runs" : parsed.error().hint;
  };
  EXPECT_EQ(offered("title:\"the ferry ( OR\xff  NEAR/x"), "try: title:\"the ferry ( OR NEAR/x");
  EXPECT_EQ(offered("!!!"), "try: tillerson lavrov");
  EXPECT_EQ(offered("\xff!"), "try: tillerson lavrov") << "nothing is left to search for";
  QueryLimits limits;
  limits.words = 9;
  EXPECT_EQ(offered("(a b) c AND d NOT e f g h i", limits), "try: (a b) c AND d NOT e f");
  limits.bytes = 600;
  EXPECT_EQ(offered(std::string(601, 'a'), limits), "try: tillerson lavrov");
  EXPECT_EQ(offered("ferry strike " + std::string(600, '\xff'), limits), "try: tillerson lavrov")
      << "what is too long for a line is not offered";
}

// What is read as words can be run again as a query: the same words, the same weights.
TEST_F(PlainWords, AnyTextReadsBackAsItIsDescribed) {
  constexpr std::array<std::string_view, 26> pieces{
      "a",   "the",    "Syria", "AND", "or", "NOT", "\"",     "(",     ")",
      ":",   "title:", "*",     "?",   "~2", "^3",  "NEAR/5", "1/2",   "-",
      "C++", "U.S.",   "AT&T",  "'s",  " ",  "。",  "叙利亚", "Лавров"};
  std::mt19937 random{11};
  std::uniform_int_distribution<std::size_t> pick{0, pieces.size() - 1};
  int read = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (std::size_t length = 1 + random() % 12; length > 0; --length)
      text += std::string{pieces[pick(random)]} + (random() % 2 == 0 ? " " : "");
    const auto parsed = read_plain_words(text, analyzer_, english);
    if (!parsed) {
      EXPECT_EQ(parsed.error().message, "nothing to search for in this text") << text;
      continue;
    }
    ++read;
    const std::string described = describe(parsed->root);
    const auto again = parse_query(described);
    ASSERT_TRUE(again) << text << " -> " << described << ": " << print_outcome(again);
    EXPECT_EQ(describe(again->root), described) << text;
    EXPECT_EQ(again->root.children.size(), parsed->root.children.size()) << text;
  }
  EXPECT_GT(read, 2'500);
}

}  // namespace
}  // namespace pressmark
