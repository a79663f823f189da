// SPDX-License-Identifier: GPL-2.0-or-later
//
// First lines: on one line where they fit.
#include "searcher/output/headline.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Headline, StandsOnOneLineWhereItFits) {
  EXPECT_EQ(format_headline({"3 articles", "red AND blue"}, 40, false),
            "3 articles   read as: red AND blue\n");
  EXPECT_EQ(format_headline({"3 articles", "red AND blue", "1 ms"}, 44, false),
            "3 articles   read as: red AND blue      1 ms\n");
  EXPECT_EQ(format_headline({"3 articles", "red AND blue"}, 30, false),
            "3 articles\nread as: red AND blue\n");
  EXPECT_EQ(format_headline({"3 articles", ""}, 30, true), "\x1b[1m3 articles\x1b[0m\n");
}

TEST(Headline, AQueryIsHarmless) {
  EXPECT_EQ(format_headline({"3 articles", "\x1b[2J"}, 60, false),
            "3 articles   read as: \\x1b[2J\n");
}

TEST(Headline, ANoteNamesWhatItIsAbout) {
  EXPECT_EQ(format_note({{4, 6}, "`or` is a word"}, "red or blue", 60),
            "note: `or` is a word (at: or)\n");
  EXPECT_EQ(format_note({{4, 60}, "odd"}, "red", 60), "note: odd\n");
}

TEST(Headline, LinesAreAsWideAsTheTerminalWithinReason) {
  OutputOptions options;
  options.columns = 300;
  EXPECT_EQ(line_width(options), 100U);
  options.is_terminal = true;
  EXPECT_EQ(line_width(options), 160U);
  options.columns = 20;
  EXPECT_EQ(line_width(options), 40U);
  options.columns = 81;
  EXPECT_EQ(line_width(options), 81U);
}

}  // namespace
}  // namespace pressmark
