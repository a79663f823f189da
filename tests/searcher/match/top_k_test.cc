// SPDX-License-Identifier: GPL-2.0-or-later
//
// The order of hits, and the k first of them, against sorting all.

#include "searcher/match/top_k.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr std::size_t articles_per_segment = 40;

// Ids that no segment has in order, and that interleave between segments.
std::string id_of(std::size_t segment, std::size_t document) {
  return std::to_string((document * 17 + segment * 5) % 97) + "-" + std::to_string(segment);
}

class TopKs : public ::testing::Test {
 protected:
  static std::vector<TinySegment> make_segments() {
    std::vector<TinySegment> segments(2);
    for (std::size_t s = 0; s < segments.size(); ++s) {
      for (std::size_t i = 1; i <= articles_per_segment; ++i) {
        segments[s].push_back({.id = id_of(s, i)});
      }
    }
    return segments;
  }

  // Few scores and days, so that many are tied.
  std::vector<RankedDocument> all_documents() {
    std::vector<RankedDocument> documents;
    for (std::uint32_t s = 0; s < 2; ++s) {
      for (DocumentId document = 1; document <= articles_per_segment; ++document) {
        const Day day = random_() % 4 == 0 ? undated_day : static_cast<Day>(random_() % 3) - 1;
        documents.push_back({static_cast<double>(random_() % 3), day, s, document});
      }
    }
    return documents;
  }

  // The order written out once more, over id strings alone.
  static bool precedes(SortOrder sort, const RankedDocument& a, const RankedDocument& b) {
    const auto key = [&](const RankedDocument& d) {
      const bool is_undated = d.day == undated_day;
      const std::int64_t day = is_undated ? 0 : sort == SortOrder::newest ? -d.day : d.day;
      const bool by_day = sort != SortOrder::relevance;
      return std::tuple{by_day && is_undated, by_day ? day : 0, -d.score,
                        id_of(d.segment, d.document)};
    };
    return key(a) < key(b);
  }

  TinyArchive archive_{make_segments()};
  std::mt19937 random_{3};
};

TEST_F(TopKs, KeepTheFirstInOrderWhateverOrderTheyComeIn) {
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    for (const std::size_t k : {0U, 1U, 7U, 40U, 80U, 200U}) {
      std::vector<RankedDocument> documents = all_documents();
      std::shuffle(documents.begin(), documents.end(), random_);
      TopK best{k, RankingOrder{sort, archive_.segments()}};
      for (const RankedDocument& document : documents)
        best.add(document);
      std::sort(documents.begin(), documents.end(),
                [&](const auto& a, const auto& b) { return precedes(sort, a, b); });
      documents.resize(std::min(k, documents.size()));
      const std::vector<RankedDocument> kept = best.take();
      ASSERT_EQ(kept.size(), documents.size());
      for (std::size_t i = 0; i < kept.size(); ++i) {
        EXPECT_EQ(id_of(kept[i].segment, kept[i].document),
                  id_of(documents[i].segment, documents[i].document))
            << "sort " << static_cast<int>(sort) << ", k " << k << ", place " << i;
      }
    }
  }
}

}  // namespace
}  // namespace pressmark
