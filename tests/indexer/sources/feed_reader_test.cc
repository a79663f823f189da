// SPDX-License-Identifier: GPL-2.0-or-later
//
// Feeds of every family.

#include "indexer/sources/feed_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

constexpr std::string_view rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Talks &amp;amp; tea</title><link>https://example.org/1</link><guid>tag:1</guid>
<pubDate>Thu, 16 Feb 2017 06:36:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator>
<category>World</category><dc:subject>Talks</dc:subject>
<description>Short.</description>
<content:encoded><![CDATA[<p>They began.</p><p>They went on.</p>]]></content:encoded></item>
<item><title>Plain</title>
<description>One &lt;b&gt;bold&lt;/b&gt; word&nbsp;here</description></item>
<item><link>https://example.org/3</link></item>
</channel></rss>)";

TEST(FeedReader, ReadsRss) {
  EXPECT_THAT(read_records(std::string{rss}),
              ElementsAre("tag:1 | Talks & tea | 2017-02-16 (metadata) | They began./They went on.",
                          "n#2 | Plain | - (none) | One bold word here",
                          "! d/n:12: no text: an item with neither a title nor a description"));
  const Article article = read_first(std::string{rss});
  EXPECT_EQ(article.source, "Harbour Post");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.url, "https://example.org/1");
  EXPECT_EQ(article.byline, "Jane Doe");
  EXPECT_EQ(article.section, "World");
  EXPECT_THAT(article.topics, ElementsAre("World", "Talks"));
}

TEST(FeedReader, ReadsAtom) {
  const std::string feed = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
    <title>Nordkurier</title>
    <entry><id>urn:1</id><title type="html">A &amp;lt; B</title>
      <link rel="edit" href="https://example.org/edit"/><link href="https://example.org/1"/>
      <category term="Welt" label="Die Welt"/>
      <updated>2017-02-17T00:00:00Z</updated><published>2017-02-16T00:00:00Z</published>
      <author><name>Jane Doe</name><email>j@example.org</email></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div>
      </content></entry></feed>)";
  EXPECT_THAT(read_records(feed), ElementsAre("urn:1 | A < B | 2017-02-16 (metadata) | One./Two."));
  const Article article = read_first(feed);
  EXPECT_EQ(article.url, "https://example.org/1");
  EXPECT_EQ(article.byline, "Jane Doe");
  EXPECT_EQ(article.source, "Nordkurier");
  EXPECT_THAT(article.topics, ElementsAre("Welt"));
  EXPECT_EQ(article.language, "de");
}

TEST(FeedReader, ReadsRdfAndPrefixedAtom) {
  EXPECT_THAT(read_records(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>X</title></channel>
        <item rdf:about="https://example.org/a"><title>A</title><dc:date>2017-02-16</dc:date></item>
        </rdf:RDF>)"),
              ElementsAre("n#1 | A | 2017-02-16 (metadata) | "));
  EXPECT_THAT(read_records(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry>
        <a:title>A</a:title></a:entry></a:feed>)"),
              ElementsAre("n#1 | A | - (none) | "));
}

TEST(FeedReader, FindsTheAddressOfAnItem) {
  const auto address_of = [](const std::string& of_item) {
    return read_first("<rss><channel><item><title>A</title>" + of_item + "</item></channel></rss>")
        .url;
  };
  EXPECT_EQ(address_of("<guid>http://example.org/1</guid>"), "http://example.org/1");
  EXPECT_EQ(address_of("<guid isPermaLink=\"false\">http://example.org/1</guid>"), "");
  EXPECT_EQ(address_of("<guid>tag:1</guid>"), "") << "a name, no address";
  EXPECT_EQ(address_of("<link>HTTP://example.org/1</link><guid>http://example.org/2</guid>"),
            "HTTP://example.org/1");
  EXPECT_EQ(address_of("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"alternate\" "
                       "href=\"https://example.org/1\"/>"),
            "https://example.org/1");
  EXPECT_EQ(address_of("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                       "href=\"/1\"/><guid>http://example.org/2</guid>"),
            "http://example.org/2")
      << "an address without its host leads nowhere";
}

TEST(FeedReader, DecodesWhatTheFeedDeclares) {
  EXPECT_THAT(read_records("<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCC\xE8"
                           "\xF0</title></item></rss>"),
              ElementsAre("n#1 | \u041C\u0438\u0440 | - (none) | "));
}

TEST(FeedReader, SaysWhatIsWrong) {
  EXPECT_THAT(read_records("<rss><channel><title>X</title></channel></rss>"),
              ElementsAre("! d/n: a feed without items"));
  const std::vector<std::string> broken =
      read_records("<rss><channel><item><title>A</title></item><item><title>B");
  ASSERT_EQ(broken.size(), 2U);
  EXPECT_EQ(broken[0], "n#1 | A | - (none) | ");
  EXPECT_TRUE(broken[1].starts_with("! d/n:1: the XML breaks off")) << broken[1];
}

TEST(FeedReader, SurvivesAnyBytes) {
  expect_to_survive({std::string{rss}}, {.format = ArticleFormat::feed}, 500);
}

}  // namespace
}  // namespace pressmark
