// SPDX-License-Identifier: GPL-2.0-or-later
//
// What two lists have in common, against std::set_intersection.

#include "searcher/match/intersect.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Documents = std::vector<DocumentId>;

Documents random_documents(std::mt19937& random, std::size_t size, DocumentId articles) {
  std::set<DocumentId> documents;
  while (documents.size() < std::min<std::size_t>(size, articles))
    documents.insert(1 + static_cast<DocumentId>(random() % articles));
  return {documents.begin(), documents.end()};
}

TEST(Intersect, FindsWhatListsHaveInCommonAndWhere) {
  std::mt19937 random{1};
  std::size_t found = 0;
  constexpr std::size_t sizes[]{0, 1, 2, 3, 4, 5, 7, 8, 12, 60, 127, 128};
  for (int round = 0; round < 20'000; ++round) {
    const auto articles = static_cast<DocumentId>(random() % 3 == 0 ? 130 : 2 + random() % 900);
    const Documents first = random_documents(random, sizes[random() % std::size(sizes)], articles);
    const Documents second = random_documents(random, sizes[random() % std::size(sizes)], articles);
    Documents expected;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(expected));
    std::vector<CommonDocument> common{{7, 9}};  // stays
    const std::size_t passed = append_common(first, second, common);
    // Whatever was passed cannot be asked about again.
    ASSERT_LE(passed, second.size());
    if (passed > 0) {
      ASSERT_FALSE(first.empty());
      ASSERT_LE(second[passed - 1], first.back());
    }
    ASSERT_EQ(common.size(), expected.size() + 1);
    ASSERT_EQ(common[0], (CommonDocument{7, 9}));
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_EQ(first[common[i + 1].in_first], expected[i]);
      ASSERT_EQ(second[common[i + 1].in_second], expected[i]);
    }
    found += expected.size();
  }
  EXPECT_GT(found, 20'000U);
}

TEST(Intersect, ComparesDocumentsOfAnySize) {
  const Documents large{0x7FFF'FFFF, 0x8000'0000, 0xFFFF'FFFD, 0xFFFF'FFFE, 0xFFFF'FFFF};
  std::vector<CommonDocument> common;
  append_common(large, large, common);
  EXPECT_EQ(common, (std::vector<CommonDocument>{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}}));
}

}  // namespace
}  // namespace pressmark
