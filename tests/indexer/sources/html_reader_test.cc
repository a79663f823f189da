// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages as articles; pages of the world, if they are there, as a figure that must not fall.

#include "indexer/sources/html_reader.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"
#include "tests/indexer/sources/read_records.h"
#include "tests/support/shared_data.h"
#include "tools/support/body_score.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

constexpr std::string_view page =
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Talks begin in Bonn</title>"
    "<meta property=article:published_time content=2017-02-16T06:36:00Z>"
    "<meta property=og:site_name content='Harbour Post'>"
    "<link rel=canonical href=https://example.org/talks></head><body><nav><a href=/>Home</a></nav>"
    "<article><h1>Talks begin in Bonn</h1><p>By Jane Doe</p><p>The delegations met in the old town "
    "hall on Tuesday morning, hours later than planned, and agreed on the next date.</p></article>";

TEST(HtmlReader, MakesAnArticleOfAPage) {
  EXPECT_THAT(
      read_records(std::string{page}),
      ElementsAre("n | Talks begin in Bonn | 2017-02-16 (metadata) | The delegations met in "
                  "the old town hall on Tuesday morning, hours later than planned, and "
                  "agreed on the next date."));
  const Article article = read_first(std::string{page});
  EXPECT_EQ(article.source, "Harbour Post");
  EXPECT_EQ(article.url, "https://example.org/talks");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.flags, 0U);
}

TEST(HtmlReader, DecodesWhatThePageDeclares) {
  const std::string prose(80, 'x');
  const Article article =
      read_first("<html><meta charset=windows-1251><title>\xCC\xE8\xF0</title><p>" + prose +
                 " \xCC\xE8\xF0.</p>");
  EXPECT_EQ(article.title, "\u041C\u0438\u0440");
  EXPECT_EQ(article.flags, 0U);
  const Article guessed = read_first("<html><p>" + prose + " caf\xE9.</p>");
  EXPECT_TRUE(guessed.body.ends_with("caf\u00E9."));
  EXPECT_TRUE(guessed.has_flag(ArticleFlag::guessed_charset));
}

TEST(HtmlReader, TakesTheTextFromJsonLdWhereThePageHasNone) {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "The delegations met again. ";
  const Article article = read_first(
      "<html><body><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\","
      "\"articleBody\":\"" +
      text + "\"}</script><p>Subscribe to read on.</p></body></html>");
  EXPECT_TRUE(article.body.starts_with("The delegations met again."));
}

TEST(HtmlReader, RefusesPagesWithoutAnArticle) {
  EXPECT_THAT(read_records("<html><nav><a href=/>Home</a></nav></html>"),
              ElementsAre("! d/n: no article in this page"));
  EXPECT_THAT(read_records(std::string{page}, {.max_article_bytes = 100}),
              ElementsAre("! d/n: larger than 100 bytes"));
}

TEST(HtmlReader, SurvivesAnyBytes) {
  expect_to_survive({std::string{page}}, {.format = ArticleFormat::html}, 400);
}

// 181 saved news pages with the text that people marked in them. Mean F1 was 0.960 when this was
// written (tools/evaluate_html prints the distribution): it may rise.
TEST(HtmlReader, FindsTheArticlesOfKnownPages) {
  const auto folder = shared_data("raw/html_articles_scrapinghub");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto known = read_known_bodies(*folder / "ground-truth.json");
  ASSERT_TRUE(known);
  ASSERT_EQ(known->size(), 181U);
  // Every fourth page, for time: the debug build takes 30 ms a page.
  double sum = 0;
  std::size_t pages = 0;
  for (std::size_t i = 0; i < known->size(); i += 4) {
    const KnownBody& expected = (*known)[i];
    const auto reader =
        open_articles({(*folder / "html" / (expected.id + ".html.gz")).string()}, {});
    const std::optional<Result<Article>> article = reader->next();
    ASSERT_TRUE(article.has_value());
    sum += article->has_value() ? score_body((*article)->body, expected.body).f1 : 0;
    ++pages;
  }
  EXPECT_GE(sum / static_cast<double>(pages), 0.95);
}

}  // namespace
}  // namespace pressmark
