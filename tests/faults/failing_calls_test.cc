// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every call with which a command touches its archive fails, in turn, once or from then on: the
// command ends with an exit code of its own, the archive is what it was or what it was to be, and
// the same command does the work when the fault is gone. PRESSMARK_FAULTS=N tries N places per
// call, error and command; the default is a few of them.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/faults/faulty_run.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::faults {
namespace {

namespace fs = std::filesystem;

std::string whole_state(const fs::path& archive) {
  const auto reader = ArchiveReader::open(archive, VerifyLevel::full);
  if (!reader) return "cannot be opened: " + reader.error().message;
  return reader->manifest().archive_fingerprint;
}

struct Failure {
  std::string call;
  std::string how;
};

const std::vector<Failure> io_failures{
    {"open", "EMFILE"}, {"open", "EIO"},     {"read", "EIO"},      {"write", "ENOSPC"},
    {"write", "EIO"},   {"write", "short"},  {"sync", "EIO"},      {"sync", "ENOSPC"},
    {"close", "EIO"},   {"truncate", "EIO"}, {"rename", "ENOSPC"}, {"rename", "EIO"},
    {"unlink", "EIO"},  {"mkdir", "ENOSPC"}, {"map", "ENOMEM"},
};

class FailingCallsTest : public testing::Test {
 protected:
  FailingCallsTest() {
    std::vector<Article> articles = make_articles(24, 3);
    first_ = folder_.write("first.jsonl", to_json_lines(articles));
    for (std::size_t i = 0; i < articles.size(); i += 2)
      articles[i].body += " Changed.";
    second_ = folder_.write("second.jsonl", to_json_lines(articles));
    removed_ = articles[3].id;
    fs::create_directory(disk_);
  }

  void expect_success(const std::vector<std::string>& command) const {
    const ProgramRun run = run_program(command);
    ASSERT_EQ(run.exit_code, 0) << command[1] << ": " << run.err;
  }

  void restore(const fs::path& from) const {
    fs::remove_all(archive_);
    fs::copy(from, archive_, fs::copy_options::recursive);
  }

  /// `command` on the archive as it is now, with each of `failures` at `places` of each call.
  void fail_in_turn(const std::vector<std::string>& command, const std::vector<Failure>& failures,
                    std::size_t places) {
    const fs::path saved = folder_ / "saved";
    fs::remove_all(saved);
    fs::copy(archive_, saved, fs::copy_options::recursive);
    const std::string before = whole_state(archive_);
    CallCounts counts = count_calls(command, disk_);
    const std::string after = whole_state(archive_);
    for (const Failure& failure : failures) {
      const std::uint64_t count = counts[failure.call];
      const std::uint64_t step = std::max<std::uint64_t>(1, count / places);
      // From the end: what is written last is what publishes.
      for (std::uint64_t back = 0; back < count; back += step) {
        for (const char* lasting : {"+:", ":"}) {
          const std::string fault =
              failure.call + ":" + std::to_string(count - back) + lasting + failure.how;
          restore(saved);
          const ProgramRun run = run_faulty(command, disk_, fault);
          const std::string found = whole_state(archive_);
          ASSERT_LT(run.exit_code, 6) << command[1] << ", " << fault << ": " << run.err;
          ASSERT_TRUE(found == after || (run.exit_code != 0 && found == before))
              << command[1] << ", " << fault << ", exit code " << run.exit_code << ": " << found
              << "\n"
              << run.err;
          ASSERT_TRUE(run.exit_code == 0 || !run.err.empty()) << command[1] << ", " << fault;
          ++tried_;
          failed_ += run.exit_code != 0 ? 1U : 0U;
          if (*lasting == '+') continue;  // again once is enough
          // What is done already may be refused: a removal finds nothing to remove.
          const ProgramRun again = run_program(command);
          ASSERT_TRUE(again.exit_code == 0 || found == after) << again.err;
          ASSERT_EQ(whole_state(archive_), after) << command[1] << " again, after " << fault;
        }
      }
    }
    restore(saved);
    expect_success(command);
  }

  void fail_every_command(const std::vector<Failure>& failures, std::size_t places,
                          const std::string& entities) {
    const std::string archive = archive_.string();
    const auto build = [&](const std::string& input) {
      return std::vector<std::string>{"indexer", "build",     input,        "-d",
                                      archive,   "--replace", "--entities", entities};
    };
    expect_success(build(second_));
    for (const std::vector<std::string>& command :
         {build(first_), std::vector<std::string>{"indexer", "update", second_, "-d", archive},
          std::vector<std::string>{"indexer", "remove", "-d", archive, removed_},
          std::vector<std::string>{"indexer", "merge", "-d", archive}}) {
      fail_in_turn(command, failures, places);
      if (HasFatalFailure()) return;
    }
    RecordProperty("tried", static_cast<int>(tried_));
    EXPECT_GT(failed_, tried_ / 4) << "most faults should matter";
  }

  TemporaryFolder folder_;
  fs::path disk_ = folder_ / "disk";
  fs::path archive_ = disk_ / "a.pressmark";
  std::string first_;
  std::string second_;
  std::string removed_;
  std::size_t tried_ = 0;
  std::size_t failed_ = 0;
};

TEST_F(FailingCallsTest, LeaveTheArchiveAsItWasOrAsItWasToBe) {
  fail_every_command(io_failures, cases_wanted("PRESSMARK_FAULTS", 1), "off");
}

TEST_F(FailingCallsTest, NoMemoryIsAnError) {
  fail_every_command({{"malloc", "ENOMEM"}}, cases_wanted("PRESSMARK_FAULTS", 4), "on");
}

TEST_F(FailingCallsTest, ASearchAnswersRightOrNotAtAll) {
  expect_success({"indexer", "build", first_, "-d", archive_.string()});
  const std::vector<std::string> command{
      "searcher", "--match", "any", "said minister lavrov", "-d", archive_.string()};
  const ProgramRun expected = run_program(command);
  ASSERT_EQ(expected.exit_code, 0) << expected.err;
  const std::vector<Failure> failures{
      {"open", "EMFILE"}, {"read", "EIO"}, {"map", "ENOMEM"}, {"malloc", "ENOMEM"}};
  CallCounts counts = count_calls(command, disk_);
  const std::size_t places = cases_wanted("PRESSMARK_FAULTS", 10);
  for (const Failure& failure : failures) {
    const std::uint64_t count = counts[failure.call];
    const std::uint64_t step = std::max<std::uint64_t>(1, count / places);
    for (std::uint64_t at = 1; at <= count; at += step) {
      for (const char* lasting : {":", "+:"}) {
        const std::string fault = failure.call + ":" + std::to_string(at) + lasting + failure.how;
        const ProgramRun run = run_faulty(command, disk_, fault);
        ASSERT_TRUE(run.exit_code == 0 || (run.exit_code >= 3 && run.exit_code < 6))
            << fault << ": " << run.exit_code << " " << run.err;
        // Nothing that was already printed may differ either.
        ASSERT_TRUE(run.exit_code == 0 ? run.out == expected.out
                                       : expected.out.starts_with(run.out))
            << fault << ": " << run.out;
        failed_ += run.exit_code != 0 ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(failed_, 0U);
}

}  // namespace
}  // namespace pressmark::faults
