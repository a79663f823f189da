// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which features two words have in common, and which only one of them.
#include "analysis/entities/features.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/entities/letters.h"
#include "tests/analysis/entities/support.h"
#include "tests/analysis/entities/test_model.h"

namespace pressmark::entities {
namespace {

class Features : public testing::Test {
 protected:
  WordType type_of(std::string_view word) const {
    const TestLine line{word};
    return word_type(line.article().words.at(0), word, *model_);
  }

  std::vector<std::uint64_t> own(std::string_view word) const {
    FeatureList list;
    add_own_features(type_of(word), word, list);
    return {list.hashes().begin(), list.hashes().end()};
  }

  bool has(std::string_view word, FeatureKind kind, int distance, std::uint64_t value) const {
    const auto features = own(word);
    return std::find(features.begin(), features.end(), feature_hash(kind, distance, value)) !=
           features.end();
  }

  std::shared_ptr<const EntityModel> model_ = make_test_model({}, {{"berg", 3}, {"hansen", 3}});
};

TEST_F(Features, LooksAreTold) {
  EXPECT_EQ(type_of("Berg").look, Look::capital);
  EXPECT_EQ(type_of("berg").look, Look::small);
  EXPECT_EQ(type_of("NATO").look, Look::all_caps);
  EXPECT_EQ(type_of("J.").look, Look::initial);
  EXPECT_EQ(type_of("2017").look, Look::number);
  EXPECT_EQ(type_of("G20").look, Look::mixed);
  EXPECT_EQ(type_of("McDonald").look, Look::inner_capital);
  EXPECT_EQ(type_of("Ångström").look, Look::capital);
  EXPECT_EQ(type_of("Лавров").look, Look::capital);
}

TEST_F(Features, ShapesTakeRunsOfLettersForOne) {
  EXPECT_EQ(type_of("Berg").shape, type_of("Oslo").shape);
  EXPECT_EQ(type_of("Berg").shape, type_of("Лавров").shape);
  EXPECT_NE(type_of("Berg").shape, type_of("BERG").shape);
  EXPECT_NE(type_of("McDonald").shape, type_of("Berg").shape);
}

TEST_F(Features, CapitalsAndFullStopsAreTheSameWordInPrintOnly) {
  EXPECT_EQ(type_of("BERG").word, type_of("Berg").word);
  EXPECT_NE(type_of("BERG").printed, type_of("Berg").printed);
  EXPECT_EQ(type_of("U.S.").printed, type_of("US").printed);
}

TEST_F(Features, ClustersComeFromTheModel) {
  EXPECT_EQ(type_of("Berg").clusters.fine, 3);
  EXPECT_EQ(type_of("Hansen").clusters.fine, 3);
  EXPECT_EQ(type_of("Unheard").clusters.fine, 0);
  EXPECT_TRUE(has("Berg", FeatureKind::fine_cluster, 0, 3));
}

TEST_F(Features, AffixesAreOfTheSmallLettersAndTheWholeCodePoint) {
  const auto common = [&](std::string_view a, std::string_view b) {
    auto first = own(a);
    auto second = own(b);
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    std::vector<std::uint64_t> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(both));
    return both.size();
  };
  // The same end counts for more the longer it is.
  EXPECT_GT(common("Ивановский", "Петровский"), common("Ивановский", "Петровна"));
  EXPECT_GT(common("Ivanovsky", "Petrovsky"), common("Ivanovsky", "Petrovich"));
}

TEST_F(Features, ListsAndTraitsAreTold) {
  EXPECT_TRUE(type_of("President").traits.has(Trait::title));
  EXPECT_NE(type_of("Norway").lists, 0);
  EXPECT_NE(type_of("US").lists, 0);
  EXPECT_EQ(type_of("us").lists, 0) << "the country is written in capitals";
}

TEST_F(Features, NeighboursSayOtherThingsAtOtherDistances) {
  const WordType type = type_of("Berg");
  FeatureList before;
  FeatureList after;
  add_neighbour_features(type, -1, before);
  add_neighbour_features(type, 1, after);
  ASSERT_EQ(before.hashes().size(), after.hashes().size());
  for (std::size_t i = 0; i < before.hashes().size(); ++i)
    EXPECT_NE(before.hashes()[i], after.hashes()[i]);
}

TEST(FeatureHash, DiffersByKindDistanceAndValue) {
  std::vector<std::uint64_t> hashes;
  for (const FeatureKind kind : {FeatureKind::word, FeatureKind::suffix, FeatureKind::vote}) {
    for (int distance = -3; distance <= 7; ++distance) {
      for (std::uint64_t value = 0; value < 200; ++value)
        hashes.push_back(feature_hash(kind, distance, value));
    }
  }
  std::sort(hashes.begin(), hashes.end());
  EXPECT_EQ(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

TEST(FeatureList, TakesNoMoreThanItHasRoomFor) {
  FeatureList list;
  for (std::uint64_t i = 0; i < 10'000; ++i)
    list.add(FeatureKind::word, 0, i);
  EXPECT_EQ(list.hashes().size(), 512U);
  list.clear();
  EXPECT_TRUE(list.hashes().empty());
}

}  // namespace
}  // namespace pressmark::entities
