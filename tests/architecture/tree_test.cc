// SPDX-License-Identifier: GPL-2.0-or-later
//
// Habits of the tree that are rules: sizes, licence lines, a test for every source.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <regex>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"
#include "tests/support/source_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> product_folders{"base",    "schema",  "analysis",
                                               "archive", "indexer", "searcher"};
const std::vector<std::string> all_folders{"base",     "schema", "analysis", "archive", "indexer",
                                           "searcher", "tools",  "bench",    "tests"};

TEST(Tree, NoFileOutgrowsItsLimit) {
  for (const SourceFile& file : read_sources(all_folders)) {
    const std::size_t limit = top_folder(file.path) == "tests" ? 800
                              : file.path.ends_with(".h")      ? 150
                                                               : 500;
    EXPECT_LE(file.lines.size(), limit) << file.path << " is too long: split it";
  }
}

TEST(Tree, EveryFileNamesItsLicenceAndItsPurpose) {
  for (const SourceFile& file : read_sources(all_folders)) {
    ASSERT_GE(file.lines.size(), 3U) << file.path;
    EXPECT_EQ(file.lines[0], "// SPDX-License-Identifier: GPL-2.0-or-later") << file.path;
    EXPECT_TRUE(file.lines[2].starts_with("// ")) << file.path << ": line 3 says what it is for";
  }
}

TEST(Tree, EverySourceHasATestOfItsOwn) {
  const fs::path root = source_folder();
  for (const SourceFile& file : read_sources(product_folders)) {
    if (!file.path.ends_with(".cc") || file.path.ends_with("/main.cc")) continue;
    const std::string test = "tests/" + file.path.substr(0, file.path.size() - 3) + "_test.cc";
    EXPECT_TRUE(fs::exists(root / test)) << file.path << " has no " << test;
  }
}

// So that the header is compiled with nothing before it: headers without a source are compiled on
// their own (CMake target all_verify_interface_header_sets).
TEST(Tree, EverySourceIncludesItsOwnHeaderFirst) {
  const fs::path root = source_folder();
  for (const SourceFile& file : read_sources(product_folders)) {
    if (!file.path.ends_with(".cc")) continue;
    const std::string header = file.path.substr(0, file.path.size() - 2) + "h";
    if (!fs::exists(root / header)) continue;
    const auto first = std::find_if(file.lines.begin(), file.lines.end(),
                                    [](const auto& line) { return line.starts_with("#include"); });
    ASSERT_NE(first, file.lines.end()) << file.path;
    EXPECT_EQ(*first, "#include \"" + header + "\"") << file.path;
  }
}

TEST(Tree, NoLineIsWiderThan100Columns) {
  for (const SourceFile& file : read_sources(all_folders)) {
    if (file.path == "schema/fields.h") continue;  // its table reads better unwrapped
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto columns = std::count_if(file.lines[i].begin(), file.lines[i].end(),
                                         [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_LE(columns, 100) << file.path << ":" << i + 1;
    }
  }
}

/// Functions of the product that are longer than 60 lines, from universal-ctags.
std::string long_functions() {
  std::ostringstream command;
  command << "cd " << source_folder().string() << " && ctags -R -f - --languages=C++ --fields=+ne"
          << " --kinds-C++=f";
  for (const std::string& folder : product_folders)
    command << ' ' << folder;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.str().c_str(), "r"), pclose};
  std::string output;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr)
    output += buffer.data();
  EXPECT_GT(output.size(), 10'000U) << "universal-ctags did not run";

  static const std::regex lines_pattern{R"(.*\tline:(\d+).*\tend:(\d+).*)"};
  std::string found;
  std::istringstream rows{output};
  for (std::string row; std::getline(rows, row);) {
    std::smatch match;
    if (!std::regex_match(row, match, lines_pattern)) continue;
    const int length = std::stoi(match[2]) - std::stoi(match[1]) + 1;
    if (length > 60) found += row.substr(0, row.find("\t/^")) + "\n";
  }
  return found;
}

TEST(Tree, NoFunctionIsLongerThan60Lines) {
  EXPECT_EQ(long_functions(), "");
}

}  // namespace
}  // namespace pressmark
