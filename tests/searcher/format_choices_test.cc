// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each command prints something, by a word that --format takes.
#include "searcher/format_choices.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(FormatChoices, EachCommandHasFormatsThatHaveWords) {
  for (const CommandSpec& spec : command_specs()) {
    ASSERT_FALSE(formats_of(spec.command).empty()) << spec.name;
    for (const OutputFormat format : formats_of(spec.command)) {
      EXPECT_NE(std::ranges::find(output_formats, format, &Choice<OutputFormat>::second),
                output_formats.end())
          << spec.name;
    }
  }
}

TEST(FormatChoices, AListOfFilesIsForHits) {
  EXPECT_TRUE(prints_in(Command::search, OutputFormat::paths0));
  EXPECT_FALSE(prints_in(Command::count, OutputFormat::paths0));
  EXPECT_FALSE(prints_in(Command::export_, OutputFormat::json));
}

TEST(FormatChoices, NamesAreInTheCommandsOrder) {
  EXPECT_EQ(format_names(Command::export_), "csv, tsv, jsonl");
  EXPECT_EQ(format_names(Command::verify), "text, json");
}

}  // namespace
}  // namespace pressmark
