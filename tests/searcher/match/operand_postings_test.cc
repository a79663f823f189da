// SPDX-License-Identifier: GPL-2.0-or-later
//
// Several lists as one operand, against maps read from Xapian.

#include "searcher/match/operand_postings.h"

#include <gtest/gtest.h>

#include "searcher/match/operand_cursor.h"
#include "tests/searcher/match/ranked_corpus.h"

namespace pressmark {
namespace {

using List = std::map<DocumentId, std::uint32_t>;

class OperandPostingsTest : public ::testing::Test {
 protected:
  const SegmentReader& segment() const { return corpus_.segments()[0]; }

  RankedCorpus corpus_{7, 1, 3'000};
  NameOperands names_{1};
  std::mt19937 random_{5};
};

List read_all(const OperandPostings& postings) {
  List list;
  OperandCursor cursor{postings};
  DocumentId next = 1;
  for (std::uint32_t b = 0; b < postings.blocks(); ++b) {
    EXPECT_TRUE(cursor.move_to_block(next));
    EXPECT_EQ(cursor.block(), b);
    for (std::size_t i = 0; i < cursor.documents().size(); ++i)
      list[cursor.documents()[i]] = cursor.frequencies()[i];
    next = cursor.last_document() + 1;
  }
  return list;
}

TEST_F(OperandPostingsTest, HoldTheSumsOfTheirLists) {
  for (int round = 0; round < 150; ++round) {
    const Plan word = corpus_.random_word();
    const List expected = corpus_.frequencies(word, 0);
    const OperandPostings postings{operand_lists(word, segment(), 0, names_), segment().deleted()};
    ASSERT_EQ(postings.size(), expected.size()) << print_plan(word);
    ASSERT_EQ(postings.live_size(), expected.size());
    ASSERT_EQ(read_all(postings), expected) << print_plan(word);
    DocumentSet set{segment().articles()};
    postings.add_to(set);
    ASSERT_EQ(set.size(), expected.size());
    for (const auto& [document, frequency] : expected)
      ASSERT_TRUE(set.contains(document));
  }
}

TEST_F(OperandPostingsTest, BoundsAreReachedAndNeverExceeded) {
  const auto lengths = segment().columns().length.values();
  for (int round = 0; round < 100; ++round) {
    const Plan word = corpus_.random_word();
    const OperandPostings postings{operand_lists(word, segment(), 0, names_), segment().deleted()};
    const PostingScorer scorer{1.7, LengthNorm{0.5 + static_cast<double>(random_() % 90)}, lengths};
    double highest = 0;
    DocumentId begin = 1;
    for (std::uint32_t b = 0; b < postings.blocks(); ++b) {
      OperandCursor cursor{postings};
      cursor.move_to_block(begin);
      for (std::size_t i = 0; i < cursor.documents().size(); ++i) {
        const double score = scorer(cursor.documents()[i], cursor.frequencies()[i]);
        ASSERT_LE(score, postings.bound(b, scorer) * (1 + 1e-12)) << print_plan(word);
        highest = std::max(highest, score);
      }
      begin = postings.last_document(b) + 1;
    }
    ASSERT_LE(highest, postings.bound(scorer) * (1 + 1e-12));
    if (word.stems.size() == 1 && word.scope != TextScope::body) {
      ASSERT_GE(highest, postings.bound(scorer) * (1 - 1e-12)) << print_plan(word);
    }
  }
}

TEST(OperandPostings, AnOperandWithoutPostingsIsEmpty) {
  const OperandPostings nothing{{}, {}};
  EXPECT_EQ(nothing.size(), 0U);
  EXPECT_EQ(nothing.blocks(), 0U);
  OperandCursor cursor{nothing};
  EXPECT_FALSE(cursor.move_to(1));
  EXPECT_FALSE(cursor.move_to_block(1));
}

}  // namespace
}  // namespace pressmark
