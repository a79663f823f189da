// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who wins, and who is named.
#include "searcher/settings.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace pressmark {
namespace {

// "value from origin"
std::string setting(const std::string& name, const Arguments& arguments,
                    const Environment& environment) {
  const auto values = gather_settings(arguments, environment);
  if (!values) return values.error().message + " | " + values.error().hint;
  const auto found = values->find(name);
  if (found == values->end()) return "not set";
  return (found->second.values.empty() ? "" : found->second.values.back()) + " from " +
         found->second.origin;
}

TEST(Settings, CommandLineEnvironmentConfigInThisOrder) {
  Arguments arguments;
  Environment environment;
  EXPECT_EQ(setting("limit", arguments, environment), "not set");
  environment.config_path = "/c.toml";
  environment.config = "[searcher]\nlimit = 1\n";
  EXPECT_EQ(setting("limit", arguments, environment), "1 from /c.toml:2");
  environment.variables["PRESSMARK_LIMIT"] = "";
  EXPECT_EQ(setting("limit", arguments, environment), "1 from /c.toml:2");
  environment.variables["PRESSMARK_LIMIT"] = "2";
  EXPECT_EQ(setting("limit", arguments, environment), "2 from PRESSMARK_LIMIT");
  arguments.options["limit"] = {"4", "3"};
  EXPECT_EQ(setting("limit", arguments, environment), "3 from --limit");
}

TEST(Settings, OnlySettingsComeFromOutside) {
  EXPECT_EQ(setting("filter", {}, {{{"PRESSMARK_FILTER", "source=Post"}}}), "not set");
  for (const auto& [config, said] : std::vector<std::pair<const char*, const char*>>{
           {"[searcher]\nfilter = \"source=Post\"\n",
            "c.toml:2: this is no setting: `filter` | give --filter on the command line"},
           {"[searcher]\nlimti = 1\n",
            "c.toml:2: there is no setting `limti` | did you mean limit?"},
           {"[searcher]\nzzzzzzzz = 1\n",
            "c.toml:2: there is no setting `zzzzzzzz` | settings are archive, limit, sort, match, "
            "facets, facet-limit, timeline, collapse, context, snippet, verify, color, pager"}}) {
    EXPECT_EQ(setting("limit", {}, {{}, "c.toml", config}), said);
  }
}

TEST(Settings, AllAreShownWithTheirOrigin) {
  const auto values = gather_settings(
      {}, {{{"PRESSMARK_SORT", "newest"}}, "c.toml", "[searcher]\narchive = \"a\x1b[2Jb\"\n"});
  ASSERT_FALSE(values) << "TOML has no control characters";
  const auto safe =
      gather_settings({}, {{{"PRESSMARK_SORT", "\x1b[2J"}}, "c.toml", "[searcher]\nlimit = 5\n"});
  ASSERT_TRUE(safe);
  const std::string text = format_settings(OutputFormat::text, *safe);
  EXPECT_NE(text.find("\nlimit        5 "), std::string::npos) << text;
  EXPECT_NE(text.find("  c.toml:2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  PRESSMARK_SORT\n"), std::string::npos) << text;
  EXPECT_NE(text.find("archive      - "), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);

  simdjson::dom::parser parser;
  const std::string json = format_settings(OutputFormat::json, *safe);
  const simdjson::dom::element root = parser.parse(json);
  EXPECT_EQ(std::string_view{root["settings"]["limit"]["value"]}, "5");
  EXPECT_EQ(std::string_view{root["settings"]["snippet"]["origin"]}, "default");
  EXPECT_EQ(std::string_view{root["settings"]["snippet"]["value"]}, "240");
}

}  // namespace
}  // namespace pressmark
