// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two queries against plain loops over the same articles.
#include "searcher/compare.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/significance.h"
#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

TEST(Compare, CountsArticlesAsPlainLoopsDo) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const auto segments = random_segments(seed, 3);
    const TinyArchive archive{segments};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    std::map<std::pair<bool, bool>, std::uint64_t> expected;
    std::uint64_t words = 0;
    for (const TinyArticle& article : all_articles(segments)) {
      const bool red = occurrences_of(article, "red") > 0;
      ++expected[{red, occurrences_of(article, "blue") > 0}];
      if (red) words += words_in(article);
    }
    const auto compared = compare_queries(*searcher, {.query = "red"}, "blue", {});
    ASSERT_TRUE(compared) << compared.error().message;
    EXPECT_EQ(compared->only_a, (expected[{true, false}]));
    EXPECT_EQ(compared->only_b, (expected[{false, true}]));
    EXPECT_EQ(compared->both, (expected[{true, true}]));
    EXPECT_EQ(compared->a.articles, compared->only_a + compared->both);
    EXPECT_EQ(compared->a.words, words);
    EXPECT_EQ(compared->a.query, "red");
    EXPECT_EQ(compared->b.read_as, "blue");
  }
}

// Twenty articles about each of two things.
std::vector<TinySegment> two_themes() {
  std::vector<TinySegment> segments(2);
  for (std::size_t i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    segments[i % 2].push_back({.id = "f" + number,
                               .body = "The ferry crews sailing with Anna Berg on the sea",
                               .names = {{EntityType::person, "Anna Berg"}}});
    segments[i % 2].push_back({.id = "r" + number, .body = "The railway strikes on the sea"});
  }
  return segments;
}

TEST(Compare, FindsWhatEitherSideUsesMore) {
  const TinyArchive archive{two_themes()};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto compared = compare_queries(*searcher, {.query = "ferry"}, "railway", {});
  ASSERT_TRUE(compared);
  std::vector<std::string> words;
  for (const ComparedWord& word : compared->words_of_b)
    words.push_back(word.word);
  EXPECT_EQ(words, std::vector<std::string>{"strikes"}) << "a word, not a stem; no query word";
  const ComparedWord& strikes = compared->words_of_b.front();
  EXPECT_EQ(strikes.in_a, 0U);
  EXPECT_EQ(strikes.in_b, 20U);
  EXPECT_EQ(strikes.log_likelihood,
            log_likelihood({0, compared->a.words}, {20, compared->b.words}));
  ASSERT_EQ(compared->names_of_a.size(), 1U);
  EXPECT_EQ(compared->names_of_a[0].name, "Anna Berg");
  EXPECT_EQ(compared->names_of_a[0].in_a, 20U);
  EXPECT_TRUE(compared->names_of_b.empty());
  for (const auto* side : {&compared->words_of_a, &compared->words_of_b}) {
    for (const ComparedWord& word : *side) {
      EXPECT_NE(word.word, "the");
      EXPECT_GE(word.log_likelihood, significant_at_one_in_a_thousand);
    }
  }
  const auto one = compare_queries(*searcher, {.query = "ferry"}, "railway", {1});
  EXPECT_EQ(one->words_of_a.size(), 1U);
}

TEST(Compare, FiltersHoldForBothAndErrorsNameTheQuery) {
  const TinyArchive archive{two_themes()};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto filtered =
      compare_queries(*searcher, {.query = "ferry", .filters = {"person=Anna Berg"}}, "", {});
  ASSERT_TRUE(filtered);
  EXPECT_EQ(filtered->both, 20U);
  EXPECT_EQ(filtered->only_b, 0U);
  EXPECT_TRUE(compare_queries(*searcher, {.query = "(a"}, "b", {}).error().where.has_value());
  const auto second = compare_queries(*searcher, {.query = "a"}, "(b", {});
  ASSERT_FALSE(second);
  EXPECT_TRUE(second.error().message.starts_with("in the second query: "));
  EXPECT_FALSE(second.error().where.has_value());
}

}  // namespace
}  // namespace pressmark
