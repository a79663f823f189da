// SPDX-License-Identifier: GPL-2.0-or-later
//
// The diagram in docs/ARCHITECTURE.md, as a test: who may include whom.

#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace pressmark {
namespace {

// Each folder may use itself and the folders named here, and no others.
const std::map<std::string, std::set<std::string>> may_use{
    {"base", {}},
    {"schema", {"base"}},
    {"analysis", {"base", "schema"}},
    {"archive", {"base", "schema"}},
    {"indexer", {"base", "schema", "analysis", "archive"}},
    {"searcher", {"base", "schema", "analysis", "archive"}},
    {"tools", {"base", "schema", "analysis", "archive", "indexer", "searcher"}},
    {"bench", {"base", "schema", "analysis", "archive", "indexer", "searcher", "tools"}},
};

// Inside a folder, files that match the first may not include what matches the second.
const std::vector<std::pair<std::string, std::string>> not_inside{
    {"searcher/query/.*", "searcher/(match|output)/.*"},
    {"searcher/match/.*", "searcher/output/.*"},
    {"searcher/output/.*", "searcher/match/.*|archive/(?!manifest).*"},
    {"searcher/(search|facets|ranking|snippets)\\..*", "searcher/output/.*"},
    {"analysis/dates/.*", "analysis/(?!dates/).*"},
    {"analysis/[a-z_]+\\..*", "analysis/(dates|entities)/.*"},
    {"indexer/sources/.*", "indexer/(?!sources/).*|archive/.*"},
};

// Each outside library stays in the folders or files named here.
const std::vector<std::pair<std::string, std::string>> only_in{
    {"xapian.*", "(archive|indexer|searcher|bench|tools)/.*|analysis/stemmer\\.cc"},
    {"unicode/.*", "analysis/.*\\.cc|tools/.*"},
    {"CLI/.*", "(indexer|searcher)/main\\.cc|(tools|bench)/.*"},
    {"simdjson\\.h", "(archive|indexer|searcher|tools|bench)/.*\\.cc"},
    {"cld2/.*", "analysis/language\\.cc"},
    {"re2/.*", "searcher/query/word_regex\\.cc"},
    {"toml.*", "base/config_file\\.cc"},
    {"archive(_entry)?\\.h", "indexer/sources/container\\.cc"},
    {"zlib\\.h", "indexer/sources/gzip_source\\.cc"},
    {"brotli/.*", "indexer/sources/brotli\\.cc"},
    {"libxml/.*", "indexer/sources/(html|xml)_parser\\.cc"},
};

struct Include {
  std::string file;  // "searcher/query/parser.cc"
  std::string name;  // "analysis/analyzer.h"
  bool quoted;
};

std::vector<Include> read_includes() {
  static const std::regex line_pattern{R"(#\s*include\s*([<"])([^>"]+)[>"].*)"};
  std::vector<std::string> folders;
  for (const auto& [folder, allowed] : may_use)
    folders.push_back(folder);
  std::vector<Include> includes;
  for (const SourceFile& file : read_sources(folders)) {
    std::smatch match;
    for (const std::string& line : file.lines) {
      if (!line.starts_with('#')) continue;
      if (!std::regex_match(line, match, line_pattern)) continue;
      includes.push_back({file.path, match[2], match[1] == "\""});
    }
  }
  return includes;
}

const std::vector<Include>& all_includes() {
  static const std::vector<Include> includes = read_includes();
  return includes;
}

TEST(Layers, FoldersOnlyUseTheFoldersBelowThem) {
  const std::vector<Include>& includes = all_includes();
  ASSERT_GT(includes.size(), 200U);  // the tree was found
  for (const Include& include : includes) {
    if (!include.quoted) continue;
    const std::string from = top_folder(include.file);
    const std::string to = top_folder(include.name);
    EXPECT_TRUE(from == to || may_use.at(from).contains(to))
        << include.file << " includes " << include.name << ": " << from << " may not use " << to;
  }
}

TEST(Layers, PartsOfAFolderKeepTheirDirection) {
  for (const auto& [from, to] : not_inside) {
    const std::regex from_pattern{from};
    const std::regex to_pattern{to};
    for (const Include& include : all_includes()) {
      if (!include.quoted || !std::regex_match(include.file, from_pattern)) continue;
      EXPECT_FALSE(std::regex_match(include.name, to_pattern))
          << include.file << " includes " << include.name;
    }
  }
}

TEST(Layers, OutsideLibrariesStayWhereTheyBelong) {
  for (const auto& [library, home] : only_in) {
    const std::regex library_pattern{library};
    const std::regex home_pattern{home};
    for (const Include& include : all_includes()) {
      if (include.quoted || !std::regex_match(include.name, library_pattern)) continue;
      EXPECT_TRUE(std::regex_match(include.file, home_pattern))
          << include.file << " includes <" << include.name << ">";
    }
  }
}

}  // namespace
}  // namespace pressmark
