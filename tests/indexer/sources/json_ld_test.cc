// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON-LD as pages have it.

#include "indexer/sources/json_ld.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

// "headline/date/byline" of each article.
std::string linked_of(std::string_view script) {
  std::string text;
  for (const LinkedArticle& article : read_json_ld(script))
    text += "[" + article.headline + "/" + article.date + "/" + article.byline + "]";
  return text;
}

TEST(JsonLd, FindsArticlesWhereverTheyAre) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {R"({"@type":"NewsArticle","headline":"A","datePublished":"2017-02-16"})", "[A/2017-02-16/]"},
      {R"([{"@type":"Organization"},{"@type":["Thing","ReportageNewsArticle"],"name":"A"}])",
       "[A//]"},
      {R"({"@graph":[{"@type":"WebPage"},{"@type":"BlogPosting","headline":"A"}]})", "[A//]"},
      {R"({"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}})", "[A//]"},
      {R"({"@type":"Article","author":{"name":["J. Doe","K. Roe"]}})", "[//J. Doe, K. Roe]"},
      {R"({"@type":"Article","headline":5,"author":7})", "[//]"},
      {R"({"@type":"Recipe","headline":"A"})", ""},
      {"<!-- {\"@type\":\"Article\",\"headline\":\"A\nB\"} -->", "[A B//]"},
      {"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\"};\n//]]>", "[A//]"},
      {"{\"@type\":\"Article\",", ""},
      {"", ""},
  };
  for (const auto& [script, articles] : cases)
    EXPECT_EQ(linked_of(script), articles) << script;
}

TEST(JsonLd, ReadsAddressesAndTheText) {
  const std::vector<LinkedArticle> found = read_json_ld(
      R"({"@type":"Article","mainEntityOfPage":{"@id":"https://example.org/a"},"url":"x",
          "publisher":{"name":"Harbour Post"},"articleSection":["World","UK"],
          "inLanguage":"en","articleBody":" The talks began. "})");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].url, "https://example.org/a");
  EXPECT_EQ(found[0].source, "Harbour Post");
  EXPECT_EQ(found[0].section, "World");
  EXPECT_EQ(found[0].language, "en");
  EXPECT_EQ(found[0].body, "The talks began.");
}

TEST(JsonLd, SurvivesAnyBytes) {
  std::mt19937 random{3};
  std::string deep(5000, '[');
  EXPECT_EQ(linked_of(deep), "");
  for (int turn = 0; turn < 1000; ++turn)
    linked_of(mutated(R"({"@graph":[{"@type":"Article","headline":"A","author":[{"name":"B"}]}]})",
                      random));
}

}  // namespace
}  // namespace pressmark
