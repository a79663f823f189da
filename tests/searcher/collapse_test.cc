// SPDX-License-Identifier: GPL-2.0-or-later
//
// One article of each family, and how many there are; random ones are in tests/oracle.
#include "searcher/collapse.h"

#include <gtest/gtest.h>

#include "searcher/count.h"
#include "searcher/search.h"
#include "tests/searcher/copied_articles.h"

namespace pressmark {
namespace {

class CollapseTest : public ::testing::Test {
 protected:
  SearchResponse search(const std::string& query, Collapse collapse) {
    SearchRequest request;
    request.query = query;
    request.collapse = collapse;
    request.sort = SortOrder::oldest;
    const auto response = searcher_.search(request);
    EXPECT_TRUE(response) << response.error().message;
    return *response;
  }

  std::vector<std::string> ids(const std::string& query, Collapse collapse) {
    std::vector<std::string> ids;
    for (const Hit& hit : search(query, collapse).hits)
      ids.push_back(hit.id);
    return ids;
  }

  using Ids = std::vector<std::string>;
  const TinyArchive archive_{copied_articles()};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(CollapseTest, ShowsOneOfEachFamily) {
  EXPECT_EQ(ids("storm", Collapse::off),
            (Ids{"storm-0", "storm-2", "oil", "short-1", "short-2", "storm-1"}));
  EXPECT_EQ(ids("storm", Collapse::first), (Ids{"storm-0", "oil", "short-1", "short-2"}));
  EXPECT_EQ(ids("storm", Collapse::last), (Ids{"storm-2", "oil", "short-1", "short-2"}));
  EXPECT_EQ(ids("storm", Collapse::longest), (Ids{"oil", "short-1", "short-2", "storm-1"}));
}

TEST_F(CollapseTest, ChoosesAmongMatches) {
  EXPECT_EQ(ids("ferry date:2017-06", Collapse::first), (Ids{"short-1", "short-2", "ferry-2"}));
  EXPECT_EQ(ids("storm -id:storm-0", Collapse::first),
            (Ids{"storm-2", "oil", "short-1", "short-2"}));
}

TEST_F(CollapseTest, CountsBothArticlesAndFamilies) {
  const SearchResponse response = search("storm", Collapse::first);
  EXPECT_EQ(response.matches, 6U);
  EXPECT_EQ(response.families, 4U);
  EXPECT_EQ(response.hits[0].family_id, "storm-0");
  EXPECT_EQ(response.hits[0].copies, 3U);
  EXPECT_EQ(response.hits[1].family_id, "oil");
  EXPECT_EQ(response.hits[1].copies, 1U);
  EXPECT_EQ(search("", Collapse::off).families, 5U);
}

TEST_F(CollapseTest, FamiliesAreNotCountedWhereMatchesNeedNotBeKnown) {
  SearchRequest request;
  request.query = "storm";
  request.facets.clear();
  EXPECT_EQ(searcher_.search(request)->families, std::nullopt);
}

TEST_F(CollapseTest, FamiliesAreCountedByTheirFirstMatch) {
  const auto counted = count_matches(searcher_, {.query = "storm OR ferry"},
                                     {find_field("month"), CountUnit::families});
  ASSERT_TRUE(counted) << counted.error().message;
  EXPECT_EQ(counted->total.articles, 8U);
  EXPECT_EQ(counted->total.families, 5U);
  EXPECT_EQ(counted->total.of_families, 5U);
  ASSERT_EQ(counted->groups.size(), 3U);
  EXPECT_EQ(counted->groups[0].value, "2017-05");
  EXPECT_EQ(counted->groups[0].count.families, 3U);
  EXPECT_EQ(counted->groups[1].count.families, 2U);
  EXPECT_EQ(counted->groups[2].value, std::nullopt);
  EXPECT_EQ(counted->groups[2].count.articles, 1U);
  EXPECT_EQ(counted->groups[2].count.families, 0U);
}

// The first of the storms is of May and does not match: a share above one would be of nothing.
TEST_F(CollapseTest, AFamilyIsInOneGroupWhateverItIsAShareOf) {
  const auto counted = count_matches(searcher_, {.query = "storm date:2017-06.. OR \"goes on\""},
                                     {find_field("month"), CountUnit::families});
  ASSERT_TRUE(counted) << counted.error().message;
  EXPECT_EQ(counted->total.families, 3U);
  EXPECT_EQ(counted->total.of_families, 5U);
  const std::vector<std::vector<std::uint64_t>> expected{{0, 2}, {2, 2}, {1, 1}};
  ASSERT_EQ(counted->groups.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Count& count = counted->groups[i].count;
    EXPECT_EQ((std::vector{count.families, count.of_families}), expected[i]) << i;
  }
}

}  // namespace
}  // namespace pressmark
