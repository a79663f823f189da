// SPDX-License-Identifier: GPL-2.0-or-later
//
// The family of an article, with what each copy changed.
#include "searcher/copies.h"

#include <gtest/gtest.h>

#include "tests/searcher/copied_articles.h"

namespace pressmark {
namespace {

TEST(FindCopies, GivesTheFamilyInOrderOfPublication) {
  const TinyArchive archive{copied_articles()};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto found = find_copies(*searcher, "storm-2");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->id, "storm-2");
  ASSERT_EQ(found->copies.size(), 3U);
  EXPECT_EQ(found->copies[0].article.id, "storm-0");
  EXPECT_TRUE(found->copies[0].changes->empty());
  EXPECT_TRUE(found->copies[1].is_asked_for);
  const ArticleCopy& longer = found->copies[2];
  EXPECT_EQ(longer.article.id, "storm-1");
  EXPECT_EQ(longer.words_removed, 0U);
  EXPECT_EQ(longer.words_added, 3U);
  ASSERT_EQ(longer.changes->size(), 1U);
  const CopyChange& change = longer.changes->front();
  EXPECT_EQ(change.before, "storm56 storm57 storm58 storm59.");
  EXPECT_EQ(change.removed, "");
  EXPECT_EQ(change.added, "It goes on.");
  EXPECT_EQ(change.after, "");
}

TEST(FindCopies, AnArticleWithoutCopiesStandsAlone) {
  const TinyArchive archive{copied_articles()};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto found = find_copies(*searcher, "short-1");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->copies.size(), 1U);
  EXPECT_TRUE(found->copies.front().is_asked_for);
  EXPECT_FALSE(find_copies(*searcher, "none"));
}

}  // namespace
}  // namespace pressmark
