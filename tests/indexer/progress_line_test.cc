// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is shown where.

#include "indexer/progress_line.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

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

TEST(ProgressLine, IsNotDrawnMoreOftenThanCanBeRead) {
  CapturedConsole seen;
  IndexerConsole console = seen.console();
  console.shows_progress = true;
  ProgressLine line{console, false};
  const auto begun = std::chrono::steady_clock::now();
  std::int64_t calls = 0;
  while (std::chrono::steady_clock::now() - begun < std::chrono::milliseconds{250}) {
    line.update({1'234, 5'000'000, false});
    ++calls;
  }
  const auto tenths = (std::chrono::steady_clock::now() - begun) / std::chrono::milliseconds{100};
  const auto drawn = std::count(seen.err.begin(), seen.err.end(), '\r');
  EXPECT_GE(drawn, 1);
  EXPECT_LE(drawn, tenths + 1) << "of " << calls;
  EXPECT_EQ(seen.err.find("left"), std::string::npos) << "how much there is is not known";
  EXPECT_EQ(seen.err.find("merging"), std::string::npos);
}

TEST(TimeLeft, GrowsWithWhatIsNotReadYet) {
  EXPECT_EQ(time_left(50, 100, 10), "10 s left");
  EXPECT_EQ(time_left(1, 90, 1), "") << "too soon to tell";
  EXPECT_EQ(time_left(1, 90, 2), "3 min left");
  EXPECT_EQ(time_left(10, 99, 10), "89 s left");
  EXPECT_EQ(time_left(10, 100, 10), "2 min left");
  EXPECT_EQ(time_left(1, 1801, 10), "5 h 0 min left");
  EXPECT_EQ(time_left(0, 100, 10), "");
  EXPECT_EQ(time_left(100, 100, 10), "");
  EXPECT_EQ(time_left(110, 100, 10), "") << "the file has grown";
  EXPECT_EQ(time_left(10, 0, 10), "") << "unknown";
}

}  // namespace
}  // namespace pressmark
