// SPDX-License-Identifier: GPL-2.0-or-later
//
// Config files, and what is said about those that are none.
#include "base/config_file.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "key@line=value|value ..."
std::string printed(std::string_view toml, std::string_view table = "searcher") {
  const auto entries = parse_config(toml, "c.toml", table);
  if (!entries) return entries.error().message;
  std::string text;
  for (const ConfigEntry& entry : *entries) {
    text += (text.empty() ? "" : " ") + entry.key + '@' + std::to_string(entry.line);
    for (std::size_t i = 0; i < entry.values.size(); ++i)
      text += (i == 0 ? '=' : '|') + entry.values[i];
  }
  return text;
}

TEST(ConfigFile, EntriesComeByLineAsOptionsHaveThem) {
  EXPECT_EQ(printed("# mine\n[searcher]\nlimit = 20\narchive = \"/srv/news\"\n"
                    "facets = [\"person\", \"place\"]\nfacet-limit = 5\n"),
            "limit@3=20 archive@4=/srv/news facets@5=person,place facet-limit@6=5");
  EXPECT_EQ(printed("[searcher]\narchive = [\"a,b\", \"c\"]\n"), "archive@2=a,b|c");
  EXPECT_EQ(printed("[searcher]\nfacets = []\n"), "facets@2=");
  EXPECT_EQ(printed("searcher = { limit = 3 }"), "limit@1=3");
  EXPECT_EQ(printed(""), "");
  EXPECT_EQ(printed("[searcher]\n"), "");
}

TEST(ConfigFile, EachProgramHasATableOfItsOwn) {
  const std::string_view both = "[indexer]\nthreads = 2\n[searcher]\nlimit = 20\n";
  EXPECT_EQ(printed(both), "limit@4=20");
  EXPECT_EQ(printed(both, "indexer"), "threads@2=2");
  EXPECT_EQ(printed("[indexer]\nnonsense = 1.5\n"), "") << "that is for the indexer to say";
  EXPECT_EQ(printed("[indexer]\nnonsense = 1.5\n", "indexer"),
            "c.toml:2: `nonsense` is no text, number or list of them");
}

TEST(ConfigFile, WhatIsNoSettingIsRefusedWithItsLine) {
  for (const auto& [toml, said] : std::vector<std::pair<const char*, const char*>>{
           {"limit = 3\n", "c.toml:1: `limit` stands in no table"},
           {"[searcher]\nlimit = 3\n[serve]\nport = 1\n", "c.toml:3: there is no table [serve]"},
           {"[searcher]\n\nlimit = 1.5\n", "c.toml:3: `limit` is no text, number or list of them"},
           {"[searcher]\ncolor = [[\"auto\"]]\n",
            "c.toml:2: `color` is no text, number or list of them"},
           {"[searcher.sub]\na = 1\n", "c.toml:1: `sub` is no text, number or list of them"}}) {
    EXPECT_EQ(printed(toml), said);
  }
}

TEST(ConfigFile, WhatIsNoTomlIsRefusedWithItsLine) {
  for (const char* toml : {"[searcher]\nlimit =\n", "[searcher]\nlimit 3\n",
                           "[searcher]\na = \"open\n", "[searcher]\n= 3\n",
                           "[searcher]\n[\x7f"
                           "other]\n"}) {
    const std::string said = printed(toml);
    EXPECT_TRUE(said.starts_with("c.toml:2: ")) << said;
  }
  EXPECT_TRUE(printed("[searcher]\nlimit = 1\nlimit = 2\n").starts_with("c.toml:3: "));
  EXPECT_TRUE(printed("[searcher]\na = \"\xff\"\n").starts_with("c.toml:"));
  EXPECT_TRUE(printed("[searcher]\nlimit =\n").starts_with("c.toml:2: error while "))
      << "as all errors begin: " << printed("[searcher]\nlimit =\n");
  const auto refused = parse_config("[searcher\n", "c.toml", "searcher");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
  EXPECT_FALSE(refused.error().hint.empty());
}

// The library took them for what cannot be, which only a sanitizer sees.
TEST(ConfigFile, LettersThatAreNoSpacesAreRefusedWhereSpacesMayBe) {
  for (const std::string letter : {"ü", "ж", "\u2C61", "\uFE40", "\uFEFE"}) {
    for (const std::string& line : {letter + " = 3", "limit " + letter + "= 3", "limit = " + letter,
                                    "limit = 3 " + letter, "[" + letter + "]"}) {
      const std::string said = printed("[searcher]\n" + line + "\n");
      EXPECT_TRUE(said.starts_with("c.toml:2: error while ")) << line << ": " << said;
    }
  }
}

}  // namespace
}  // namespace pressmark
