// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates of articles as they come out of the readers, and of the shared articles, if they are there.

#include "indexer/sources/article_date.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/article_reader.h"
#include "tests/support/shared_data.h"

namespace pressmark {
namespace {

TEST(ArticleDate, SettlesWhatIsNotStated) {
  Article article;
  article.body = "06:36 GMT +309 May 2017\n\nThe minister";
  settle_date(article);
  EXPECT_EQ(to_string(*article.published), "2017-05-09");
  EXPECT_EQ(article.date_by, DateBy::dateline);
  EXPECT_EQ(article.flags, 0U);
  settle_date(article);
  EXPECT_EQ(article.date_by, DateBy::dateline);
  ASSERT_FALSE(explain_date(article).empty());
  EXPECT_EQ(explain_date(article).front().by, DateBy::dateline);
}

TEST(ArticleDate, KeepsAndDoubtsWhatIsStated) {
  Article article;
  article.published = std::chrono::year{1902} / 1 / 1;
  article.date_by = DateBy::explicit_;
  article.body = "In 2016 and in 2017 they met.";
  settle_date(article);
  EXPECT_EQ(to_string(*article.published), "1902-01-01");
  EXPECT_TRUE(article.has_flag(ArticleFlag::doubtful_date));
}

TEST(ArticleDate, IsRightForTheSeeds) {
  const auto folder = shared_data("seeds");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto reader = open_articles({folder->string()}, {});
  std::string dates;
  while (const std::optional<Result<Article>> article = reader->next()) {
    ASSERT_TRUE(article->has_value());
    dates += (*article)->published ? to_string(*(*article)->published) : "-";
    dates += ' ';
  }
  EXPECT_EQ(dates, "2017-02-16 2017-05-11 2017-05-09 2017-04-13 - ");
}

// 645 articles, of which a few claim to be from 1902 and 1963.
TEST(ArticleDate, DoubtsTheBogusYearsOfACollection) {
  const auto file = shared_data("news/hyperpartisan.jsonl.gz");
  if (!file) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto reader = open_articles({file->string()}, {});
  std::size_t old = 0;
  std::size_t doubtful = 0;
  while (const std::optional<Result<Article>> article = reader->next()) {
    ASSERT_TRUE(article->has_value());
    const bool is_doubtful = (*article)->has_flag(ArticleFlag::doubtful_date);
    doubtful += is_doubtful ? 1U : 0U;
    if (!(*article)->published || int{(*article)->published->year()} >= 1970) continue;
    ++old;
    EXPECT_TRUE(is_doubtful) << (*article)->id << " " << to_string(*(*article)->published);
  }
  EXPECT_GE(old, 2U);
  EXPECT_LE(doubtful, old + 12);
}

}  // namespace
}  // namespace pressmark
