// SPDX-License-Identifier: GPL-2.0-or-later
//
// Help says everything that the program takes.

#include "indexer/help.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "indexer/command_table.h"

namespace pressmark {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Help, ListsEveryCommand) {
  const std::string text = indexer_help("pressmark-indexer", "");
  for (const IndexerCommandSpec& command : indexer_commands) {
    EXPECT_TRUE(has(text, "  pressmark-indexer " + std::string{command.name})) << command.name;
    EXPECT_TRUE(has(text, command.help)) << command.name;
  }
}

TEST(Help, ListsTheOptionsOfACommandAndNoOthers) {
  for (const IndexerCommandSpec& command : indexer_commands) {
    const std::string text = indexer_help("indexer", command.name);
    EXPECT_TRUE(text.starts_with("usage: indexer " + std::string{command.name})) << text;
    EXPECT_TRUE(has(text, "\nexamples:\n  ")) << command.name;
    EXPECT_FALSE(has(text, "{")) << "an example was not filled in";
    for (const IndexerOptionSpec& option : indexer_options) {
      EXPECT_EQ(has(text, "--" + std::string{option.name} + " "),
                takes_option(command.name, option))
          << command.name << " --" << option.name;
    }
  }
}

TEST(Help, FitsATerminal) {
  std::string all = indexer_help("indexer", "");
  for (const IndexerCommandSpec& command : indexer_commands) {
    all += indexer_help("indexer", command.name);
  }
  std::istringstream lines{all};
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(display_width(line), 110U) << line;
  }
}

TEST(Help, VersionNamesFormatAndAnalysis) {
  const std::string text = indexer_version("indexer", "1.2.3");
  EXPECT_TRUE(text.starts_with("indexer 1.2.3 (pressmark)\narchive format ")) << text;
  EXPECT_TRUE(has(text, "\nanalysis ")) << text;
}

}  // namespace
}  // namespace pressmark
