// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who wins, who is named, and what is refused.
#include "indexer/settings.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "value from origin", or what is wrong and the hint.
std::string threads_of(const std::map<std::string, std::string>& typed,
                       const Environment& environment) {
  const auto settings = gather_indexer_settings(typed, environment);
  if (!settings) return settings.error().message + " | " + settings.error().hint;
  const auto found = settings->find("threads");
  return found == settings->end() ? "not set"
                                  : found->second.value + " from " + found->second.origin;
}

TEST(IndexerSettings, CommandLineEnvironmentConfigInThisOrder) {
  Environment environment;
  EXPECT_EQ(threads_of({}, environment), "not set");
  environment.config_path = "/c.toml";
  environment.config = "[searcher]\nlimit = 3\n[indexer]\nthreads = 1\n";
  EXPECT_EQ(threads_of({}, environment), "1 from /c.toml:4");
  environment.variables["PRESSMARK_THREADS"] = "";
  EXPECT_EQ(threads_of({}, environment), "1 from /c.toml:4");
  environment.variables["PRESSMARK_THREADS"] = "2";
  EXPECT_EQ(threads_of({}, environment), "2 from PRESSMARK_THREADS");
  EXPECT_EQ(threads_of({{"threads", "3"}}, environment), "3 from --threads");
}

TEST(IndexerSettings, OnlySettingsComeFromOutside) {
  EXPECT_EQ(threads_of({}, {{{"PRESSMARK_MAP", "title=t"}}}), "not set");
  for (const auto& [config, said] : std::vector<std::pair<const char*, const char*>>{
           {"[indexer]\nmap = \"title=t\"\n",
            "c.toml:2: this is no setting: `map` | give --map on the command line"},
           {"[indexer]\nthreds = 1\n",
            "c.toml:2: there is no setting `threds` | did you mean threads?"},
           {"[indexer]\nzzzzzzzz = 1\n",
            "c.toml:2: there is no setting `zzzzzzzz` | settings are archive, entities, threads, "
            "memory, color"},
           {"[indexer]\narchive = [\"a\", \"b\"]\n",
            "c.toml:2: `archive` has 2 values | the indexer works on one archive"},
           {"[indexer]\narchive = []\n",
            "c.toml:2: `archive` has 0 values | the indexer works on one archive"}}) {
    EXPECT_EQ(threads_of({}, {{}, "c.toml", config}), said);
  }
}

TEST(IndexerSettings, AllAreShownWithTheirOrigin) {
  const auto settings = gather_indexer_settings(
      {{"json", ""}, {"memory", "1G"}},
      {{{"PRESSMARK_ARCHIVE", "a\x1b[2J"}}, "c.toml", "[indexer]\nentities = \"off\"\n"});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(describe_settings(*settings),
            "archive  a\\x1b[2J  PRESSMARK_ARCHIVE\n"
            "entities off       c.toml:2\n"
            "threads  -         default\n"
            "memory   1G        --memory\n"
            "color    auto      default\n");
  EXPECT_EQ(settings_to_json(*settings),
            R"({"schema":1,"settings":{)"
            R"("archive":{"value":"a\u001b[2J","origin":"PRESSMARK_ARCHIVE"},)"
            R"("entities":{"value":"off","origin":"c.toml:2"},)"
            R"("threads":{"value":null,"origin":"default"},)"
            R"("memory":{"value":"1G","origin":"--memory"},)"
            R"("color":{"value":"auto","origin":"default"}}})"
            "\n");
}

}  // namespace
}  // namespace pressmark
