// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was added is always said to be there; of what was not, little.
#include "analysis/entities/mark_filter.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace pressmark::entities {
namespace {

TEST(MarkFilter, MayHaveNothingAtFirst) {
  const MarkFilter filter;
  for (const std::uint32_t mark : {0U, 1U, 0x8000'0000U, 0xFFFF'FFFFU})
    EXPECT_FALSE(filter.may_have(mark));
}

TEST(MarkFilter, MayHaveWhatWasAddedAndOneInFortyOthers) {
  MarkFilter filter;
  std::set<std::uint32_t> marks{0U, 1U, 0xFFFF'FFFFU};
  std::mt19937 random{5};
  while (marks.size() < 200'000)
    marks.insert(static_cast<std::uint32_t>(random()));
  for (const std::uint32_t mark : marks)
    filter.add(mark);
  for (const std::uint32_t mark : marks)
    ASSERT_TRUE(filter.may_have(mark)) << mark;
  int mistaken = 0;
  for (int i = 0; i < 100'000; ++i) {
    const auto mark = static_cast<std::uint32_t>(random());
    if (filter.may_have(mark) && !marks.contains(mark)) ++mistaken;
  }
  EXPECT_LT(mistaken, 3'000);
}

}  // namespace
}  // namespace pressmark::entities
