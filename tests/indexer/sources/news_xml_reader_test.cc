// SPDX-License-Identifier: GPL-2.0-or-later
//
// The formats of news agencies.

#include "indexer/sources/news_xml_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

constexpr std::string_view nitf = R"(<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf xml:lang="en"><head><title>Short</title><docdata><doc-id id-string="doc.1"/>
<date.issue norm="20170216T063600Z"/>
<key-list><keyword key="diplomacy"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Talks begin in Bonn</hl1></hedline><byline>By Jane Doe</byline>
<dateline>BONN</dateline></body.head>
<body.content><p>The talks began.</p><media><media-caption>A photo</media-caption></media>
<p>They went on.</p></body.content></body></nitf>)";

TEST(NewsXmlReader, ReadsNitf) {
  EXPECT_THAT(read_records(std::string{nitf}),
              ElementsAre("doc.1 | Talks begin in Bonn | 2017-02-16 (metadata) | The talks "
                          "began./They went on."));
  EXPECT_EQ(read_first(std::string{nitf}).byline, "Jane Doe");
  EXPECT_EQ(read_first(std::string{nitf}).language, "en");
  EXPECT_EQ(read_first(std::string{nitf}).dateline, "BONN");
  EXPECT_EQ(read_first(std::string{nitf}).captions, "A photo");
  EXPECT_THAT(read_first(std::string{nitf}).topics, ElementsAre("diplomacy"));
}

TEST(NewsXmlReader, ReadsNewsMl) {
  const std::string g2 = R"(<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
    <newsItem guid="urn:newsml:1" xml:lang="de"><contentMeta>
      <contentCreated>2017-02-16T06:36:00+01:00</contentCreated><by>Jane Doe</by>
      <headline>Talks begin</headline></contentMeta><contentSet><inlineXML>
      <html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p><p>Two.</p></body></html>
      </inlineXML></contentSet></newsItem>
    <newsItem guid="urn:newsml:2"><contentMeta/></newsItem></itemSet></newsMessage>)";
  EXPECT_THAT(read_records(g2),
              ElementsAre("urn:newsml:1 | Talks begin | 2017-02-16 (metadata) | One./Two.",
                          "! d/n:7: no text: an item without a story"));
  const std::string first = R"(<NewsML><NewsItem><Identification><NewsIdentifier>
    <DateId>20170216</DateId><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier>
    </Identification><NewsComponent><NewsLines><HeadLine>Talks</HeadLine></NewsLines>
    <ContentItem><DataContent><p>One.</p></DataContent></ContentItem></NewsComponent></NewsItem>
    </NewsML>)";
  EXPECT_THAT(read_records(first), ElementsAre("urn:1 | Talks | 2017-02-16 (metadata) | One."));
}

TEST(NewsXmlReader, KeepsPicturesOutOfTheStoryAndTheirCaptionsApart) {
  const Article article = read_first(R"(<newsItem guid="1"><contentSet><inlineXML>
    <html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p>
    <figure><img src="a.jpg"/><figcaption>The hall.</figcaption></figure><p>Two.</p>
    <figure><figcaption> </figcaption></figure>
    <figure><figcaption>The guests.</figcaption></figure></body></html>
    </inlineXML></contentSet></newsItem>)");
  EXPECT_EQ(article.body, "One.\n\nTwo.");
  EXPECT_EQ(article.captions, "The hall.\n\nThe guests.");
}

TEST(NewsXmlReader, SaysWhatIsWrong) {
  EXPECT_THAT(read_records("<newsMessage><header/></newsMessage>"),
              ElementsAre("! d/n: no news item in this file"));
}

TEST(NewsXmlReader, SurvivesAnyBytes) {
  expect_to_survive({std::string{nitf}}, {.format = ArticleFormat::news_xml}, 400);
}

}  // namespace
}  // namespace pressmark
