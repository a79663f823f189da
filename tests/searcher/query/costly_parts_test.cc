// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is counted, in which words and values.

#include "searcher/query/costly_parts.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

/// "ok", or the refusal, where no more than these may stand in it.
std::string with_limits(const std::string& query, std::uint32_t patterns, std::uint32_t regexes,
                        std::uint32_t addresses) {
  QueryLimits limits;
  limits.patterns = patterns;
  limits.regexes = regexes;
  limits.addresses = addresses;
  const auto parsed = parse_query(query, limits);
  if (parsed) return "ok";
  return query.substr(parsed.error().where->begin, parsed.error().where->size()) + ": " +
         parsed.error().message;
}

TEST(CostlyParts, PatternsAreWordsWithWildcardsOrEditsOrSlashes) {
  for (const char* query :
       {"sanction* wom?n", "talks~1 talks~", "/tal.s/ talk*", "\"chemical weap* of mas?\"",
        "person:lavr* source:*post", "title:(talk*,wom?n)", "path:news* -id:/a.*/"}) {
    EXPECT_EQ(with_limits(query, 2, 10, 10), "ok") << query;
    EXPECT_NE(with_limits(query, 1, 10, 10), "ok") << query;
  }
  for (const char* query : {"talks \"chemical weapons\" =talks", "path:news person:\"who?\"",
                            "http://x.org/?a=b*", "\"chemical weapons\"~2 ATLEAST/2(talks)"}) {
    EXPECT_EQ(with_limits(query, 0, 0, 10), "ok") << query;
  }
  EXPECT_EQ(with_limits("talks co* OR /un.*/ wom?n", 2, 10, 10),
            "wom?n: a query may have 2 words with wildcards, ~ or slashes; this is one more");
}

TEST(CostlyParts, RegularExpressionsAreCountedByThemselves) {
  EXPECT_EQ(with_limits("/tal.s/ person:/lavr.v/ file:/a.*/ talk*", 10, 3, 10), "ok");
  EXPECT_EQ(with_limits("/tal.s/ person:/lavr.v/ file:/a.*/ talk*", 10, 2, 10),
            "file:/a.*/: a query may have 2 regular expressions; this is one more");
}

TEST(CostlyParts, AddressesAreWhatStandsInStoredTexts) {
  EXPECT_EQ(with_limits("path:a dir:b (file:c OR url:x.org) id:a-7 id:bonn* has:title", 10, 3, 4),
            "ok");
  EXPECT_EQ(
      with_limits("path:a dir:b (file:c OR url:x.org)", 10, 3, 3),
      "url:x.org: a query may have 3 values of path:, dir:, file: and url:; this is one more");
  EXPECT_EQ(with_limits("url:(a.org OR b.org OR c.org)", 10, 3, 2),
            "c.org: a query may have 2 values of path:, dir:, file: and url:; this is one more");
}

}  // namespace
}  // namespace pressmark
