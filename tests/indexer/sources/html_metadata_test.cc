// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which of the places in a page where something is said is believed.

#include "indexer/sources/html_metadata.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/sources/html_parser.h"

namespace pressmark {
namespace {

HtmlMetadata metadata_of(std::string_view html) {
  const Result<MarkupTree> tree = parse_html_tree(html);
  EXPECT_TRUE(tree);
  return tree ? read_html_metadata(tree->root()) : HtmlMetadata{};
}

TEST(HtmlMetadata, ReadsJsonLdFirst) {
  const HtmlMetadata metadata = metadata_of(R"(<html lang="en-GB"><head>
    <title>Talks begin in Bonn | Harbour Post</title>
    <link rel="canonical" href="https://example.org/2017/talks">
    <meta property="og:title" content="Talks begin in Bonn - Harbour Post">
    <meta property="og:site_name" content="Harbour Post">
    <meta property="article:published_time" content="2017-02-15T10:00:00Z">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks begin",
      "datePublished": "2017-02-16T06:36:00Z", "author": [{"name": "Jane Doe"}, "John Smith"],
      "articleSection": ["World", "Europe"], "articleBody": "The talks began."}</script>
    </head><body><h1>Talks begin in Bonn</h1></body></html>)");
  EXPECT_EQ(metadata.title, "Talks begin in Bonn");
  EXPECT_EQ(metadata.date, "2017-02-16T06:36:00Z");
  EXPECT_EQ(metadata.byline, "Jane Doe, John Smith");
  EXPECT_EQ(metadata.source, "Harbour Post");
  EXPECT_EQ(metadata.section, "World");
  EXPECT_EQ(metadata.language, "en-GB");
  EXPECT_EQ(metadata.url, "https://example.org/2017/talks");
  EXPECT_EQ(metadata.body, "The talks began.");
}

TEST(HtmlMetadata, TakesTopicsFromWhereTheyAreBest) {
  const std::string keywords = R"(<meta name="keywords" content="news, latest">)";
  const std::string tags = R"(<meta property="article:tag" content="Syria">
    <meta property="article:tag" content="Middle East">)";
  const std::string linked = R"(<script type="application/ld+json">
    {"@type": "NewsArticle", "headline": "T", "keywords": ["Diplomacy", "Syria"]}</script>)";
  EXPECT_EQ(metadata_of(keywords + tags + linked).topics, "Diplomacy, Syria");
  EXPECT_EQ(metadata_of(keywords + tags).topics, "Syria, Middle East");
  EXPECT_EQ(metadata_of(keywords).topics, "");
  EXPECT_EQ(metadata_of(keywords).keywords, "news, latest");
  EXPECT_EQ(metadata_of(keywords + tags).keywords, "");
  EXPECT_EQ(metadata_of(R"(<meta name="news_keywords" content="oil">)" + keywords).topics, "oil");
  EXPECT_EQ(metadata_of("<p>x").topics, "");
}

TEST(HtmlMetadata, TakesTheDescriptionOfThisPage) {
  const HtmlMetadata metadata = metadata_of(R"(
    <link rel=canonical href="https://example.org/b">
    <script type="application/ld+json">[
      {"@type": "Article", "headline": "Another", "url": "https://example.org/a"},
      {"@type": "Article", "headline": "This one", "mainEntityOfPage":
        {"@id": "http://example.org/b/?from=home"}}]</script>)");
  EXPECT_EQ(metadata.title, "This one");
}

TEST(HtmlMetadata, FallsBackToMetaElementsAndThePage) {
  const HtmlMetadata metadata = metadata_of(R"(
    <meta name="Author" content=" By  Jane Doe "><meta name=pubdate content="16 Feb 2017">
    <meta property=og:locale content=de_DE><meta property=og:url content="https://example.org/x">
    <title>Talks begin in Bonn - Harbour Post</title>)");
  EXPECT_EQ(metadata.title, "Talks begin in Bonn");
  EXPECT_EQ(metadata.date, "16 Feb 2017");
  EXPECT_EQ(metadata.byline, "Jane Doe");
  EXPECT_EQ(metadata.language, "de_DE");
  EXPECT_EQ(metadata.url, "https://example.org/x");
  EXPECT_EQ(metadata.source, "");

  EXPECT_EQ(metadata_of("<time datetime='2017-02-16'>Thursday</time>").date, "2017-02-16");
  EXPECT_EQ(metadata_of("<span itemprop=datePublished>16 February 2017</span>").date,
            "16 February 2017");
  EXPECT_EQ(metadata_of("<meta property=article:author content='https://example.org/jane'>").byline,
            "");
  EXPECT_EQ(metadata_of("<link rel=canonical href='/relative'>").url, "");
}

TEST(HtmlMetadata, KeepsATitleThatHasMarksOfItsOwn) {
  EXPECT_EQ(metadata_of("<title>Stop - go</title>").title, "Stop - go");
  EXPECT_EQ(metadata_of("<title>What the talks in Bonn mean: five points | The Post</title>").title,
            "What the talks in Bonn mean: five points");
  EXPECT_EQ(metadata_of("<svg><title>Logo</title></svg><title>Talks begin</title>").title,
            "Talks begin");
}

