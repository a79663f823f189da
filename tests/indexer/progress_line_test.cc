// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is shown where.

#include "indexer/progress_line.h"

#include <gtest/gtest.h>

#include "tests/indexer/captured_console.h"

namespace pressmark {
namespace {

std::string shown(bool on_terminal, bool is_verbose) {
  CapturedConsole seen;
  IndexerConsole console = seen.console();
  console.shows_progress = on_terminal;
  ProgressLine line{console, is_verbose};
  line.update({1'234, 5'000'000, false});  // too soon to be worth it
  line.update({1'234, 5'000'000, true});
  line.clear();
  line.clear();
  return seen.err;
}

TEST(ProgressLine, IsDrawnAndWipedOnATerminal) {
  const std::string text = shown(true, false);
  EXPECT_TRUE(text.starts_with("\r\x1b[K1,234 articles   5.0 MB   ")) << text;
  EXPECT_TRUE(text.ends_with("   merging\r\x1b[K")) << text;
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(ProgressLine, IsALineElsewhereIfAskedFor) {
  const std::string text = shown(false, true);
  EXPECT_TRUE(text.ends_with("   merging\n")) << text;
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(shown(false, false), "");
}

}  // namespace
}  // namespace pressmark
