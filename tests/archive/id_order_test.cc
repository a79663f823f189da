// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walking several segments in the order of ids.

#include "archive/id_order.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

TEST(IdOrder, VisitsEveryArticleOnceByAscendingId) {
  const testing::TemporaryFolder folder;
  std::vector<SegmentReader> segments;
  std::vector<std::string> expected;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const auto path = folder.path() / std::to_string(seed);
    const auto articles = testing::make_up_articles(seed * 13, seed);
    for (const auto& made : articles)
      expected.push_back(made.article.id);
    testing::write_segment(path, articles);
    auto reader = SegmentReader::open_unpublished(path);
    ASSERT_TRUE(reader) << reader.error().message;
    segments.push_back(*std::move(reader));
  }
  std::sort(expected.begin(), expected.end());
  std::vector<std::string> visited;
  for_each_by_id(segments, [&](std::size_t segment, DocumentId document, std::string_view id) {
    EXPECT_EQ(segments[segment].columns().id[document], id);
    visited.emplace_back(id);
  });
  EXPECT_EQ(visited, expected);
}

TEST(IdOrder, RanksThatAreNoPermutationAreDamage) {
  const testing::TemporaryFolder folder;
  testing::write_segment(folder.path(), testing::make_up_articles(5, 1));
  const auto path = folder.path() / "columns/id_rank";
  const std::string good = testing::file_content(path);
  for (const char rank : {'\x05', '\x7f', good[64 + 4]}) {  // too large, or another's
    std::string bad = good;
    bad[64] = rank;
    testing::overwrite(path, bad);
    std::vector<SegmentReader> segments;
    auto reader = SegmentReader::open_unpublished(folder.path());
    ASSERT_TRUE(reader);
    segments.push_back(*std::move(reader));
    EXPECT_THROW(for_each_by_id(segments, [](std::size_t, DocumentId, std::string_view) {}),
                 DamagedArchive);
  }
}

}  // namespace
}  // namespace pressmark
