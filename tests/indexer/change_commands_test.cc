// SPDX-License-Identifier: GPL-2.0-or-later
//
// What remove, merge and rebuild print, and their exit codes.

#include "indexer/change_commands.h"

#include <gtest/gtest.h>

#include "archive/manifest.h"
#include "indexer/build_command.h"
#include "tests/indexer/captured_console.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

class ChangeCommandsTest : public testing::Test {
 protected:
  ChangeCommandsTest() {
    line_.build.archive = folder_ / "archive";
    EXPECT_EQ(build(run_build, 5), 0);
    EXPECT_EQ(build(run_update, 7), 0) << seen_.err;
  }

  int build(int (*command)(const IndexerCommandLine&, const IndexerConsole&), int articles) {
    std::string lines;
    for (int i = 0; i < articles; ++i)
      lines += R"({"id":"a)" + std::to_string(i) + R"(","body":"Some words."})" + "\n";
    line_.build.paths = {folder_.write("in.jsonl", lines)};
    return run(command);
  }

  int run(int (*command)(const IndexerCommandLine&, const IndexerConsole&)) {
    seen_ = {};
    return command(line_, seen_.console());
  }

  TemporaryFolder folder_;
  IndexerCommandLine line_;
  CapturedConsole seen_;
};

TEST_F(ChangeCommandsTest, UpdateSaysWhatChanged) {
  EXPECT_NE(seen_.out.find("7 articles in "), std::string::npos) << seen_.out;
  EXPECT_NE(seen_.out.find("2 added · 5 unchanged\n"), std::string::npos) << seen_.out;
  EXPECT_NE(seen_.out.find("2 segments\n"), std::string::npos) << seen_.out;
  line_.prints_json = true;
  EXPECT_EQ(run(run_update), 0);
  EXPECT_NE(seen_.out.find(R"("articles":{"added":0,"replaced":0,"removed":0,"unchanged":7,)"),
            std::string::npos)
      << seen_.out;
}

TEST_F(ChangeCommandsTest, RemoveNamesWhatItDoesNotKnow) {
  line_.ids = {"a1", "a6"};
  EXPECT_EQ(run(run_remove), 0) << seen_.err;
  EXPECT_TRUE(seen_.out.starts_with("2 articles removed, 5 in ")) << seen_.out;
  EXPECT_EQ(seen_.err, "");
  line_.ids = {"a1", "\x1b[2J", "a2"};
  EXPECT_EQ(run(run_remove), 1);
  EXPECT_TRUE(seen_.out.starts_with("1 article removed, 4 in ")) << seen_.out;
  EXPECT_NE(seen_.err.find("unknown: there is no article a1\n"), std::string::npos) << seen_.err;
  EXPECT_EQ(seen_.err.find('\x1b'), std::string::npos) << "escaped";
  line_.prints_json = true;
  EXPECT_EQ(run(run_remove), 1);
  EXPECT_NE(seen_.out.find(R"("removed":0,"unknown":["a1",)"), std::string::npos) << seen_.out;
}

TEST_F(ChangeCommandsTest, RemoveNamesTheFirstTenUnknown) {
  line_.ids.clear();
  for (int i = 0; i < 12; ++i)
    line_.ids.push_back("x" + std::to_string(i));
  EXPECT_EQ(run(run_remove), 1);
  EXPECT_NE(seen_.err.find("article x9\nunknown: 2 more\n"), std::string::npos) << seen_.err;
}

TEST_F(ChangeCommandsTest, MergeAndRebuildSayWhatTheyDid) {
  line_.ids = {"a1"};
  EXPECT_EQ(run(run_remove), 0);
  EXPECT_EQ(run(run_merge), 0) << seen_.err;
  EXPECT_TRUE(seen_.out.starts_with("6 articles merged in ")) << seen_.out;
  EXPECT_NE(seen_.out.find("2 segments · 1 deleted article\n"), std::string::npos) << seen_.out;
  EXPECT_EQ(run(run_merge), 0);
  EXPECT_TRUE(seen_.out.starts_with("nothing to do: 6 articles in ")) << seen_.out;
  EXPECT_EQ(run(run_rebuild), 0) << seen_.err;
  EXPECT_TRUE(seen_.out.starts_with("6 articles analysed anew in ")) << seen_.out;
  line_.prints_json = true;
  EXPECT_EQ(run(run_merge), 0);
  EXPECT_NE(seen_.out.find(R"("stopped":false,"changed":false,"segments_before":1,)"
                           R"("deleted_before":0,"articles":6,)"),
            std::string::npos)
      << seen_.out;
}

TEST_F(ChangeCommandsTest, AllNeedAnArchive) {
  line_.build.archive = folder_ / "none";
  line_.ids = {"a1"};
  for (auto* command : {run_update, run_remove, run_merge, run_rebuild}) {
    EXPECT_EQ(run(command), 3);
    EXPECT_NE(seen_.err.find("there is no archive here"), std::string::npos) << seen_.err;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none"));
}

}  // namespace
}  // namespace pressmark
