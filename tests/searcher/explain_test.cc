// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a query is read, step by step.
#include "searcher/explain.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

SearchRequest request_for(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

TEST(Explain, WordsHaveTheirStemsInEveryLanguage) {
  const auto explanation =
      explain_query(request_for("Ferries \"night trains\" -Oil"), {"en"}, {"en"});
  ASSERT_TRUE(explanation) << explanation.error().message;
  ASSERT_EQ(explanation->words.size(), 4U);
  EXPECT_EQ(explanation->words[0].term, "ferries");
  EXPECT_EQ(explanation->words[0].stems, std::vector<std::string>{"ferri"});
  EXPECT_EQ(explanation->words[0].where, (ByteRange{0, 7}));
  EXPECT_EQ(explanation->words[2].term, "trains");
  EXPECT_EQ(explanation->words[2].where, (ByteRange{8, 22}));
  EXPECT_EQ(explanation->words[3].term, "oil");

  const auto both = explain_query(request_for("ferries"), {"en", "zh"}, {"en"});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->words.at(0).stems, (std::vector<std::string>{"ferri", "ferries/"}));
}

TEST(Explain, FailsAsASearchWould) {
  const auto refused = explain_query(request_for("(a"), {"en"}, {"en"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
  EXPECT_TRUE(refused.error().where.has_value());
}

TEST(Explain, TextShowsEachStep) {
  const SearchRequest request = request_for("ferries or \x1b");
  Explanation explanation;
  explanation.read_as = "ferries AND or";
  explanation.notes = {{{8, 10}, "`or` is a word"}};
  explanation.words = {{{0, 7}, "ferries", {"ferri", "ferri/nl", "ferries/", "ferry/fr"}}};
  explanation.tree = "and\n  word ferries\n";
  explanation.plan = "all_of\n";
  EXPECT_EQ(format_explanation(OutputFormat::text, request, explanation),
            "read as: ferries AND or\n"
            "note: `or` is a word\n"
            "\nwords\n"
            "  ferries -> ferri (en, nl), ferries (not stemmed), ferry (fr) (in ferries)\n"
            "\ntree\n"
            "  and\n"
            "    word ferries\n"
            "\nplan\n"
            "  all_of\n");
}

TEST(Explain, TextHasAStemOnceWhereAllLanguagesAgree) {
  Explanation explanation;
  explanation.words = {{{0, 5}, "syria", {"syria", "syria/", "syria/de"}}};
  EXPECT_THAT(format_explanation(OutputFormat::text, request_for("syria"), explanation),
              testing::HasSubstr("  syria -> syria (in syria)\n"));
}

TEST(Explain, PartsAndScoresFollowIfTheyAreKnown) {
  Explanation explanation;
  explanation.read_as = "ferr* AND oil";
  explanation.tree = "and\n";
  explanation.plan = "all of\n";
  explanation.parts = {
      {{0, 9}, "ferr* AND oil", 0, 2, {}, {}},
      {{0, 5}, "ferr*", 1, 3, 40, {{"ferries", 7}, {"ferry", 2}}},
      {{6, 9}, "oil", 1, 40, 3, {}},
  };
  explanation.hits = {
      {"a-1",
       3.5,
       {{{0, 5}, "pattern ferr*", 2, 3, 4.0, 2.5}, {{6, 9}, "word oil", 1, 40, 2.0, 1.0}}}};
  EXPECT_EQ(format_explanation(OutputFormat::text, request_for("ferr* oil"), explanation),
            "read as: ferr* AND oil\n"
            "\ntree\n"
            "  and\n"
            "\nplan\n"
            "  all of\n"
            "\narticles\n"
            "           2  ferr* AND oil\n"
            "           3    ferr* (40 without it)\n"
            "                2 forms: ferries 7, ferry 2\n"
            "          40    oil (3 without it)\n"
            "\nscores\n"
            "  3.5000  a-1\n"
            "    2.5000  pattern ferr*: frequency 2, in 3 articles, weight 4.0000\n"
            "    1.0000  word oil: frequency 1, in 40 articles, weight 2.0000\n");
  const std::string json =
      format_explanation(OutputFormat::json, request_for("ferr* oil"), explanation);
  EXPECT_NE(
      json.find(
          R"({"begin":0,"end":5,"read_as":"ferr*","level":1,"articles":3,"without":40,)"
          R"("forms":[{"form":"ferries","occurrences":7},{"form":"ferry","occurrences":2}]})"),
      std::string::npos)
      << json;
  EXPECT_NE(
      json.find(R"("hits":[{"id":"a-1","score":3.5,"words":[{"begin":0,"end":5,)"
                R"("word":"pattern ferr*","frequency":2,"articles":3,"weight":4,"score":2.5})"),
      std::string::npos)
      << json;
}

TEST(Explain, JsonHasTheSameSteps) {
  Explanation explanation;
  explanation.read_as = "ferries";
  explanation.words = {{{0, 7}, "ferries", {"ferri"}}};
  explanation.tree = "word ferries\n";
  explanation.plan = "word ferri\n";
  EXPECT_EQ(format_explanation(OutputFormat::json, request_for("ferries"), explanation),
            R"({"schema":1,"query":{"text":"ferries","read_as":"ferries","notes":[]},)"
            R"("words":[{"begin":0,"end":7,"term":"ferries","stems":["ferri"]}],)"
            R"("tree":"word ferries\n","plan":"word ferri\n"})"
            "\n");
}

TEST(Explain, TheScoreOfEveryHitIsWhatItsPartsAddUpTo) {
  std::size_t hits = 0;
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const TinyArchive archive{random_segments(seed, 3)};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::blend}) {
      for (const MatchMode match : {MatchMode::all, MatchMode::any}) {
        SearchRequest request = request_for("red blue OR green red^3");
        request.sort = sort;
        request.match = match;
        request.offset = 1;
        const auto response = searcher->search(request);
        ASSERT_TRUE(response);
        const auto explained = explain_hits(request, *response, *searcher);
        ASSERT_TRUE(explained);
        ASSERT_EQ(explained->size(), response->hits.size());
        for (std::size_t i = 0; i < explained->size(); ++i) {
          const ExplainedHit& hit = (*explained)[i];
          EXPECT_EQ(hit.id, response->hits[i].id);
          double sum = 0;
          for (const ScorePart& part : hit.parts)
            sum += part.score;
          EXPECT_NEAR(sum * hit.recency, response->hits[i].score, 1e-12);
          EXPECT_EQ(hit.recency != 1, sort == SortOrder::blend && hit.recency < 1);
          ++hits;
        }
      }
    }
  }
  EXPECT_GT(hits, 50U);
}

TEST(Explain, WhatADateTakesAwayIsTold) {
  EXPECT_EQ(format_explained_hits({{"a", 1.5, {{{0, 3}, "word oil", 1, 2, 4.0, 3.0}}, 0.5}}),
            "\nscores\n"
            "  1.5000  a\n"
            "    3.0000  word oil: frequency 1, in 2 articles, weight 4.0000\n"
            "    times 0.5000 for its date\n");
  EXPECT_EQ(format_explained_hits({}), "");
}

}  // namespace
}  // namespace pressmark
