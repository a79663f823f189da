// SPDX-License-Identifier: GPL-2.0-or-later
//
// How people and countries are counted, and that no fewer are found than were.
#include "tools/support/tag_scores.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"

namespace pressmark {
namespace {

TEST(TagMapping, SkipsComments) {
  const TagMapping mapping =
      read_tag_mapping("# tag, words\nzhao-ziyang\tzhao\tziyang\n\nuk\tGB\n");
  EXPECT_EQ(mapping.size(), 2U);
  EXPECT_EQ(mapping.at("zhao-ziyang"), (std::set<std::string>{"zhao", "ziyang"}));
}

TEST(TagScores, ArticlesThatAreNoneAreRefused) {
  EXPECT_EQ(parse_tagged_article("{\"title\":\"A\"}").error().kind, ErrorKind::bad_input);
  EXPECT_EQ(parse_tagged_article("{").error().kind, ErrorKind::bad_input);
  const auto article = parse_tagged_article(
      R"({"title":"A","dateline":"BONN, May 1 -","body":"B","people":["berg"],"places":["uk"]})");
  ASSERT_TRUE(article) << article.error().message;
  EXPECT_EQ(article->body, "BONN, May 1 - B");
  EXPECT_EQ(article->people, std::vector<std::string>{"berg"});
}

TEST(TagScores, CountWhoIsPrintedAndWhichCountriesWeigh) {
  auto recognizer = EntityRecognizer::create();
  ASSERT_TRUE(recognizer) << recognizer.error().message;
  TagScorer scorer{*std::move(recognizer), {}, {{"france", {"FR"}}, {"japan", {"JP"}}}};
  TaggedArticle article;
  article.title = "President Lena Hansen visits France";
  article.body = "PARIS - President Lena Hansen went to France. France and Japan signed nothing.";
  article.people = {"lena-hansen", "who-is-not-printed"};
  article.places = {"france"};
  std::vector<std::string> missed;
  scorer.score(article, [&](std::string_view tag, const auto&) { missed.emplace_back(tag); });
  const TagScores& scores = scorer.scores();
  EXPECT_EQ(scores.articles, 1);
  EXPECT_EQ(scores.people.expected, 1);
  EXPECT_EQ(scores.people.right, 1);
  EXPECT_TRUE(missed.empty());
  EXPECT_EQ(scores.named.found, 2);
  EXPECT_EQ(scores.named.right, 1);
  EXPECT_EQ(scores.salient.found, 1) << "Japan weighs a quarter of France or less";
  EXPECT_EQ(scores.salient.right, 1);
}

TEST(TagScores, TellWhoWasMissedAndKnowDemonyms) {
  auto recognizer = EntityRecognizer::create();
  ASSERT_TRUE(recognizer) << recognizer.error().message;
  TagScorer scorer{
      *std::move(recognizer), {{"the-president", {"hansen"}}}, {{"japan", {"JP"}}, {"uk", {"GB"}}}};
  TaggedArticle article;
  article.title = "President Lena Hansen speaks in the harbour";
  article.body = "President Lena Hansen met Japanese officials in Norway.";
  article.people = {"the-president", "joe-harbour"};
  article.places = {"japan"};
  std::vector<std::string> missed;
  scorer.score(article, [&](std::string_view tag, const auto&) { missed.emplace_back(tag); });
  const TagScores& scores = scorer.scores();
  EXPECT_EQ(scores.people.expected, 2);
  EXPECT_EQ(scores.people.right, 1);
  EXPECT_EQ(missed, std::vector<std::string>{"joe-harbour"}) << "printed, but no person's name";
  EXPECT_EQ(scores.named.found, 0) << "Norway has no tag, and Japan is not named";
  EXPECT_EQ(scores.salient.right, 1) << "but Japanese stands for it";

  article.people.clear();
  article.places.clear();
  scorer.score(article);
  EXPECT_EQ(scores.articles, 2);
  EXPECT_EQ(scores.people.expected, 2) << "who wrote no tags is not asked";
  EXPECT_EQ(scores.salient.found, 1);
}

// Of each tenth article with people and each hundredth of all: docs/entities.md has the figures of
// the whole corpus, for which this takes too long.
TEST(TagScores, OnReutersDoNotFall) {
  const auto path = shared_data("news/reuters.jsonl.gz");
  if (!path) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto folder = source_folder() / "bench" / "entities";
  const auto people = read_file(folder / "people.tsv", 1 << 20);
  const auto places = read_file(folder / "places.tsv", 1 << 20);
  ASSERT_TRUE(people && places);
  auto recognizer = EntityRecognizer::create();
  ASSERT_TRUE(recognizer) << recognizer.error().message;
  TagScorer scorer{*std::move(recognizer), read_tag_mapping(*people), read_tag_mapping(*places)};
  const std::string lines = unzip(*path);
  std::size_t number = 0;
  std::size_t with_people = 0;
  for (std::size_t at = 0; at < lines.size(); ++number) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = std::string_view{lines}.substr(at, end - at);
    at = end + 1;
    const bool has_people = line.find("\"people\": [\"") != std::string_view::npos;
    const bool is_chosen = has_people ? ++with_people % 10 == 0 : number % 100 == 0;
    if (!is_chosen) continue;
    const auto article = parse_tagged_article(line);
    ASSERT_TRUE(article) << article.error().message;
    scorer.score(*article);
  }
  EXPECT_GT(scorer.scores().people.expected, 100);
  EXPECT_GE(scorer.scores().people.recall(), 98.0);
  EXPECT_GE(scorer.scores().salient.f1(), 86.0);
}

}  // namespace
}  // namespace pressmark
