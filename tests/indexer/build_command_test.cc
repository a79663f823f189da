// SPDX-License-Identifier: GPL-2.0-or-later
//
// What `indexer build` prints beside its summary.

#include "indexer/build_command.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/captured_console.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

class BuildCommandTest : public testing::Test {
 protected:
  /// Good articles, duplicates of the first, and one with a NUL.
  int build(int good, int duplicates) {
    std::string lines = "{\"id\":\"nul\",\"body\":\"x\\u0000y\"}\n";
    for (int i = 0; i < good; ++i) {
      lines += "{\"id\":\"a" + std::to_string(i) + "\",\"body\":\"Some words.\"}\n";
    }
    for (int i = 0; i < duplicates; ++i) {
      lines += "{\"id\":\"a0\",\"body\":\"Other words.\"}\n";
    }
    line_.command = IndexerCommand::build;
    line_.build.paths = {folder_.write("in.jsonl", lines).string()};
    line_.build.archive = folder_ / "archive";
    line_.build.replace = true;
    seen_ = {};
    IndexerConsole console = seen_.console();
    console.shows_progress = shows_progress_;
    return run_build(line_, console);
  }

  TemporaryFolder folder_;
  IndexerCommandLine line_;
  CapturedConsole seen_;
  bool shows_progress_ = false;
};

TEST_F(BuildCommandTest, NamesTheFirstTenRejections) {
  EXPECT_EQ(build(1, 10), 1);
  EXPECT_EQ(count(seen_.err, "rejected: "), 10U);
  EXPECT_EQ(count(seen_.err, "was already used"), 10U);
  EXPECT_EQ(build(1, 25), 1);
  EXPECT_EQ(count(seen_.err, "was already used"), 10U);
  EXPECT_EQ(count(seen_.err, "rejected: 15 more; -v names them all, --report keeps them\n"), 1U);
}

TEST_F(BuildCommandTest, NamesAllAndTheDoubtfulIfVerbose) {
  line_.is_verbose = true;
  EXPECT_EQ(build(1, 25), 1);
  EXPECT_EQ(count(seen_.err, "was already used"), 25U);
  EXPECT_EQ(count(seen_.err, "doubtful: "), 1U);
}

TEST_F(BuildCommandTest, WritesTheReport) {
  line_.report = folder_ / "report.jsonl";
  EXPECT_EQ(build(1, 25), 1);
  const std::string report = read_whole_file(folder_ / "report.jsonl");
  EXPECT_EQ(count(report, "\"code\":\"duplicate_id\",\"rejected\":true"), 25U);
  EXPECT_EQ(count(report, "\"code\":\"removed_nul\",\"rejected\":false"), 1U);
  EXPECT_EQ(count(report, "\n"), 26U);
}

TEST_F(BuildCommandTest, NeedsToWriteTheReport) {
  line_.report = folder_ / "missing/report.jsonl";
  EXPECT_EQ(build(1, 0), 4);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "archive")) << "found out before it starts";
  line_.report = "/dev/full";
  EXPECT_EQ(build(1, 0), 4);
  EXPECT_NE(seen_.err.find("cannot write /dev/full"), std::string::npos) << seen_.err;
}

TEST_F(BuildCommandTest, DrawsProgressOnATerminalAndWipesIt) {
  EXPECT_EQ(build(3, 0), 0);
  EXPECT_EQ(seen_.err, "") << "not a terminal";
  shows_progress_ = true;
  EXPECT_EQ(build(3, 0), 0);
  EXPECT_NE(seen_.err.find("\r\x1b[K4 articles   "), std::string::npos) << seen_.err;
  EXPECT_NE(seen_.err.find("merging"), std::string::npos) << seen_.err;
  EXPECT_TRUE(seen_.err.ends_with("\r\x1b[K")) << seen_.err;
  EXPECT_EQ(seen_.out.find('\r'), std::string::npos);
}

}  // namespace
}  // namespace pressmark
