// SPDX-License-Identifier: GPL-2.0-or-later
//
// Languages and dates from headers.

#include "indexer/sources/metadata_fields.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(MetadataFields, Languages) {
  EXPECT_EQ(language_code("en"), "en");
  EXPECT_EQ(language_code(" EN-us"), "en");
  EXPECT_EQ(language_code("de_AT"), "de");
  EXPECT_EQ(language_code("english"), "");
  EXPECT_EQ(language_code("e1"), "");
  EXPECT_EQ(language_code(""), "");
}

TEST(MetadataFields, Dates) {
  Article article;
  set_metadata_date("  ", article);
  EXPECT_EQ(article.flags, 0U);
  EXPECT_EQ(article.date_by, DateBy::none);
  set_metadata_date("2017-02-16T06:36:00Z", article);
  EXPECT_EQ(to_string(*article.published), "2017-02-16");
  EXPECT_EQ(article.date_by, DateBy::metadata);
  EXPECT_EQ(to_string(*parse_metadata_date("01:38:07 PM IST Feb 16, 2017")), "2017-02-16");
  EXPECT_FALSE(parse_metadata_date("Feb 16, 2017 to Feb 17, 2017").has_value());
  EXPECT_FALSE(parse_metadata_date("Feb 16").has_value());
  Article other;
  set_metadata_date("2017-02-30", other);
  EXPECT_FALSE(other.published.has_value());
  EXPECT_EQ(other.date_by, DateBy::none);
  EXPECT_TRUE(other.has_flag(ArticleFlag::impossible_date));
}

TEST(MetadataFields, ASourceThatIsAnAddressIsItsHost) {
  const auto settled = [](const std::string& source, const std::string& url = "") {
    Article article;
    article.source = source;
    article.url = url;
    settle_source(article);
    return article.source + " " + article.url;
  };
  EXPECT_EQ(settled("https://www.Example.org/news/a"),
            "example.org https://www.Example.org/news/a");
  EXPECT_EQ(settled("https://example.org/news/a", "http://x/y"), "example.org http://x/y");
  EXPECT_EQ(settled("HTTP://example.org/"), "example.org ");
  EXPECT_EQ(settled("http://example.org"), "example.org ");
  EXPECT_EQ(settled("http://"), "http:// ");
  EXPECT_EQ(settled("http://a b"), "http://a b ");
  EXPECT_EQ(settled("example.org/a"), "example.org/a ");
  EXPECT_EQ(settled(""), " ");
  EXPECT_EQ(host_of("https://www.example.org:80/a"), "example.org");
  EXPECT_EQ(host_of("example.org"), "");
}

TEST(MetadataFields, TopicsAreCutAndEachIsKeptOnce) {
  using Topics = std::vector<std::string>;
  Article article;
  append_topics("oil, Middle  East;|gas", article);
  EXPECT_EQ(article.topics, (Topics{"oil", "Middle East", "", "gas"}));
  append_topics("OIL, gas field, \u00C9lections, elections", article);
  settle_topics(article);
  EXPECT_EQ(article.topics, (Topics{"oil", "Middle East", "gas", "gas field", "\u00C9lections"}));
  Article none;
  append_topics("", none);
  settle_topics(none);
  EXPECT_TRUE(none.topics.empty());
}

}  // namespace
}  // namespace pressmark
