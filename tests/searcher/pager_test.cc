// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pagers that are shell commands: one that writes a file, one that leaves early, one that is not
// there.
#include "searcher/pager.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

struct Terminal {
  std::string shown;
  PagedOutput::Print print() {
    return [this](std::string_view text) -> Status {
      shown += text;
      return ok;
    };
  }
};

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "line " + std::to_string(i) + '\n';
  return text;
}

TEST(Pager, CountsRowsAsATerminalWrapsThem) {
  EXPECT_EQ(rows_taken("", 10), 0U);
  EXPECT_EQ(rows_taken("a\nb\n", 10), 2U);
  EXPECT_EQ(rows_taken("\n\n", 10), 2U);
  EXPECT_EQ(rows_taken("0123456789\n", 10), 1U);
  EXPECT_EQ(rows_taken("0123456789a", 10), 2U);
  EXPECT_EQ(rows_taken("漢字漢字漢字\n", 10), 2U);
}

TEST(Pager, WhatFitsIsPrinted) {
  const TemporaryFolder folder;
  Terminal terminal;
  PagedOutput output{"cat > " + (folder / "paged").string(), {10, 80}, terminal.print()};
  EXPECT_TRUE(output.add(lines(4)));
  EXPECT_TRUE(output.add(lines(5)));
  EXPECT_EQ(terminal.shown, "") << "more may follow";
  EXPECT_TRUE(output.finish());
  EXPECT_EQ(terminal.shown, lines(4) + lines(5));
  EXPECT_FALSE(std::filesystem::exists(folder / "paged"));
}

TEST(Pager, WhatIsTallerGoesThroughThePager) {
  const TemporaryFolder folder;
  Terminal terminal;
  PagedOutput output{"cat > " + (folder / "paged").string(), {10, 80}, terminal.print()};
  EXPECT_TRUE(output.add(lines(9)));
  EXPECT_TRUE(output.add(lines(1)));
  EXPECT_TRUE(output.add(lines(200'000)));
  EXPECT_TRUE(output.finish());
  EXPECT_EQ(terminal.shown, "");
  EXPECT_EQ(read_whole_file(folder / "paged"), lines(9) + lines(1) + lines(200'000));
}

TEST(Pager, LeavingItEarlyIsNoError) {
  Terminal terminal;
  PagedOutput output{"head -n 1 > /dev/null", {10, 80}, terminal.print()};
  for (int i = 0; i < 50; ++i)
    EXPECT_TRUE(output.add(lines(10'000)));
  EXPECT_TRUE(output.finish());
  EXPECT_EQ(terminal.shown, "");
}

TEST(Pager, AMissingPagerCostsNothing) {
  for (const int count : {20, 60'000}) {
    Terminal terminal;
    PagedOutput output{"no-such-pager-anywhere 2> /dev/null", {10, 80}, terminal.print()};
    EXPECT_TRUE(output.add(lines(count)));
    EXPECT_TRUE(output.add(lines(count)));
    EXPECT_TRUE(output.finish());
    EXPECT_EQ(terminal.shown, lines(count) + lines(count));
  }
}

}  // namespace
}  // namespace pressmark
