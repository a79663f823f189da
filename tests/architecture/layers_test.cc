// SPDX-License-Identifier: GPL-2.0-or-later
//
// The diagram in docs/ARCHITECTURE.md, as a test: who may include whom.

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

// Each folder may use itself and the folders named here, and no others.
const std::map<std::string, std::set<std::string>> may_use{
    {"base", {}},
    {"schema", {"base"}},
    {"analysis", {"base", "schema"}},
    {"archive", {"base", "schema"}},
    {"indexer", {"base", "schema", "analysis", "archive"}},
    {"searcher", {"base", "schema", "analysis", "archive"}},
    {"tools", {"base", "schema", "analysis", "archive", "indexer", "searcher"}},
    {"bench", {"base", "schema", "analysis", "archive", "indexer", "searcher"}},
};

// Each outside library stays in the folders or files named here.
const std::vector<std::pair<std::regex, std::regex>> only_in{
    {std::regex{"xapian.*"}, std::regex{"(archive|indexer|searcher|bench|tools)/.*|analysis/stemmer\\.cc"}},
    {std::regex{"unicode/.*"}, std::regex{"analysis/.*\\.cc"}},
    {std::regex{"CLI/.*"}, std::regex{"(indexer|searcher)/main\\.cc|(tools|bench)/.*"}},
};

struct Include {
  std::string file;  // "searcher/query/parser.cc"
  std::string name;  // "analysis/analyzer.h"
  bool quoted;
};

std::vector<Include> all_includes(const fs::path& root) {
  static const std::regex line_pattern{R"(\s*#\s*include\s*([<"])([^>"]+)[>"].*)"};
  std::vector<Include> includes;
  for (const auto& [folder, allowed] : may_use) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cc") continue;
      std::ifstream in{entry.path()};
      std::smatch match;
      for (std::string line; std::getline(in, line);) {
        if (!std::regex_match(line, match, line_pattern)) continue;
        includes.push_back({fs::relative(entry.path(), root).string(), match[2], match[1] == "\""});
      }
    }
  }
  return includes;
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find('/'));
}

TEST(Layers, FoldersOnlyUseTheFoldersBelowThem) {
  for (const Include& include : all_includes(PRESSMARK_SOURCE_DIR)) {
    if (!include.quoted) continue;
    const std::string from = folder_of(include.file);
    const std::string to = folder_of(include.name);
    EXPECT_TRUE(from == to || may_use.at(from).contains(to))
        << include.file << " includes " << include.name << ": " << from << " may not use " << to;
  }
}

TEST(Layers, OutsideLibrariesStayWhereTheyBelong) {
  for (const Include& include : all_includes(PRESSMARK_SOURCE_DIR)) {
    for (const auto& [library, home] : only_in) {
      if (!std::regex_match(include.name, library)) continue;
      EXPECT_TRUE(std::regex_match(include.file, home))
          << include.file << " includes <" << include.name << ">";
    }
  }
}

}  // namespace
