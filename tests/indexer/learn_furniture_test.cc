// SPDX-License-Identifier: GPL-2.0-or-later
//
// What articles of one outlet share, and what they share by chance.

#include "indexer/learn_furniture.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/furniture.h"

namespace pressmark {
namespace {

Article article_of(int number, const std::string& furniture, const std::string& source) {
  Article article;
  article.source = source;
  article.body = "This is story number " + std::to_string(number) +
                 ", which is longer than any line that is printed around it.";
  if (!furniture.empty()) article.body += "\n\n" + furniture;
  return article;
}

std::string learned(const std::vector<Article>& articles) {
  FurnitureLearner learner;
  for (const Article& article : articles)
    learner.add(article);
  const std::string file = learner.to_file();
  const std::size_t begin = file.find("\n\n");
  return begin == std::string::npos ? "" : file.substr(begin + 2);
}

TEST(LearnFurniture, ListsLinesByOutletAndNumber) {
  std::vector<Article> articles;
  for (int i = 0; i < 10; ++i) {
    articles.push_back(article_of(i, i < 6 ? "Register now\n\n# 1\n\nRegister now" : "# 1", "B"));
    articles.push_back(article_of(i, i < 4 ? "Follow us" : "[Follow] them", "A"));
  }
  EXPECT_EQ(learned(articles),
            "[A]\n# in 6 of 10 articles:\n\\[Follow] them\n\n"
            "[B]\n# in 10 of 10 articles:\n\\# 1\n# in 6 of 10 articles:\nRegister now\n");
}

TEST(LearnFurniture, CopiesOfAnArticleAreOne) {
  std::vector<Article> articles;
  for (int i = 0; i < 10; ++i)
    articles.push_back(article_of(1, "A line of this story", "A"));
  EXPECT_EQ(learned(articles), "");
}

TEST(LearnFurniture, RareLinesAndProseAreNone) {
  std::vector<Article> articles;
  const std::string prose(longest_furniture + 1, 'x');
  for (int i = 0; i < 200; ++i) {
    Article article = article_of(i, i < 9 ? "Now and then" : "", "A");
    article.body +=
        "\n\n" + prose.substr(0, prose.size()) + "\n\n" + std::string(200, 'y') + std::to_string(i);
    articles.push_back(article);
  }
  EXPECT_EQ(learned(articles), "");
  articles.push_back(article_of(999, "Now and then", "A"));
  EXPECT_EQ(learned(articles), "");  // 10 of 201
}

TEST(LearnFurniture, WhatIsLearnedIsRead) {
  std::vector<Article> articles;
  for (int i = 0; i < 5; ++i)
    articles.push_back(article_of(i, "# a\n\n[b]\n\n\\c\n\nRegister  now", "[odd] outlet"));
  FurnitureLearner learner;
  for (const Article& article : articles)
    learner.add(article);
  const Result<Furniture> furniture = Furniture::parse(learner.to_file(), "f");
  ASSERT_TRUE(furniture) << furniture.error().message;
  Article article = articles.front();
  furniture->remove_from(article);
  EXPECT_EQ(article.body, article_of(0, "", "").body);
  EXPECT_EQ(article.removed.size(), 4U);
}

}  // namespace
}  // namespace pressmark
