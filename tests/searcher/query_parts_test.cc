// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parts of random queries against searching for each by itself; scores that add up.

#include "searcher/query_parts.h"

#include <numeric>

#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "searcher/best_matches.h"
#include "searcher/prepared_query.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

class QueryPartsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    BuildOptions options;
    options.archive = folder_ / "a.pressmark";
    options.paths = {folder_.write("in.jsonl", to_json_lines(make_articles(150, 5))).string()};
    ASSERT_TRUE(build_archive(options));
    searcher_.emplace(*Searcher::open(options.archive));
  }

  std::unique_ptr<PreparedQuery> prepare(const SearchRequest& request) {
    auto query = PreparedQuery::make(request, searcher_->archive(), searcher_->analyzer());
    return query ? *std::move(query) : nullptr;
  }

  static std::vector<ExplainedPart> parts_of(const PreparedQuery& query) {
    return count_parts(query.parsed().root, query.plan(), query.filters(), query.postings());
  }

  std::uint64_t matches(const SearchRequest& request, const std::string& query) {
    SearchRequest alone = request;
    alone.query = query;
    alone.match = MatchMode::all;
    const auto response = searcher_->search(alone);
    EXPECT_TRUE(response) << query << ": " << response.error().message;
    return response ? response->matches.value_or(0) : 0;
  }

  TemporaryFolder folder_;
  std::optional<Searcher> searcher_;
};

TEST_F(QueryPartsTest, CountWhatEachFindsByItself) {
  RequestMaker maker{searcher_->archive(), 3};
  std::size_t compared = 0;
  std::size_t without = 0;
  for (int round = 0; round < 150; ++round) {
    SearchRequest request = maker.next();
    request.facets.clear();
    request.timeline = TimelineUnit::none;
    const auto query = prepare(request);
    if (query == nullptr) continue;
    const std::vector<ExplainedPart> parts = parts_of(*query);
    ASSERT_FALSE(parts.empty());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i == 0 && query->plan().kind == PlanKind::most_of) {
        ASSERT_EQ(parts[0].articles, searcher_->search(request)->matches);
        continue;
      }
      ASSERT_EQ(parts[i].articles, matches(request, parts[i].read_as)) << parts[i].read_as;
      ++compared;
      if (!parts[i].without || parts[i].level != 1) continue;
      std::string rest;
      for (std::size_t j = 0; j < parts.size(); ++j) {
        if (parts[j].level != 1 || j == i) continue;
        rest += (rest.empty() ? "(" : " AND (") + parts[j].read_as + ")";
      }
      ASSERT_EQ(*parts[i].without, matches(request, rest)) << rest;
      ++without;
    }
  }
  EXPECT_GT(compared, 100U);
  EXPECT_GT(without, 20U);
}

TEST_F(QueryPartsTest, NameTheFormsOfPatterns) {
  const auto query = prepare({.query = "minist* OR \"the minist*\""});
  ASSERT_NE(query, nullptr);
  const std::vector<ExplainedPart> parts = parts_of(*query);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_TRUE(parts[0].forms.empty());
  ASSERT_FALSE(parts[1].forms.empty());
  EXPECT_TRUE(parts[1].forms[0].form.starts_with("minist"));
  EXPECT_EQ(parts[1].forms.size(), parts[2].forms.size());
}

TEST_F(QueryPartsTest, ScoresAddUpToTheHits) {
  RequestMaker maker{searcher_->archive(), 4};
  std::size_t hits = 0;
  std::size_t pairs = 0;
  for (int round = 0; round < 150; ++round) {
    SearchRequest request = maker.next();
    request.sort = SortOrder::relevance;
    request.offset = 0;
    const auto query = prepare(request);
    if (query == nullptr) continue;
    const Matches all = query->matches();
    const BestMatches best =
        find_best(request, {query->plan(), query->filters(), query->postings(), nullptr, &all});
    NeighbourParts neighbours{query->plan(), query->postings()};
    for (const RankedDocument& ranked : best.page) {
      auto parts =
          explain_score(query->plan(), query->postings(), {ranked.segment, ranked.document});
      if (request.match == MatchMode::any) {
        for (const ScorePart& part : neighbours.of({ranked.segment, ranked.document})) {
          EXPECT_GT(part.articles, 0U) << part.word;
          parts.push_back(part);
          ++pairs;
        }
      }
      double sum = 0;
      for (const ScorePart& part : parts) {
        sum += part.score;
        EXPECT_EQ(part.frequency > 0, part.score > 0) << part.word;
      }
      ASSERT_EQ(sum, ranked.score) << request.query;
      ++hits;
    }
  }
  EXPECT_GT(hits, 100U);
  EXPECT_GT(pairs, 0U);
}

}  // namespace
}  // namespace pressmark
