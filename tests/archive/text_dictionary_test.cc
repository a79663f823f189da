// SPDX-License-Identifier: GPL-2.0-or-later
//
// When there is a dictionary, and what it is good for. Reading back is tested with the column.

#include "archive/text_dictionary.h"

#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/stored_article.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::size_t compressed_bytes(TextCompressor& compressor, std::span<const Article> articles) {
  std::string frames;
  for (const Article& article : articles) {
    compressor.compress(encode_article(article).substr(record_head_bytes), frames);
  }
  return frames.size();
}

TEST(TextDictionary, NeedsTextEnough) {
  EXPECT_EQ(TextDictionary::make({}), nullptr);
  EXPECT_EQ(TextDictionary::make(testing::make_up_plain_articles(20, 1)), nullptr);
  EXPECT_NE(TextDictionary::make(testing::make_up_plain_articles(600, 1)), nullptr);
}

TEST(TextDictionary, TakesAnEighthOfTheTextAtMost) {
  const std::vector<Article> articles = testing::make_up_plain_articles(600, 2);
  std::size_t text = 0;
  for (const Article& article : articles)
    text += article.title.size() + article.body.size();
  const auto dictionary = TextDictionary::make(articles);
  ASSERT_NE(dictionary, nullptr);
  EXPECT_LT(dictionary->bytes().size(), text / 8 + 4096);
  EXPECT_GT(dictionary->bytes().size(), text / 8);
}

TEST(TextDictionary, DependsOnTheArticlesOnly) {
  const auto first = TextDictionary::make(testing::make_up_plain_articles(600, 3));
  const auto again = TextDictionary::make(testing::make_up_plain_articles(600, 3));
  ASSERT_NE(first, nullptr);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(first->bytes(), again->bytes());
}

TEST(TextDictionary, ArticlesThatAreAllAlikeDoWithoutOrWith) {
  Article article;
  article.body = std::string(2000, 'a');
  const auto dictionary = TextDictionary::make(std::vector<Article>(200, article));
  TextCompressor compressor{dictionary};
  EXPECT_LT(compressed_bytes(compressor, std::vector{article}), 100U);
}

TEST(TextCompressor, IsBetterWithADictionary) {
  const std::vector<Article> others = testing::make_up_plain_articles(100, 5);
  TextCompressor with{TextDictionary::make(testing::make_up_plain_articles(600, 4))};
  TextCompressor without{nullptr};
  ASSERT_NE(with.dictionary(), nullptr);
  EXPECT_EQ(without.dictionary(), nullptr);
  EXPECT_LT(compressed_bytes(with, others) * 10, compressed_bytes(without, others) * 9);
}

}  // namespace
}  // namespace pressmark
