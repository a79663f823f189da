// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages as articles. What becomes of pages of the world: known_pages_test.cc.

#include "indexer/sources/html_reader.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"
#include "tests/indexer/sources/read_records.h"

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
  EXPECT_THAT(article.removed,
              ElementsAre(RemovedText{0, "Talks begin in Bonn"}, RemovedText{0, "By Jane Doe"}));
}

TEST(HtmlReader, KeepsWhatItTakesOutOfTheArticle) {
  const std::string prose =
      "The delegations met in the old town hall on Tuesday morning, hours later than planned, and "
      "agreed on little. ";
  const Article article = read_first(
      "<html><body><nav>Home</nav><article><p>" + prose + "<br>" + prose +
      "</p><p>Read more: The spring</p><aside>Register</aside><p>" + prose +
      "</p><div class=share>Share</div><p>" + prose + "</p><p>\u00A9 2017 The Post</p></article>");
  EXPECT_EQ(raw_body(article).find("Home"), std::string::npos);
  std::string outline;
  for (const RemovedText& removed : article.removed)
    outline += std::to_string(removed.paragraph) + " " + removed.text + "; ";
  EXPECT_EQ(outline, "2 Read more: The spring; 2 Register; 3 Share; 4 \u00A9 2017 The Post; ")
      << article.body;
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

TEST(HtmlReader, BelievesKeywordsThatTheArticleBearsOut) {
  const auto topics_of = [](const std::string& keywords) {
    std::string html{page};
    html.replace(html.find("The delegations"), 3, "The mayor's");
    html.insert(html.find("<link"), "<meta name=keywords content='" + keywords + "'>");
    return read_first(html).topics;
  };
  EXPECT_THAT(
      topics_of(
          "breaking news, BONN, mayor, Old  Town-Hall; Tues, hall, Bonn talks,&amp;quot;,\u2014"),
      ElementsAre("BONN", "mayor", "Old Town-Hall", "hall"));
  EXPECT_THAT(topics_of("latest, sport"), ElementsAre());
  EXPECT_THAT(topics_of(std::string(9'000, ',') + "Bonn"), ElementsAre("Bonn"));
  EXPECT_THAT(topics_of(std::string(11'000, ',') + "Bonn"), ElementsAre()) << "not looked at";
}

TEST(HtmlReader, TextOfJsonLdMayBeHtml) {
  const std::string prose(40, 'x');
  const std::string text = "<p>It&#8217;s late.</p><p>" + prose + " " + prose + " " + prose + " " +
                           prose + " " + prose + "</p>";
  EXPECT_EQ(read_first("<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                       "\"headline\":\"Talks begin\",\"articleBody\":\"" +
                       text + "\"}</script><body><p>Loading")
                .body.substr(0, 20),
            "It\u2019s late.\n\n" + prose.substr(0, 6));
}

TEST(HtmlReader, KnowsTheCharacterSetOfXhtml) {
  EXPECT_EQ(read_first("<?xml version='1.0' encoding='windows-1250'?><html><body><article><p>The "
                       "delegations met in \xA3\xF3"
                       "d\x9F on Tuesday, and agreed on the next date, "
                       "hours later than planned.</article>")
                .body.substr(23, 8),
            "\u0141\u00F3d\u017A ");
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

}  // namespace
}  // namespace pressmark
