// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of furniture, and what they take out of articles.

#include "indexer/sources/furniture.h"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pressmark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Furniture parsed(std::string_view text) {
  Result<Furniture> furniture = Furniture::parse(text, "f");
  EXPECT_TRUE(furniture);
  return furniture ? *std::move(furniture) : Furniture{};
}

Article article_of(std::string body, std::string source = "Harbour Post") {
  Article article;
  article.source = std::move(source);
  article.body = std::move(body);
  return article;
}

TEST(Furniture, NamesOutletsBySourceOrHost) {
  EXPECT_EQ(outlet_of(article_of("x", "Harbour  Post")), "Harbour Post");
  Article article = article_of("x", "");
  EXPECT_EQ(outlet_of(article), "?");
  article.url = "https://www.Example.ORG:8080/2017/a";
  EXPECT_EQ(outlet_of(article), "example.org");
  article.url = "not an address";
  EXPECT_EQ(outlet_of(article), "?");
}

TEST(Furniture, TakesItsLinesOutAndKeepsThemToBeSeen) {
  const Furniture furniture =
      parsed("# a comment\n\n[Harbour Post]\nRegister now\n  Follow   us \n\\# 1\n[*]\nShare\n");
  Article article = article_of("Share\n\nOne.\nRegister now\nTwo.\n\nFollow us\n\nThree.\n\n# 1");
  furniture.remove_from(article);
  EXPECT_EQ(article.body, "One.\nTwo.\n\nThree.");
  EXPECT_THAT(article.removed, ElementsAre(RemovedText{0, "Share"}, RemovedText{0, "Register now"},
                                           RemovedText{1, "Follow us"}, RemovedText{2, "# 1"}));
  EXPECT_FALSE(article.has_flag(ArticleFlag::no_text));

  Article other = article_of("Register now\n\nShare\n\nOne.", "Lighthouse Daily");
  furniture.remove_from(other);
  EXPECT_EQ(other.body, "Register now\n\nOne.");
  EXPECT_THAT(other.removed, ElementsAre(RemovedText{1, "Share"}));

  Article nothing = article_of("Share");
  furniture.remove_from(nothing);
  EXPECT_EQ(nothing.body, "");
  EXPECT_TRUE(nothing.has_flag(ArticleFlag::no_text));
  for (std::string Article::*rest : {&Article::title, &Article::captions}) {
    Article left = article_of("Share");
    left.*rest = "The hall.";
    furniture.remove_from(left);
    EXPECT_EQ(left.body, "");
    EXPECT_FALSE(left.has_flag(ArticleFlag::no_text)) << "that is text, too";
  }
}

TEST(Furniture, LinesHaveToBeTheSame) {
  Article article = article_of("Register now!\n\nregister now\n\nRegister now and win");
  const Article before = article;
  parsed("[Harbour Post]\nRegister now\n").remove_from(article);
  EXPECT_EQ(article.body, before.body);
  EXPECT_THAT(article.removed, IsEmpty());
}

TEST(Furniture, WhatReadersRemovedStaysInItsPlace) {
  Article article = article_of("A\n\nShare\n\nB\n\nC");
  article.removed = {{0, "r0"}, {1, "r1"}, {2, "r2"}, {4, "r4"}};
  const std::string raw = raw_body(article);
  parsed("[*]\nShare\n").remove_from(article);
  EXPECT_EQ(article.body, "A\n\nB\n\nC");
  EXPECT_THAT(article.removed,
              ElementsAre(RemovedText{0, "r0"}, RemovedText{1, "r1"}, RemovedText{1, "Share"},
                          RemovedText{1, "r2"}, RemovedText{3, "r4"}));
  EXPECT_EQ(raw_body(article), "[-r0-]\n\nA\n\n[-r1-]\n\n[-Share-]\n\n[-r2-]\n\nB\n\nC\n\n[-r4-]");
}

TEST(Furniture, RefusesWhatItCannotRead) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Register\n", "f:1: a line before the first outlet"},
      {"# x\n\n[Harbour\n", "f:3: an outlet is written [Harbour Post]"},
      {"[]\n", "f:1: an outlet is written [Harbour Post]"},
  };
  for (const auto& [text, message] : cases) {
    const Result<Furniture> furniture = Furniture::parse(text, "f");
    ASSERT_FALSE(furniture) << text;
    EXPECT_EQ(furniture.error().kind, ErrorKind::invalid_argument);
    EXPECT_EQ(furniture.error().message, message);
    EXPECT_NE(furniture.error().hint, "");
  }
  EXPECT_TRUE(parsed("").empty());
}

// Whatever lines are named: kept and removed ones together are the lines that there were.
TEST(Furniture, LosesNothing) {
  std::mt19937 random{5};
  const std::vector<std::string> lines{"A", "B", "[x]", "# y", "\\z", "Two words"};
  for (int turn = 0; turn < 2000; ++turn) {
    std::string file = "[Harbour Post]\n";
    std::set<std::string> named;
    for (const std::string& line : lines) {
      if (random() % 2 == 0) continue;
      named.insert(line);
      file += furniture_line(line) + "\n";
    }
    Article article = article_of("");
    std::string kept;
    std::vector<std::string> removed;
    for (auto left = random() % 8; left > 0; --left) {
      const std::string& line = lines[random() % lines.size()];
      article.body += (article.body.empty() ? "" : "\n\n") + line;
      if (named.contains(line)) {
        removed.push_back(line);
      } else {
        kept += (kept.empty() ? "" : "\n\n") + line;
      }
    }
    parsed(file).remove_from(article);
    ASSERT_EQ(article.body, kept) << file;
    ASSERT_EQ(article.removed.size(), removed.size()) << file;
    for (std::size_t i = 0; i < removed.size(); ++i)
      ASSERT_EQ(article.removed[i].text, removed[i]);
  }
}

}  // namespace
}  // namespace pressmark
