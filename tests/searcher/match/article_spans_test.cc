// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spans of words and names as columns have them; sentences and characters are tried by the oracle.

#include "searcher/match/article_spans.h"

#include <string>

#include <gtest/gtest.h>

#include "searcher/prepared_query.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

/// Positions of the body count from its first word; the title's are negative.
std::string print(const Spans& spans, Position title_words) {
  std::string out;
  for (const PositionSpan& span : spans) {
    const bool in_title = span.first <= title_words;
    const Position before = in_title ? 0 : title_words + field_position_gap;
    out += (in_title ? "t" : "b") + std::to_string(span.first - before) + ".." +
           std::to_string(span.last - before) + " ";
  }
  return out;
}

TEST(ArticleSpans, TurnFromArticleToArticle) {
  const TinyArchive archive{{{
      {.id = "a",
       .title = "Lavrov in Bonn",
       .body = "Sergei Lavrov left. Bonn was left, too.",
       .names = {{EntityType::person, "Sergei Lavrov"}}},
      {.id = "b", .body = "Nothing here."},
      {.id = "c", .body = "They visited Bonn."},
  }}};
  Analyzer analyzer = *Analyzer::create();
  const auto query =
      PreparedQuery::make({.query = "bonn title:bonn person:lavrov (sergei NEAR/3 left) NOT oslo"},
                          archive.reader(), analyzer);
  ASSERT_TRUE(query) << query.error().message;
  const Plan& plan = (*query)->plan();
  ASSERT_EQ(plan.children.size(), 5U);
  ArticleSpans article{plan, (*query)->postings(), 0};
  const auto spans = [&](std::size_t i) {
    return print(article.spans_of(plan.children[i]), article.title_words());
  };
  article.read(1);
  EXPECT_EQ(article.title_words(), 3U);
  EXPECT_EQ(spans(0), "t3..3 b4..4 ");
  EXPECT_EQ(spans(1), "t3..3 ");
  EXPECT_EQ(spans(2), "b1..2 ");
  EXPECT_EQ(print(find_spans(plan.children[3], article), article.title_words()), "b1..3 ");
  article.read(2);
  EXPECT_EQ(article.title_words(), 0U);
  EXPECT_EQ(spans(0) + spans(1) + spans(2), "");
  article.read(3);
  EXPECT_EQ(spans(0), "b3..3 ");
}

}  // namespace
}  // namespace pressmark
