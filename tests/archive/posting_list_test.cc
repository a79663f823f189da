// SPDX-License-Identifier: GPL-2.0-or-later
//
// Impacts, and lists that hold nothing. Lists that were written: postings_test.cc.

#include "archive/posting_list.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(AddImpact, KeepsWhatNothingDominates) {
  std::vector<Impact> impacts;
  for (const Impact impact : {Impact{3, 10}, {3, 12}, {2, 10}, {1, 4}, {5, 10}, {4, 8}, {4, 7}})
    add_impact(impacts, impact);
  EXPECT_EQ(impacts, (std::vector<Impact>{{1, 4}, {4, 7}, {5, 10}}));
  add_impact(impacts, {9, 1});
  EXPECT_EQ(impacts, (std::vector<Impact>{{9, 1}}));
}

TEST(PostingList, AnEmptyListHasNoBlocks) {
  const PostingList list;
  EXPECT_EQ(list.size(), 0U);
  EXPECT_EQ(list.blocks(), 0U);
  EXPECT_TRUE(list.is_short());
  EXPECT_EQ(list.find_block(0, 7), 0U);
}

}  // namespace
}  // namespace pressmark