TEST(HtmlMetadata, PassesOverWhatTemplatesLeaveBehind) {
  EXPECT_EQ(metadata_of("<meta property=article:published_time content='0001-01-01T00:00:00Z'>"
                        "<meta name=date content=2017-02-16>")
                .date,
            "2017-02-16");
  EXPECT_EQ(metadata_of("<meta property=og:site_name content='Harbour Post'><h1>Harbour Post</h1>"
                        "<title>Harbour Post: the talks begin</title>")
                .title,
            "Harbour Post: the talks begin");
  EXPECT_EQ(metadata_of("<meta property=og:title content='It doesn&amp;#8217;t end'>").title,
            "It doesn\u2019t end");
}

TEST(HtmlMetadata, SaysNothingOfAnEmptyPage) {
  const HtmlMetadata metadata = metadata_of("<p>text</p>");
  EXPECT_EQ(metadata.title + metadata.date + metadata.byline + metadata.source + metadata.url, "");
}

TEST(HtmlMetadata, TitlesLoseTheNameOfTheSite) {
  const auto title_of = [](const std::string& title) {
    return metadata_of("<meta property=og:site_name content='Harbour Post'><title>" + title).title;
  };
  for (const auto& [title, expected] : std::vector<std::pair<std::string, std::string>>{
           {"Talks begin in Bonn | World | The Post", "Talks begin in Bonn"},
           {"Talks begin in Bonn :: World", "Talks begin in Bonn"},
           {"Talks begin in Bonn » News of the North and of the South", "Talks begin in Bonn"},
           {"Talks begin in Bonn - said the old Harbour Post of then", "Talks begin in Bonn"},
           {"Talks begin in Bonn - and many more words stand here", ""},
           {"Talks begin | The Post", ""},
           {"Talks begin in | Bonn - Post", "Talks begin in"},
           {"Cats & dogs sleep", ""},
           {"Cats & dogs; they sleep", ""},
           {"Cats &amp;#38; dogs sleep", "Cats & dogs sleep"}}) {
    EXPECT_EQ(title_of(title), expected.empty() ? title : expected);
  }
}

TEST(HtmlMetadata, ReadsMicrodata) {
  const HtmlMetadata metadata = metadata_of(R"(<html lang="en"><body>
    <meta itemprop="datePublished" content="2017-02-16">
    <h2 itemprop="headline">Talks begin</h2> <p itemprop="description">Never read.</p>
    <span itemprop="author" content="By Jane Doe">by our own reporter</span>
    <time itemprop="dateModified" datetime="2017-03-01">March</time>
    <time datetime="2017-03-02">later</time>
    <script type="text/javascript">{"@type": "NewsArticle", "headline": "No"}</script>)");
  EXPECT_EQ(metadata.title, "Talks begin");
  EXPECT_EQ(metadata.date, "2017-02-16");
  EXPECT_EQ(metadata.byline, "Jane Doe");
  EXPECT_EQ(metadata_of("<p itemprop=author>Jane Doe").byline, "Jane Doe");
  EXPECT_EQ(metadata_of("<time itemprop=datePublished datetime='2017-02-16'>x</time>").date,
            "2017-02-16");
  EXPECT_EQ(metadata_of("<time datetime=2017-03-01>a</time><time datetime=2017-03-02>b").date,
            "2017-03-01");
}

TEST(HtmlMetadata, OfSeveralDescriptionsThatWhichSaysMostOrHasTheAddress) {
  const HtmlMetadata dated = metadata_of(R"(<link rel=canonical href="/relative">
    <script type="application/ld+json">[{"@type": "Article", "url": "https://example.org/a"},
      {"@type": "Article", "datePublished": "2017-02-16",
        "url": "http://example.org/b"}]</script>)");
  EXPECT_EQ(dated.date, "2017-02-16");
  EXPECT_EQ(dated.url, "http://example.org/b");
  const HtmlMetadata here = metadata_of(R"(<link rel=canonical href="http://example.org/b#top">
    <script type="application/ld+json">[{"@type": "Article", "headline": "Another"},
      {"@type": "Article", "headline": "This one", "url": "example.org/b/"}]</script>)");
  EXPECT_EQ(here.title, "This one");
  EXPECT_EQ(here.url, "http://example.org/b#top");
  const HtmlMetadata none = metadata_of(
      R"(<script type="application/ld+json">{"@type": "Article", "url": "/b"}</script>)");
  EXPECT_EQ(none.url, "");
}

TEST(HtmlMetadata, ALongTextIsNoByline) {
  const std::string text(201, 'x');
  EXPECT_EQ(metadata_of("<meta name=author content=" + text + "><p itemprop=author>Jane").byline,
            "Jane");
  EXPECT_EQ(metadata_of("<meta name=author content=" + text.substr(1) + ">").byline,
            text.substr(1));
}

}  // namespace
}  // namespace pressmark
