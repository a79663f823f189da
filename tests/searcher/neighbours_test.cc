// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words are neighbours, what they add, and whose place it changes. That searches use it as
// docs/relevance.md says is tested against the oracle.
#include "searcher/neighbours.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using namespace plans;

Plan light(const char* stem) {
  Plan plan = word(stem);
  plan.weight = 200;
  return plan;
}

std::string pairs_of(const Plan& plan) {
  std::string text;
  for (const NeighbourPair& pair : find_neighbours(plan))
    text += std::to_string(pair.first) + std::to_string(pair.second) + " ";
  return text;
}

TEST(FindNeighbours, LooksPastWordsThatWeighLess) {
  EXPECT_EQ(pairs_of(any_of({word("war"), light("of"), word("rose"), word("end")})), "02 23 ");
  EXPECT_EQ(pairs_of(any_of({light("the"), word("war"), light("of")})), "");
  EXPECT_EQ(pairs_of(word("war")), "");
}

TEST(FindNeighbours, LooksAtNothingAcrossCharacters) {
  EXPECT_EQ(pairs_of(any_of({word("oil"), word("price"), characters("上涨"), word("opec")})),
            "01 ");
  Plan light_characters = characters("的");
  light_characters.weight = 200;
  EXPECT_EQ(pairs_of(any_of({word("oil"), light_characters, word("price")})), "");
}

TEST(FindNeighbours, TakesEachPairOnce) {
  EXPECT_EQ(pairs_of(any_of({word("oil"), word("gas"), word("oil"), word("gas")})), "01 12 ");
  EXPECT_EQ(pairs_of(any_of({word("oil"), word("oil"), word("gas")})), "12 ")
      << "a word is not beside itself";
}

const std::vector<TinyArticle> articles{
    {.id = "1", .title = "Oil price", .body = "The price of oil. Oil price up, oil prices down"},
    {.id = "2", .title = "Oil", .body = "price of oil"},
    {.id = "3", .body = "gas"},
};

TEST(NeighbourScorer, ScoresAPairAsAWordOfAFifthOfTheMeanWeight) {
  const TinyArchive archive{{{articles[0]}, {articles[1], articles[2]}}};
  const Plan plan = any_of({word("oil"), word("price"), word("gas")});
  NameOperands names{2};
  const QueryPostings postings{archive.segments(), names};
  NeighbourScorer scorer{plan, postings};
  ASSERT_TRUE(scorer.has_pairs());
  const std::vector<NeighbourScore> scores = scorer.scores(0, 1);
  ASSERT_EQ(scores.size(), 1U) << "no price stands before gas";
  // Once in the title, twice in the body; both words are in two of three articles. The lengths are
  // 2 * 3 + 10, 3 + 3 and 1.
  EXPECT_EQ(scores[0].frequency, 5U);
  const double idf = std::log(1 + 1.5 / 2.5);
  EXPECT_NEAR(scores[0].weight, 0.2 * idf * 2.2, 1e-12);
  const double norm = 1.2 * (0.25 + 0.75 * 16 / (23.0 / 3));
  EXPECT_NEAR(scores[0].score, 0.2 * idf * 2.2 * 5 / (5 + norm), 1e-12);
  EXPECT_TRUE(scorer.scores(1, 1).empty()) << "nothing stands across title and body";
  EXPECT_TRUE(scorer.scores(1, 2).empty());
}

TEST(RankByNeighbours, LiftsThoseThatHaveThem) {
  const TinyArchive archive{{{articles[0]}, {articles[1], articles[2]}}};
  const Plan plan = any_of({word("oil"), word("price")});
  NameOperands names{2};
  const QueryPostings postings{archive.segments(), names};
  NeighbourScorer scorer{plan, postings};
  std::vector<RankedDocument> ranked{{1.0, undated_day, 1, 1}, {0.99, undated_day, 0, 1}};
  rank_by_neighbours(scorer, RankingOrder{SortOrder::relevance, archive.segments()}, ranked);
  EXPECT_EQ(ranked[0].segment, 0U);
  EXPECT_GT(ranked[0].score, 1.0);
  EXPECT_EQ(ranked[1].score, 1.0);
}

}  // namespace
}  // namespace pressmark
