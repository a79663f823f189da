// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sets of articles by how many copies they have, over segments.
#include "searcher/match/family_sets.h"

#include <gtest/gtest.h>

#include "tests/searcher/copied_articles.h"

namespace pressmark {
namespace {

class FamilySets : public ::testing::Test {
 protected:
  /// Ids of all segments, in their order.
  std::vector<std::string> ids_with(const Property& property) {
    const NameOperands names{archive_.segments().size()};
    const QueryPostings postings{archive_.segments(), names, nullptr,
                                 &archive_.reader().families()};
    std::vector<std::string> ids;
    for (std::size_t s = 0; s < archive_.segments().size(); ++s) {
      with_family_property(property, postings, s).for_each([&](DocumentId document) {
        ids.emplace_back(archive_.segments()[s].columns().id[document]);
      });
    }
    return ids;
  }

  using Ids = std::vector<std::string>;
  const TinyArchive archive_{copied_articles()};
};

TEST_F(FamilySets, CountCopies) {
  EXPECT_EQ(ids_with({.name = PropertyName::copies, .least = 2}),
            (Ids{"storm-2", "ferry-1", "storm-0", "ferry-2", "storm-1"}));
  EXPECT_EQ(ids_with({.name = PropertyName::copies, .least = 3}),
            (Ids{"storm-2", "storm-0", "storm-1"}));
  EXPECT_EQ(ids_with({.name = PropertyName::copies, .least = 2, .most = 2}),
            (Ids{"ferry-1", "ferry-2"}));
  EXPECT_EQ(ids_with({.name = PropertyName::copies, .most = 1}),
            (Ids{"short-1", "short-2", "oil"}));
  EXPECT_EQ(ids_with({.name = PropertyName::copies, .most = 0}), Ids{});
}

TEST_F(FamilySets, DuplicatesAreAllButTheFirstPublished) {
  EXPECT_EQ(ids_with({.name = PropertyName::is}), (Ids{"storm-2", "ferry-2", "storm-1"}));
}

TEST_F(FamilySets, AFamilyIsNamedByAnyOfItsArticles) {
  for (const char* id : {"storm-0", "storm-1", "storm-2"}) {
    EXPECT_EQ(ids_with({.name = PropertyName::family, .text = id}),
              (Ids{"storm-2", "storm-0", "storm-1"}));
  }
  EXPECT_EQ(ids_with({.name = PropertyName::family, .text = "oil"}), Ids{"oil"});
  EXPECT_EQ(ids_with({.name = PropertyName::family, .text = "none"}), Ids{});
}

TEST(IsAboutFamilies, IsTrueOfThree) {
  for (const PropertyName name : {PropertyName::is, PropertyName::copies, PropertyName::family})
    EXPECT_TRUE(is_about_families({.name = name}));
  for (const PropertyName name :
       {PropertyName::has, PropertyName::words, PropertyName::date_by, PropertyName::id})
    EXPECT_FALSE(is_about_families({.name = name}));
}

}  // namespace
}  // namespace pressmark
