// SPDX-License-Identifier: GPL-2.0-or-later
//
// Requests made ready: what runs, what is refused, and the order of all matches.
#include "searcher/prepared_query.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

TEST(PreparedQuery, RefusesWhatSearchRefuses) {
  const TinyArchive archive{{{{.id = "a", .body = "red"}}}};
  Analyzer analyzer = *Analyzer::create();
  for (const SearchRequest& request :
       {SearchRequest{.query = "(red"}, SearchRequest{.query = "red", .filters = {"colour=red"}},
        SearchRequest{.query = "red", .from = "2017-13"},
        SearchRequest{.query = "red", .facets = {"colour"}}}) {
    const auto query = PreparedQuery::make(request, archive.reader(), analyzer);
    ASSERT_FALSE(query);
    EXPECT_EQ(query.error().kind, ErrorKind::invalid_argument);
  }
}

TEST(PreparedQuery, FacetsCanBeMadeToObeyTheirOwnFilters) {
  const TinyArchive archive{
      {{{.id = "a", .body = "red", .source = "Post"}, {.id = "b", .body = "red"}}}};
  Analyzer analyzer = *Analyzer::create();
  const auto query =
      PreparedQuery::make({.query = "red", .filters = {"source=Post"}}, archive.reader(), analyzer);
  ASSERT_TRUE(query);
  const Field& source = *find_field("source");
  EXPECT_EQ((*query)->matches().without_filter_on(source, 0).size(), 2U);
  (*query)->apply_filters_to_all_facets();
  EXPECT_EQ((*query)->matches().without_filter_on(source, 0).size(), 1U);
}

TEST(PreparedQuery, AllMatchesStandInTheOrderOfHits) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const TinyArchive archive{random_segments(seed, 3)};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      const SearchRequest request{.query = "red OR person:berg", .sort = sort, .limit = 1000};
      const auto query = PreparedQuery::make(request, searcher->archive(), searcher->analyzer());
      ASSERT_TRUE(query);
      const Matches matches = (*query)->matches();
      const auto response = searcher->search(request);
      ASSERT_TRUE(response);
      const std::vector<RankedDocument> all = rank_all(**query, matches, sort);
      ASSERT_EQ(all.size(), response->hits.size());
      EXPECT_EQ(matches.total(), all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        const SegmentReader& segment = searcher->archive().segments()[all[i].segment];
        EXPECT_EQ(segment.columns().id[all[i].document], response->hits[i].id);
        EXPECT_EQ(all[i].score, response->hits[i].score);
      }
    }
  }
}

}  // namespace
}  // namespace pressmark
