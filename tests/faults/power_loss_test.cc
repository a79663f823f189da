// SPDX-License-Identifier: GPL-2.0-or-later
//
// The power goes at any moment of a build, an update, a removal and a merge: what the disk then
// holds is an archive, and every change that a command had reported as done is in it.
// PRESSMARK_POWER_LOSSES=N tries more moments per model.

#include "tests/faults/power_loss.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/faults/faulty_run.h"
#include "tests/faults/recording.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view no_archive = "no archive";

std::string state_of(const fs::path& archive) {
  std::error_code absent;
  if (!fs::exists(archive / "CURRENT", absent)) return std::string{no_archive};
  const auto reader = ArchiveReader::open(archive, VerifyLevel::full);
  if (!reader) return "cannot be opened: " + reader.error().message;
  return reader->manifest().archive_fingerprint;
}

std::vector<std::string> names_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    names.push_back(entry.path().lexically_relative(folder).string() +
                    (entry.is_regular_file() ? ": " + read_whole_file(entry.path()) : "/"));
  }
  std::ranges::sort(names);
  return names;
}

/// A few commands, one after the other, with what was recorded of them.
class PowerLossTest : public testing::Test {
 protected:
  struct Done {
    std::size_t changes = 0;  // made by then
    std::string state;
  };

  void SetUp() override {
    fs::create_directory(disk_);
    std::vector<Article> articles = make_articles(24, 3);
    const std::string first = inputs_.write("first.jsonl", to_json_lines(articles));
    for (std::size_t i = 0; i < articles.size(); i += 2)
      articles[i].body += " Changed.";
    const std::string second = inputs_.write("second.jsonl", to_json_lines(articles));
    const std::string archive = disk_ / "a.pressmark";
    done_.push_back({0, std::string{no_archive}});
    run({"indexer", "build", first, "-d", archive, "--entities", "off"});
    run({"indexer", "update", second, "-d", archive});
    run({"indexer", "remove", "-d", archive, articles[3].id, articles[5].id});
    run({"indexer", "merge", "-d", archive});
    run({"indexer", "build", first, "-d", archive, "--replace", "--entities", "off"});
  }

  void run(const std::vector<std::string>& command) {
    const fs::path recording = inputs_ / "recording";
    const ProgramRun run = run_recorded(command, disk_, recording);
    ASSERT_EQ(run.exit_code, 0) << command[1] << ": " << run.err;
    done_.push_back({read_recording(recording).size(), state_of(disk_ / "a.pressmark")});
  }

  PowerLoss loss() const { return {read_recording(inputs_ / "recording"), disk_}; }

  TemporaryFolder inputs_;
  TemporaryFolder folder_;
  fs::path disk_ = folder_ / "disk";
  std::vector<Done> done_;  // before the first command, and after each
};

/// The model of the disk is right about what it is told: nothing that the programs do to it is
/// missing in a recording.
TEST_F(PowerLossTest, TheRecordingTellsAll) {
  TemporaryFolder copy;
  loss().write_all(copy.path());
  EXPECT_EQ(names_below(copy.path()), names_below(disk_));
}

TEST_F(PowerLossTest, LeavesAnArchiveWithEverythingThatWasDone) {
  const PowerLoss loss = this->loss();
  ASSERT_EQ(done_.back().changes, loss.size());
  std::mt19937 random{5};
  const std::size_t states = cases_wanted("PRESSMARK_POWER_LOSSES", 60);
  std::size_t between = 0;
  for (const FileSystemModel model :
       {FileSystemModel::journal, FileSystemModel::new_inode, FileSystemModel::posix}) {
    for (std::size_t i = 0; i < states; ++i) {
      const CrashPoint point{random() % (loss.size() + 1), model, static_cast<std::uint32_t>(i)};
      TemporaryFolder after;
      loss.write_state(point, after.path());
      const std::string found = state_of(after / "a.pressmark");
      const auto next = std::ranges::upper_bound(done_, point.changes, {}, &Done::changes);
      const bool is_old = found == std::prev(next)->state;
      const bool is_new = next != done_.end() && found == next->state;
      ASSERT_TRUE(is_old || is_new) << "model " << static_cast<int>(model) << ", seed " << i << ", "
                                    << point.changes << " changes of " << loss.size() << ", after "
                                    << std::prev(next) - done_.begin() << " commands: " << found;
      between += is_new && !is_old ? 1U : 0U;
    }
  }
  EXPECT_GT(between, 0U) << "no state was ever published before its command had ended";
}

/// What a program may not rely on does get lost in these models: without it the test above would
/// pass whatever is written.
TEST(PowerLoss, LosesWhatWasNotSynced) {
  const fs::path root = "/disk";
  const auto change = [](ChangeKind kind, std::string path, std::string other = {},
                         std::string bytes = {}) {
    RecordedChange made;
    made.head.kind = kind;
    made.head.inode = 7;
    made.head.length = static_cast<std::uint32_t>(bytes.size());
    made.path = std::move(path);
    made.other = std::move(other);
    made.bytes = std::move(bytes);
    return made;
  };
  const PowerLoss loss{{change(ChangeKind::create, "/disk/a.tmp"),
                        change(ChangeKind::write, {}, {}, std::string(1'500, 'x')),
                        change(ChangeKind::rename, "/disk/a.tmp", "/disk/a"),
                        change(ChangeKind::sync, "/disk/a"), change(ChangeKind::sync, "/disk")},
                       root};
  const auto outcomes = [&](std::size_t changes, FileSystemModel model) {
    std::vector<std::string> found;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      TemporaryFolder after;
      loss.write_state({changes, model, seed}, after.path());
      for (const std::string& name : names_below(after.path()))
        found.push_back(name);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  };
  const std::string whole(1'500, 'x');
  const std::string torn = std::string(512, '\0') + std::string(988, 'x');
  for (const FileSystemModel model :
       {FileSystemModel::journal, FileSystemModel::new_inode, FileSystemModel::posix}) {
    const auto unsynced = outcomes(3, model);
    EXPECT_TRUE(std::ranges::count(unsynced, "a: " + torn)) << "a sector in the middle is lost";
    EXPECT_TRUE(std::ranges::count(unsynced, "a: ")) << "the name lasts without the bytes";
    EXPECT_TRUE(std::ranges::count(unsynced, "a.tmp: " + whole)) << "the rename is lost";
    EXPECT_EQ(outcomes(5, model), std::vector<std::string>{"a: " + whole});
  }
  EXPECT_EQ(outcomes(4, FileSystemModel::journal), std::vector<std::string>{"a: " + whole});
  EXPECT_EQ(outcomes(4, FileSystemModel::posix),
            (std::vector<std::string>{"a.tmp: " + whole, "a: " + whole}));
}

}  // namespace
}  // namespace pressmark::faults
