// SPDX-License-Identifier: GPL-2.0-or-later
//
// Help cannot fall behind what it describes.
#include "searcher/help.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "schema/fields.h"
#include "searcher/command_line.h"

namespace pressmark {
namespace {

TEST(Help, NamesEveryOptionAndFitsATerminal) {
  const std::string text = help_text("pressmark-searcher");
  for (const OptionSpec& spec : option_specs) {
    EXPECT_NE(text.find("--" + std::string{spec.name}), std::string::npos) << spec.name;
    EXPECT_NE(text.find(spec.help), std::string::npos) << spec.name;
  }
  EXPECT_NE(text.find("\n  pressmark-searcher show ID"), std::string::npos);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), 100U);
    begin = end + 1;
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
