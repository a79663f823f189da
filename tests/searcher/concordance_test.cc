// SPDX-License-Identifier: GPL-2.0-or-later
//
// Concordances against plain loops over the words of the same articles.
#include "searcher/concordance.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;

std::string printed(const ConcordanceLine& line) {
  return line.id + " " + std::string{to_string(line.field)} + " " + line.left + "[" + line.match +
         "]" + line.right;
}

std::vector<std::string> printed(const Concordance& concordance) {
  std::vector<std::string> lines;
  for (const ConcordanceLine& line : concordance.lines)
    lines.push_back(printed(line));
  return lines;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

// Every "red" with `context` words beside it, in no order.
std::vector<std::string> expected_lines(const TinyArticle& article, std::size_t context) {
  std::vector<std::string> lines;
  for (const TextField field : {TextField::title, TextField::body, TextField::caption}) {
    const std::vector<std::string> words = split(text_of(to_article(article), field));
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at] != "red") continue;
      ConcordanceLine line{.id = article.id, .field = field, .match = "red"};
      for (std::size_t i = at > context ? at - context : 0; i < at; ++i)
        line.left += words[i] + ' ';
      for (std::size_t i = at + 1; i < words.size() && i <= at + context; ++i)
        line.right += ' ' + words[i];
      lines.push_back(printed(line));
    }
  }
  return lines;
}

class Lines : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Lines, AreThoseOfPlainLoops) {
  const auto segments = random_segments(GetParam(), 3);
  std::vector<std::string> expected;
  for (const TinyArticle& article : all_articles(segments)) {
    for (std::string& line : expected_lines(article, 3))
      expected.push_back(std::move(line));
  }
  const TinyArchive archive{segments};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  for (const ConcordanceOrder order :
       {ConcordanceOrder::relevance, ConcordanceOrder::newest, ConcordanceOrder::oldest,
        ConcordanceOrder::left, ConcordanceOrder::right}) {
    const auto whole = make_concordance(*searcher, {.query = "red"}, {3, order, 1000});
    ASSERT_TRUE(whole) << whole.error().message;
    EXPECT_EQ(whole->occurrences, expected.size());
    EXPECT_THAT(printed(*whole), ::testing::UnorderedElementsAreArray(expected));
    // Fewer lines are the first of them.
    for (const std::uint32_t limit : {0U, 1U, 4U}) {
      const auto few = make_concordance(*searcher, {.query = "red"}, {3, order, limit});
      ASSERT_TRUE(few);
      EXPECT_EQ(few->occurrences, expected.size());
      std::vector<std::string> first = printed(*whole);
      first.resize(std::min<std::size_t>(first.size(), limit));
      EXPECT_EQ(printed(*few), first);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Lines, ::testing::Range(1U, 7U));

TEST(Concordance, SortsByNeighboursWithoutCaseAndPunctuation) {
  const TinyArchive archive{
      {{{.id = "a",
         .body = "The old sanctions stay. New, harsh sanctions (again) come. "
                 "Any\n  NEW sanctions: beyond reach? Old sanctions ended"}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto right =
      make_concordance(*searcher, {.query = "sanctions"}, {1, ConcordanceOrder::right, 10});
  ASSERT_TRUE(right);
  EXPECT_THAT(printed(*right),
              ElementsAre("a body harsh [sanctions] (again", "a body NEW [sanctions]: beyond",
                          "a body Old [sanctions] ended", "a body old [sanctions] stay"));
  const auto left =
      make_concordance(*searcher, {.query = "sanctions"}, {2, ConcordanceOrder::left, 10});
  ASSERT_TRUE(left);
  EXPECT_THAT(printed(*left), ElementsAre("a body New, harsh [sanctions] (again) come",
                                          "a body Any NEW [sanctions]: beyond reach",
                                          "a body reach? Old [sanctions] ended",
                                          "a body The old [sanctions] stay. New"));
}

TEST(Concordance, ShowsTheRestOfAWordThatCharactersAreIn) {
  const TinyArchive archive{{{{.id = "a", .body = "大学生 来到 NFL", .language = "zh"}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto line = [&](const char* query, std::uint32_t words) {
    const auto found = make_concordance(*searcher, {.query = query}, {words});
    return found && found->lines.size() == 1 ? printed(found->lines.front()) : "";
  };
  EXPECT_EQ(line("学生", 1), "a body 大[学生] 来到");
  EXPECT_EQ(line("大学", 0), "a body [大学]生");
  EXPECT_EQ(line("生来", 1), "a body 大学[生 来]到 NFL");
}

TEST(Concordance, TellsWhatItFoundAndRefusesWhatSearchRefuses) {
  const TinyArchive archive{
      {{{.id = "a", .body = "red red", .date = "2017-02-01", .source = "Post"},
        {.id = "b", .body = "blue"}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto found = make_concordance(*searcher, {.query = "red or blue"}, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->articles, 0U);
  EXPECT_EQ(found->read_as, "red AND or AND blue");
  EXPECT_FALSE(found->notes.empty());
  const auto red = make_concordance(*searcher, {.query = "red"}, {});
  ASSERT_EQ(red->lines.size(), 2U);
  EXPECT_EQ(red->articles, 1U);
  EXPECT_EQ(red->lines[0].source, "Post");
  EXPECT_EQ(red->lines[0].published, parse_iso_date("2017-02-01"));
  EXPECT_FALSE(make_concordance(*searcher, {.query = "(red"}, {}));
}

}  // namespace
}  // namespace pressmark
