// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bags of words, compared.

#include "tools/support/body_score.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

TEST(BodyScore, CountsWordsAsOftenAsTheyOccur) {
  EXPECT_DOUBLE_EQ(score_body("the talks", "the talks").f1, 1);
  EXPECT_DOUBLE_EQ(score_body("", "").f1, 1);
  EXPECT_DOUBLE_EQ(score_body("", "the talks").f1, 0);
  EXPECT_DOUBLE_EQ(score_body("the talks", "").f1, 0);
  EXPECT_DOUBLE_EQ(score_body("a b", "c d").f1, 0);
  const BodyScore score = score_body("the, the talks!", "the talks began");
  EXPECT_DOUBLE_EQ(score.precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.f1, 2.0 / 3);
}

TEST(BodyScore, ReadsKnownBodies) {
  const TemporaryFolder folder;
  const auto known = read_known_bodies(
      folder.write("a.json", R"({"x":{"articleBody":"one"},"y":{"articleBody":""}})"));
  ASSERT_TRUE(known);
  ASSERT_EQ(known->size(), 2U);
  EXPECT_EQ((*known)[0].id, "x");
  EXPECT_EQ((*known)[0].body, "one");
  EXPECT_EQ(read_known_bodies(folder.write("b.json", "[1]")).error().kind, ErrorKind::bad_input);
  EXPECT_EQ(read_known_bodies(folder / "missing").error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
