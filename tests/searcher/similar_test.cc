// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles like one, without itself, by a query that anybody can run.
#include "searcher/similar.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Similar : public ::testing::Test {
 protected:
  std::vector<std::string> ids(std::string_view id, const SearchRequest& request = {}) {
    const auto found = find_similar(searcher_, id, request);
    EXPECT_TRUE(found) << found.error().message;
    std::vector<std::string> ids;
    for (const Hit& hit : found->hits)
      ids.push_back(hit.id);
    return ids;
  }

  TinyArchive archive_{
      {{{.id = "strike1",
         .title = "Ferry strike",
         .body = "Crews of the ferry strike at the harbour, said Anna Berg.",
         .date = "2019-01-01",
         .names = {{EntityType::person, "Anna Berg"}}},
        {.id = "rain", .body = "The rain and more rain on the hills."}},
       {{.id = "strike2", .body = "The ferry strike goes on at the harbour.", .date = "2019-02-01"},
        {.id = "berg",
         .body = "The garden of Anna Berg.",
         .names = {{EntityType::person, "Anna Berg"}}},
        {.id = "alone", .body = "Zeppelins."}}}};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(Similar, BestFirstWithoutTheArticleItself) {
  const auto found = find_similar(searcher_, "strike1", {});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->hits.size(), 3U);
  EXPECT_EQ(found->hits[0].rank, 1U);
  EXPECT_EQ(found->hits.back().id, "rain") << "it shares no more than a frequent word";
  EXPECT_EQ(*found->matches, found->hits.size());
  EXPECT_THAT(found->read_as, HasSubstr("person:\"Anna Berg\""));
  for (const Hit& hit : found->hits)
    EXPECT_NE(hit.id, "strike1");
}

TEST_F(Similar, WhatItSearchedForCanBeRun) {
  const auto found = find_similar(searcher_, "strike1", {});
  ASSERT_TRUE(found);
  const auto run = searcher_.search({.query = found->read_as});
  ASSERT_TRUE(run) << run.error().message;
  EXPECT_EQ(*run->matches, *found->matches + 1) << "the article itself is among them";
}

TEST_F(Similar, FiltersAndPagesHold) {
  EXPECT_THAT(ids("strike1", {.from = "2019-02"}), ElementsAre("strike2"));
  EXPECT_EQ(find_similar(searcher_, "strike1", {.from = "2019-02"})->matches, 1U);
  const std::vector<std::string> all = ids("strike1");
  EXPECT_THAT(ids("strike1", {.limit = 1}), ElementsAre(all[0]));
  EXPECT_THAT(ids("strike1", {.offset = 1, .limit = 1}), ElementsAre(all[1]));
}

TEST_F(Similar, AnArticleMayBeUnlikeAllOthersOrNotThere) {
  EXPECT_THAT(ids("alone"), IsEmpty());
  EXPECT_EQ(find_similar(searcher_, "alone", {})->matches, 0U);
  EXPECT_FALSE(find_similar(searcher_, "nobody", {}));
}

}  // namespace
}  // namespace pressmark
