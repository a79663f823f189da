// SPDX-License-Identifier: GPL-2.0-or-later
//
// How names are counted, and that the model does not find fewer than it did.
#include "tools/support/span_scores.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"

namespace pressmark {
namespace {

TEST(SpanScores, CountsPerTypeAndInAll) {
  auto recognizer = EntityRecognizer::create();
  ASSERT_TRUE(recognizer.has_value()) << recognizer.error().message;
  const auto articles = parse_conll(
      "President O\nVladimir B-PER\nPutin I-PER\nmet O\nhis O\nministers O\nin O\nMoscow B-LOC\n"
      "before O\nthe O\nWorld B-MISC\nCup I-MISC\n. O\n\nNothing B-ORG\nhappened O\n. O\n",
      "test");
  ASSERT_TRUE(articles.has_value());
  int reported = 0;
  const SpanScores scores = score_spans(
      *recognizer, *articles, [&](const ConllArticle&, const auto& expected, const auto&) {
        ++reported;
        EXPECT_EQ(expected.size(), 3U);
      });
  EXPECT_EQ(reported, 1);
  EXPECT_EQ(scores[0].right, 1);
  EXPECT_EQ(scores[1].expected, 1);
  EXPECT_EQ(scores[1].right, 0);
  EXPECT_EQ(scores[2].right, 1);
  const SpanCounts all = total(scores);
  EXPECT_EQ(all.expected, 3);
  EXPECT_EQ(all.right, 2);
  EXPECT_NEAR(all.recall(), 66.67, 0.01);
}

TEST(SpanScores, AreZeroOfNothing) {
  EXPECT_EQ(SpanCounts{}.f1(), 0);
  EXPECT_EQ(SpanCounts{}.precision(), 0);
  EXPECT_EQ(SpanCounts{}.recall(), 0);
}

// Takes seconds: all of a corpus is what docs/entities.md has figures for.
TEST(SpanScores, OnNewswireDoNotFall) {
  const auto path = shared_data("ner/dev/ewnw.dev.gz");
  if (!path) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto articles = parse_conll(unzip(*path), "ewnw.dev");
  ASSERT_TRUE(articles.has_value()) << articles.error().message;
  auto recognizer = EntityRecognizer::create();
  ASSERT_TRUE(recognizer.has_value()) << recognizer.error().message;
  const SpanScores scores = score_spans(*recognizer, *articles);
  // One point below docs/entities.md, for what a change elsewhere may shift.
  EXPECT_GE(total(scores).f1(), 81.0);
  EXPECT_GE(scores[0].f1(), 88.0);
  EXPECT_GE(scores[1].f1(), 68.5);
  EXPECT_GE(scores[2].f1(), 82.5);
}

}  // namespace
}  // namespace pressmark
