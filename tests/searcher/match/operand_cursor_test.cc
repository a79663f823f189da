// SPDX-License-Identifier: GPL-2.0-or-later
//
// Looking documents up in operands of several lists, against maps read from Xapian.

#include "searcher/match/operand_cursor.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/ranked_corpus.h"

namespace pressmark {
namespace {

using List = std::map<DocumentId, std::uint32_t>;

class OperandCursorTest : public ::testing::Test {
 protected:
  const SegmentReader& segment() const { return corpus_.segments()[0]; }

  RankedCorpus corpus_{8, 1, 3'000};
  NameOperands names_{1};
  std::mt19937 random_{6};
};

TEST_F(OperandCursorTest, FindsDocumentsNearAndFar) {
  for (int round = 0; round < 150; ++round) {
    const Plan word = corpus_.random_word();
    const List expected = corpus_.frequencies(word, 0);
    const OperandPostings postings{operand_lists(word, segment(), 0, names_), segment().deleted()};
    OperandCursor cursor{postings};
    const std::uint64_t step = 1 + random_() % (1U << random_() % 11);
    for (DocumentId document = 1; document <= segment().articles();
         document += static_cast<DocumentId>(1 + random_() % step)) {
      const auto found = expected.find(document);
      ASSERT_EQ(cursor.move_to(document), found != expected.end()) << print_plan(word) << document;
      if (found != expected.end()) {
        ASSERT_EQ(cursor.frequency(), found->second);
      }
    }
  }
}

TEST_F(OperandCursorTest, FindsWhichOfSomeDocumentsHaveTheOperand) {
  std::size_t common = 0;
  for (int round = 0; round < 400; ++round) {
    const Plan word = corpus_.random_word();
    const List expected = corpus_.frequencies(word, 0);
    const OperandPostings postings{operand_lists(word, segment(), 0, names_), segment().deleted()};
    OperandCursor cursor{postings};
    const std::uint64_t step = 1 + random_() % (1U << random_() % 9);
    std::vector<DocumentId> documents;
    for (DocumentId document = 1; document <= segment().articles();
         document += static_cast<DocumentId>(1 + random_() % step)) {
      documents.push_back(document);
      if (documents.size() < 1 + random_() % 128) continue;
      std::vector<FoundPosting> found{{7, 9}};  // stays
      cursor.find_common(documents, found);
      std::vector<std::pair<std::uint32_t, std::uint32_t>> wanted{{7, 9}};
      for (std::uint32_t place = 0; place < documents.size(); ++place) {
        const auto posting = expected.find(documents[place]);
        if (posting != expected.end()) wanted.emplace_back(place, posting->second);
      }
      ASSERT_EQ(found.size(), wanted.size()) << print_plan(word);
      for (std::size_t i = 0; i < found.size(); ++i) {
        ASSERT_EQ(found[i].place, wanted[i].first) << print_plan(word);
        ASSERT_EQ(found[i].frequency, wanted[i].second) << print_plan(word);
      }
      common += found.size();
      documents.clear();
    }
  }
  EXPECT_GT(common, 10'000U);
}

}  // namespace
}  // namespace pressmark
