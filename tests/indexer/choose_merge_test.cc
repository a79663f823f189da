// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which segments are merged: a table, and what it costs an archive that grows.

#include "indexer/choose_merge.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::vector<SegmentSize> sizes(const std::vector<std::uint64_t>& articles) {
  std::vector<SegmentSize> segments;
  for (const std::uint64_t count : articles)
    segments.push_back({count, 0});
  return segments;
}

std::string chosen(const std::vector<SegmentSize>& segments) {
  const auto range = choose_merge(segments);
  if (!range) return "none";
  return std::to_string(range->begin) + ".." + std::to_string(range->end);
}

TEST(ChooseMerge, MergesEightOfATierWithSmallerOnesBetween) {
  struct Row {
    std::vector<std::uint64_t> articles;
    std::string expected;
  };
  for (const Row& row : std::vector<Row>{
           {{}, "none"},
           {{5}, "none"},
           {{1'000'000, 1, 1, 1, 1, 1, 1, 1}, "none"},
           {{1'000'000, 1, 1, 1, 1, 1, 1, 1, 1}, "1..9"},
           {{1, 1, 1, 1, 1, 1, 1, 1}, "0..8"},
           {{1, 2, 3, 4, 5, 6, 7, 7}, "0..8"},
           {{8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1}, "0..16"},
           {{1, 1, 1, 1, 900, 1, 1, 1, 1}, "none"},
           {{900, 64, 70, 80, 90, 3, 100, 200, 300, 400, 2}, "1..11"},
           // the smallest tier first
           {{64, 64, 64, 64, 64, 64, 64, 64, 9, 9, 9, 9, 9, 9, 9, 9}, "8..16"},
       }) {
    EXPECT_EQ(chosen(sizes(row.articles)), row.expected) << row.expected;
  }
}

TEST(ChooseMerge, OnlyLiveArticlesCount) {
  std::vector<SegmentSize> segments = sizes({10, 10, 10, 10, 10, 10, 10, 10});
  EXPECT_EQ(chosen(segments), "0..8");
  segments[7].deleted = 3;
  EXPECT_EQ(chosen(segments), "none") << "seven are a tier lower";
}

TEST(ChooseMerge, DropsDeletedArticlesWhereTheyAreMany) {
  EXPECT_EQ(chosen({{900, 0}, {300, 100}}), "none");
  EXPECT_EQ(chosen({{900, 0}, {300, 101}}), "1..2");
  EXPECT_EQ(chosen({{900, 301}, {300, 101}}), "0..1");
}

TEST(ChooseMerge, BoundsTheSegmentsOfAnyArchive) {
  // Each a tier above the one behind it, again and again: nothing is due by tiers.
  std::vector<std::uint64_t> articles;
  for (std::size_t i = 0; i < max_segments + 1; ++i)
    articles.push_back(i % 7 == 0 ? 4096 : i % 7 == 3 ? 512 : 1);
  while (choose_merge(sizes(articles))) {
    const auto range = choose_merge(sizes(articles));
    const auto begin = articles.begin() + static_cast<std::ptrdiff_t>(range->begin);
    const auto end = articles.begin() + static_cast<std::ptrdiff_t>(range->end);
    std::uint64_t sum = 0;
    for (auto at = begin; at != end; ++at)
      sum += *at;
    *begin = sum;
    articles.erase(begin + 1, end);
  }
  EXPECT_LE(articles.size(), max_segments);
}

// Updates of any size: an article is copied at most once per tier, and there are few segments.
TEST(ChooseMerge, CostsAFewCopiesOfEachArticle) {
  std::mt19937 random{1};
  for (const std::uint32_t largest : {1U, 10U, 1000U, 20'000U}) {
    std::vector<SegmentSize> segments;
    std::uint64_t added = 0;
    std::uint64_t copied = 0;
    std::size_t most = 0;
    for (int i = 0; i < 5'000; ++i) {
      segments.push_back({1 + random() % largest, 0});
      added += segments.back().articles;
      while (const auto range = choose_merge(segments)) {
        ASSERT_LT(range->begin + 1, range->end) << "nothing is deleted";
        const auto begin = segments.begin() + static_cast<std::ptrdiff_t>(range->begin);
        const auto end = segments.begin() + static_cast<std::ptrdiff_t>(range->end);
        SegmentSize merged;
        for (auto at = begin; at != end; ++at)
          merged.articles += at->articles;
        copied += merged.articles;
        *begin = merged;
        segments.erase(begin + 1, end);
      }
      most = std::max(most, segments.size());
    }
    const double tiers = std::log(static_cast<double>(added)) / std::log(8.0);
    EXPECT_LE(static_cast<double>(copied) / static_cast<double>(added), tiers + 1) << largest;
    EXPECT_LE(most, max_segments) << largest;
  }
}

}  // namespace
}  // namespace pressmark
