// SPDX-License-Identifier: GPL-2.0-or-later
//
// The manual_examples in docs/query-language.md do what the page says.
//
// A ```query block has a query a line, and after "->" how it is read; a ```refused block has
// queries that are refused, and what is offered instead.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/analyzer.h"
#include "searcher/query/characters.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "tests/support/source_folder.h"

namespace pressmark {
namespace {

struct ManualExample {
  std::string query;
  std::string result;  // Empty: the query is its own canonical text.
  bool is_refused = false;
};

std::vector<std::string> lines_of_page() {
  std::ifstream in{source_folder() / "docs" / "query-language.md"};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

std::vector<ManualExample> manual_examples() {
  std::vector<ManualExample> found;
  std::string block;
  for (const std::string& line : lines_of_page()) {
    if (line.starts_with("```")) {
      block = block.empty() ? line.substr(3) + " " : "";
      continue;
    }
    if (block != "query " && block != "refused ") continue;
    constexpr std::string_view arrow = "  ->  ";
    const std::size_t at = line.find(arrow);
    const std::string query = collapse_spaces(line.substr(0, at));
    const std::string result = at == std::string::npos ? "" : line.substr(at + arrow.size());
    found.push_back({query, result, block == "refused "});
  }
  return found;
}

TEST(Manual, ExamplesDoWhatThePageSays) {
  QueryLimits limits;
  limits.today = std::chrono::year{2017} / 5 / 11;
  Result<Analyzer> analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  std::size_t refused = 0;
  const std::vector<ManualExample> all = manual_examples();
  for (const ManualExample& example : all) {
    const Result<ParsedQuery> parsed = parse_query(example.query, limits);
    if (example.is_refused) {
      ++refused;
      ASSERT_FALSE(parsed) << example.query;
      EXPECT_EQ(parsed.error().hint, "try: " + example.result) << example.query;
      continue;
    }
    ASSERT_TRUE(parsed) << example.query << ": " << parsed.error().message;
    EXPECT_EQ(describe(parsed->root), example.result.empty() ? example.query : example.result);
    EXPECT_TRUE(lower(parsed->root, *analyzer, {"en"})) << example.query;
  }
  EXPECT_GE(all.size() - refused, 40U);
  EXPECT_GE(refused, 20U);
}

TEST(Manual, NamesEveryFieldAndItsSynonyms) {
  std::string page;
  for (const std::string& line : lines_of_page())
    page += line + "\n";
  const auto is_named = [&page](std::string_view name) {
    return page.find("`" + std::string{name} + ":`") != std::string::npos;
  };
  for (const Field& field : fields) {
    EXPECT_TRUE(is_named(field.name)) << field.name;
    std::string_view rest = field.synonyms;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      EXPECT_TRUE(is_named(rest.substr(0, space))) << rest;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
}

}  // namespace
}  // namespace pressmark
