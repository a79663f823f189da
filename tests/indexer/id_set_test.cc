// SPDX-License-Identifier: GPL-2.0-or-later
//
// IdSet against std::set.

#include "indexer/id_set.h"

#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(IdSet, AgreesWithASetOfStrings) {
  std::mt19937 random{1};
  IdSet ids;
  std::set<std::string> expected;
  for (int i = 0; i < 50'000; ++i) {
    // About every third id comes twice, and the table grows several times.
    const std::string id = "news/" + std::to_string(random() % 60'000);
    ASSERT_EQ(ids.insert(id), expected.insert(id).second) << id;
    ASSERT_EQ(ids.size(), expected.size());
    const std::string other = "news/" + std::to_string(random() % 60'000);
    ASSERT_EQ(ids.contains(other), expected.contains(other)) << other;
  }
}

TEST(IdSet, TakesEveryKindOfId) {
  IdSet ids;
  for (const std::string& id : {std::string{}, std::string(1, '\0'), std::string(300, '\0'),
                                std::string(100'000, 'x'), std::string{"\xff"}}) {
    EXPECT_FALSE(ids.contains(id)) << id.size();
    EXPECT_TRUE(ids.insert(id)) << id.size();
    EXPECT_TRUE(ids.contains(id)) << id.size();
    EXPECT_FALSE(ids.insert(id)) << id.size();
  }
}

}  // namespace
}  // namespace pressmark
