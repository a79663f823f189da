// SPDX-License-Identifier: GPL-2.0-or-later
//
// Help cannot fall behind what it describes.
#include "searcher/help.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "schema/fields.h"
#include "searcher/command_table.h"
#include "searcher/format_choices.h"

namespace pressmark {
namespace {

// With every run of white space as one space: long lines are wrapped.
std::string flowing(const std::string& text) {
  std::string flat;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      flat += c;
    } else if (!flat.ends_with(' ')) {
      flat += ' ';
    }
  }
  return flat;
}

void expect_fits_a_terminal(const std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), 100U);
    begin = end + 1;
  }
}

TEST(Help, ACommandsHelpNamesItsOptionsAndNoOthers) {
  for (const CommandSpec& command : command_specs()) {
    const std::string text = help_text("pressmark-searcher", &command);
    expect_fits_a_terminal(text);
    for (const OptionSpec& option : option_specs()) {
      const bool is_named = text.find("--" + std::string{option.name} + ' ') != std::string::npos;
      const bool is_refused =
          option.name == "json" && !prints_in(command.command, OutputFormat::json);
      EXPECT_EQ(is_named, option.commands.contains(command.command) && !is_refused)
          << command.name << " --" << option.name;
      if (is_named) {
        EXPECT_NE(flowing(text).find(option.help), std::string::npos) << option.name;
      }
    }
    EXPECT_NE(flowing(text).find("as one of " + format_names(command.command)), std::string::npos);
    EXPECT_NE(text.find("usage: pressmark-searcher " + std::string{command.arguments}),
              std::string::npos);
    const std::size_t examples = text.find("\nExamples\n  ");
    ASSERT_NE(examples, std::string::npos) << command.name;
    EXPECT_NE(text.find("pressmark-searcher ", examples), std::string::npos) << command.name;
    EXPECT_EQ(text.find("{0}"), std::string::npos);
    EXPECT_EQ(text.find("{1}"), std::string::npos);
  }
}

TEST(Help, TheOverviewNamesEveryCommandAndTheOptionsOfSearch) {
  const std::string text = help_text("pressmark-searcher", nullptr);
  expect_fits_a_terminal(text);
  for (const CommandSpec& command : command_specs()) {
    EXPECT_NE(text.find("\n  " + std::string{command.arguments} + ' '), std::string::npos);
    EXPECT_NE(text.find(command.help), std::string::npos) << command.name;
  }
  for (const OptionSpec& option : option_specs()) {
    if (!option.commands.contains(Command::search)) continue;
    EXPECT_NE(text.find("--" + std::string{option.name} + ' '), std::string::npos) << option.name;
  }
}

TEST(Help, NamesEveryFieldWithItsExample) {
  const std::string text = help_fields_text();
  for (const Field& field : fields) {
    EXPECT_NE(text.find(field.name), std::string::npos);
    EXPECT_NE(text.find(field.example), std::string::npos);
    EXPECT_NE(text.find(field.synonyms), std::string::npos);
  }
}

TEST(Help, VersionNamesWhatAnArchiveMustMatch) {
  const std::string text = version_text("searcher", "1.2.3");
  EXPECT_TRUE(text.starts_with("searcher 1.2.3\narchive format " +
                               std::to_string(archive_format_version) + "\nanalysis "));
}

}  // namespace
}  // namespace pressmark
