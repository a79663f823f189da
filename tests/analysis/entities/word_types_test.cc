// SPDX-License-Identifier: GPL-2.0-or-later
//
// Printed words and their numbers.
#include "analysis/entities/word_types.h"

#include <gtest/gtest.h>

#include "tests/analysis/entities/test_model.h"

namespace pressmark::entities {
namespace {

TEST(WordTypes, NumbersPrintedWordsOnce) {
  const auto model = make_test_model({});
  WordTypes types{*model};
  Word word;
  EXPECT_EQ(types.add(word, "Berg"), 0U);
  EXPECT_EQ(types.add(word, "BERG"), 1U);
  EXPECT_EQ(types.add(word, "Berg"), 0U);
  EXPECT_EQ(types.text(1), "BERG");
  types.clear();
  EXPECT_EQ(types.size(), 0U);
  EXPECT_EQ(types.add(word, "BERG"), 0U);
}

TEST(WordTypes, PastASentenceIsItsEdge) {
  const auto model = make_test_model({});
  const WordTypes types{*model};
  EXPECT_EQ(types.type(no_type).word, line_edge.word);
}

}  // namespace
}  // namespace pressmark::entities
