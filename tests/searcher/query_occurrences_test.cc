// SPDX-License-Identifier: GPL-2.0-or-later
//
// Occurrences of words, phrases and names in title and body.
#include "searcher/query_occurrences.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(QueryOccurrences, AreThePlacesThatSnippetsHighlight) {
  const TinyArchive archive{
      {{{.id = "a", .body = "Nothing here."}},
       {{.id = "b",
         .title = "Lavrov visits Bonn",
         .body = "Sergei Lavrov was visiting Bonn. Lavrov, again, in Bonn; no visit to Oslo.",
         .names = {{EntityType::person, "Sergei Lavrov"}}}}}};
  Analyzer analyzer = *Analyzer::create();
  const Article article = *archive.segments()[1].article(1);
  const auto texts = [](const std::string& text, const std::vector<ByteRange>& ranges) {
    std::string found;
    for (const ByteRange& range : ranges)
      found += text.substr(range.begin, range.size()) + "|";
    return found;
  };
  for (const auto& [asked, title, body] :
       std::vector<std::tuple<std::string, std::string, std::string>>{
           {"visit", "visits|", "visiting|visit|"},
           {"\"visiting bonn\"", "visits Bonn|", "visiting Bonn|"},
           {"person:lavrov", "", "Sergei Lavrov|"},
           {"lavrov person:lavrov", "Lavrov|", "Sergei Lavrov|Lavrov|"},
           {"title:visit", "visits|", ""},
           {"bonn -airship", "Bonn|", "Bonn|Bonn|"},
           {"", "", ""}}) {
    const auto query = PreparedQuery::make({.query = asked}, archive.reader(), analyzer);
    ASSERT_TRUE(query) << query.error().message;
    QueryOccurrences finder{**query, archive.segments()};
    const ArticleOccurrences found = finder.find(1, 1, article, analyzer);
    EXPECT_EQ(texts(article.title, found.title.highlights), title) << asked;
    EXPECT_EQ(texts(article.body, found.body.highlights), body) << asked;
    const SnippetRequest request = finder.snippet_request(1, 1, 80);
    EXPECT_EQ(request.max_bytes, 80U);
    EXPECT_EQ(request.plan, &(*query)->plan());
  }
}

}  // namespace
}  // namespace pressmark
