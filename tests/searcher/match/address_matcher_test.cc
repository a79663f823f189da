// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths and addresses by their parts; articles by where they are from.

#include "searcher/match/address_matcher.h"

#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(AddressMatcher, AskedForAreWholePartsOfAPath) {
  const std::string path = "/srv/news/2017/05/bonn.txt";
  for (const char* part : {"news", "news/2017", "2017/05/", "bonn.txt", "/srv", "/srv/news/",
                           "/srv/news/2017/05/bonn.txt", "srv"}) {
    EXPECT_TRUE(is_part_of_path(part, path)) << part;
  }
  for (const char* part : {"ew", "news/05", "bonn", "/news", "2017/0", "", "05/bonn.txt/x"})
    EXPECT_FALSE(is_part_of_path(part, path)) << part;
}

TEST(AddressMatcher, AskedForAreWholePartsOfAnAddress) {
  const std::string url = "https://www.example.org:8080/news/bonn.html?id=5#top";
  for (const char* part :
       {"example.org", "www.example.org", "org", "example.org:8080/news", "news", "news/bonn.html",
        "https://www.example.org", "https://www.example.org:8080/news/", "bonn.html?id=5"}) {
    EXPECT_TRUE(is_part_of_url(part, url)) << part;
  }
  for (const char* part : {"ample.org", "example", "html", "http://www.example.org", "new",
                           "https://example.org", "", "bonn"}) {
    EXPECT_FALSE(is_part_of_url(part, url)) << part;
  }
  EXPECT_FALSE(is_part_of_url("example.org", ""));
  EXPECT_FALSE(is_part_of_url("x.org", "https://example.org/a.x.org"))
      << "behind the host a part begins with a slash";
}

TEST(AddressMatcher, FindsArticles) {
  const TinyArchive archive{{{{.id = "Bonn-1"}, {.id = "bonn-2#7"}, {.id = "K\u00f6ln"}}}};
  StoredAddresses addresses{archive.segments()};
  using Row = std::tuple<PropertyName, std::string, ValueMatch, std::vector<DocumentId>>;
  for (const auto& [name, text, match, expected] :
       std::vector<Row>{{PropertyName::id, "bonn-2#7", ValueMatch::whole, {2}},
                        {PropertyName::id, "bonn-2", ValueMatch::whole, {}},
                        {PropertyName::file, "bonn-2", ValueMatch::whole, {2}},
                        {PropertyName::path, "tiny/bonn-2", ValueMatch::whole, {2}},
                        {PropertyName::path, "*-2", ValueMatch::pattern, {2}},
                        {PropertyName::id, "bonn*", ValueMatch::pattern, {1, 2}},
                        {PropertyName::id, "b.*[0-9]", ValueMatch::regex, {1, 2}},
                        {PropertyName::path, "tiny", ValueMatch::whole, {1, 2, 3}},
                        {PropertyName::path, "tiny/bonn-1", ValueMatch::whole, {1}},
                        {PropertyName::path, "*/koln", ValueMatch::pattern, {3}},
                        {PropertyName::file, "koln", ValueMatch::whole, {3}},
                        {PropertyName::file, "tiny", ValueMatch::whole, {}},
                        {PropertyName::url, "example.org", ValueMatch::whole, {}}}) {
    Plan plan;
    plan.kind = PlanKind::property;
    plan.property = {.name = name, .text = text, .match = match};
    plan.form = text;
    if (match == ValueMatch::pattern) plan.word_match = WordMatch::pattern;
    if (match == ValueMatch::regex) plan.word_match = WordMatch::regex;
    AddressMatcher matcher{plan, archive.segments()[0], 0, addresses};
    std::vector<DocumentId> found;
    for (DocumentId document = 1; document <= 3; ++document) {
      if (matcher.matches(document)) found.push_back(document);
    }
    EXPECT_EQ(found, expected) << describe_property(plan.property);
  }
}

}  // namespace
}  // namespace pressmark
