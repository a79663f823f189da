// SPDX-License-Identifier: GPL-2.0-or-later
//
// A build, an update, a removal or a merge that is interrupted, politely or not: the archive is
// what it was, or what it was to be. PRESSMARK_KILLS=N kills more often.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Kills per test.
int kills_wanted() {
  const char* asked = std::getenv("PRESSMARK_KILLS");
  return asked == nullptr ? 20 : std::atoi(asked);
}

template <typename Condition>
bool wait_for(Condition condition) {
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds{30};
  while (!condition()) {
    if (Clock::now() > deadline) return false;
    std::this_thread::sleep_for(milliseconds{1});
  }
  return true;
}

/// A running indexer, whose standard input is a pipe that stays open and empty. What it says on
/// standard error is lost, unless there is a file for it.
class RunningIndexer {
 public:
  explicit RunningIndexer(std::vector<std::string> arguments, const fs::path& complaints = {}) {
    const std::string program = built_program("indexer").string();
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    for (std::string& argument : arguments) {
      argv.push_back(argument.data());
    }
    argv.push_back(nullptr);
    int input[2];
    if (::pipe2(input, O_CLOEXEC) != 0) std::abort();
    input_ = input[1];
    pid_ = ::fork();
    if (pid_ == 0) {
      const int nowhere = ::open("/dev/null", O_WRONLY);
      ::dup2(input[0], STDIN_FILENO);
      ::dup2(nowhere, STDOUT_FILENO);
      const int errors =
          complaints.empty() ? nowhere : ::open(complaints.c_str(), O_WRONLY | O_CREAT, 0600);
      ::dup2(errors, STDERR_FILENO);
      ::execv(program.c_str(), argv.data());
      ::_exit(127);
    }
    ::close(input[0]);
  }
  RunningIndexer(const RunningIndexer&) = delete;
  RunningIndexer& operator=(const RunningIndexer&) = delete;
  ~RunningIndexer() {
    if (pid_ > 0) {
      send(SIGKILL);
      wait();
    }
    ::close(input_);
  }

  /// Hands it the beginning of a line and waits until it has read that: from then on it is waiting
  /// for the rest, inside a read that no flag ends.
  bool make_wait_for_input() const {
    constexpr std::string_view beginning = "{\"id\":";
    if (::write(input_, beginning.data(), beginning.size()) < 0) return false;
    return wait_for([&] {
      int unread = 0;
      return ::ioctl(input_, FIONREAD, &unread) == 0 && unread == 0;
    });
  }

  void send(int signal) const { ::kill(pid_, signal); }

  /// The exit code as a shell gives it.
  int wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  pid_t pid_ = -1;
  int input_ = -1;
};

std::string fingerprint_of(const fs::path& archive) {
  const auto reader = ArchiveReader::open(archive, VerifyLevel::full);
  if (!reader) return "cannot be opened: " + reader.error().message;
  return reader->manifest().archive_fingerprint;
}

class IndexerKillTest : public testing::Test {
 protected:
  IndexerKillTest() : archive_(folder_ / "a.pressmark") {
    small_ = folder_.write("small.jsonl", to_json_lines(make_articles(20, 1)));
    large_ = folder_.write("large.jsonl", to_json_lines(make_articles(1'500, 2)));
  }

  std::vector<std::string> build(const fs::path& input) const {
    return {"build", input.string(), "-d", archive_.string(), "--replace", "--entities", "off"};
  }

  /// Its fingerprint.
  std::string build_whole(const fs::path& input) const {
    EXPECT_EQ(RunningIndexer{build(input)}.wait(), 0);
    return fingerprint_of(archive_);
  }

  /// Waits until a build has begun to write.
  bool is_building() const {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator{archive_ / "segments", code}) {
      if (entry.path().extension() == ".tmp") return true;
    }
    return false;
  }

  void expect_nothing_left_over() const {
    EXPECT_FALSE(is_building());
    const fs::directory_iterator segments{archive_ / "segments"};
    EXPECT_EQ(std::distance(begin(segments), end(segments)), 1);
  }

  TemporaryFolder folder_;
  fs::path archive_;
  fs::path small_;
  fs::path large_;
};

TEST_F(IndexerKillTest, LeavesTheOldArchiveOrTheNewOne) {
  const Clock::time_point started = Clock::now();
  const std::string after = build_whole(large_);
  const auto whole_build = Clock::now() - started;
  const std::string before = build_whole(small_);
  const std::set<std::string> allowed{before, after};
  ASSERT_EQ(allowed.size(), 2U);

  const int kills = kills_wanted();
  std::mt19937 random{42};
  std::uniform_real_distribution<double> moment{0, 1.1};
  for (int i = 0; i < kills; ++i) {
    RunningIndexer indexer{build(large_)};
    std::this_thread::sleep_for(
        std::chrono::duration_cast<milliseconds>(whole_build * moment(random)));
    indexer.send(SIGKILL);
    indexer.wait();
    const std::string found = fingerprint_of(archive_);
    ASSERT_TRUE(allowed.contains(found)) << "kill " << i << ": " << found;
    // The next build clears up, and nothing is locked.
    if (found == after || i % 5 == 4) {
      ASSERT_EQ(build_whole(small_), before) << "kill " << i;
      const auto report = verify_archive(archive_);
      ASSERT_TRUE(report);
      for (const VerifyProblem& problem : report->problems) {
        ADD_FAILURE() << "kill " << i << ": " << problem.path << ": " << problem.message;
      }
      expect_nothing_left_over();
    }
  }
}

/// Every change in turn, killed at any moment: what is published is whole, and every article in it
/// is one of the two that it may be.
TEST_F(IndexerKillTest, ChangesLeaveAWholeArchive) {
  const std::string archive = archive_.string();
  std::vector<Article> articles = make_articles(400, 3);
  const fs::path first = folder_.write("first.jsonl", to_json_lines(articles));
  for (Article& article : articles)
    article.body += " Changed.";
  const fs::path second = folder_.write("second.jsonl", to_json_lines(articles));
  build_whole(first);
  std::vector<std::string> removal{"remove", "-d", archive};
  for (std::size_t i = 0; i < 40; ++i)
    removal.push_back(articles[i].id);
  const std::vector<std::vector<std::string>> changes{
      {"update", second.string(), "-d", archive, "-j", "2"},
      {"merge", "-d", archive},
      removal,
      {"update", first.string(), "-d", archive, "--delete-missing"},
      {"rebuild", "-d", archive},
  };
  std::mt19937 random{7};
  std::uniform_int_distribution<int> moment{0, 700};
  for (int i = 0; i < kills_wanted(); ++i) {
    const auto& change = changes[static_cast<std::size_t>(i) % changes.size()];
    RunningIndexer indexer{change};
    std::this_thread::sleep_for(milliseconds{moment(random)});
    indexer.send(SIGKILL);
    indexer.wait();
    const auto report = verify_archive(archive_);
    ASSERT_TRUE(report) << change.front() << ": " << report.error().message;
    for (const VerifyProblem& problem : report->problems) {
      ADD_FAILURE() << "kill " << i << " of " << change.front() << ": " << problem.path << ": "
                    << problem.message;
    }
    const auto reader = ArchiveReader::open(archive_);
    ASSERT_TRUE(reader) << reader.error().message;
    const std::uint64_t live = reader->manifest().counts.articles;
    ASSERT_GE(live, articles.size() - 40);
    ASSERT_LE(live, articles.size());
  }
  // Whatever was left behind: the same command again does the whole work.
  EXPECT_EQ(RunningIndexer{changes[3]}.wait(), 0);
  const std::string updated = fingerprint_of(archive_);
  EXPECT_EQ(RunningIndexer{changes[1]}.wait(), 0);
  EXPECT_EQ(fingerprint_of(archive_), updated);
  EXPECT_EQ(build_whole(first), updated);
  expect_nothing_left_over();
}

TEST_F(IndexerKillTest, ASignalLetsAnUpdatePublishWhatIsFinished) {
  build_whole(small_);
  const fs::path many = folder_.write("many.jsonl", to_json_lines(make_articles(20'000, 5)));
  const std::vector<std::string> update{"update", many.string(), "-d", archive_.string()};
  {
    RunningIndexer indexer{update};
    ASSERT_TRUE(wait_for([&] { return is_building(); }));
    std::this_thread::sleep_for(milliseconds{500});
    indexer.send(SIGINT);
    EXPECT_EQ(indexer.wait(), 128 + SIGINT);
  }
  EXPECT_FALSE(is_building());
  const auto report = verify_archive(archive_);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
  EXPECT_LT(read_current_manifest(archive_)->counts.articles, 20'000U) << "it was not done";
}

TEST_F(IndexerKillTest, AFirstBuildThatWasKilledCanBeRunAgain) {
  {
    RunningIndexer indexer{build(large_)};
    ASSERT_TRUE(wait_for([&] { return is_building(); }));
    indexer.send(SIGKILL);
    indexer.wait();
  }
  const ProgramRun again =
      run_program({"indexer", "build", small_.string(), "-d", archive_.string()});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  expect_nothing_left_over();
}

TEST_F(IndexerKillTest, ASignalStopsABuildThatPublishesNothing) {
  const std::string before = build_whole(small_);
  for (const int signal : {SIGINT, SIGTERM}) {
    RunningIndexer indexer{build(large_)};
    ASSERT_TRUE(wait_for([&] { return is_building(); }));
    indexer.send(signal);
    const Clock::time_point sent = Clock::now();
    EXPECT_EQ(indexer.wait(), 128 + signal);
    EXPECT_LT(Clock::now() - sent, std::chrono::seconds{2});
    EXPECT_EQ(fingerprint_of(archive_), before);
    expect_nothing_left_over();
  }
}

TEST_F(IndexerKillTest, ASignalEndsABuildThatWaitsForInput) {
  for (const bool is_new : {true, false}) {
    const std::string before = is_new ? "" : build_whole(small_);
    const fs::path complaints = folder_ / (is_new ? "new" : "replaced");
    RunningIndexer indexer{build("-"), complaints};
    ASSERT_TRUE(indexer.make_wait_for_input());
    ASSERT_TRUE(is_building());
    indexer.send(SIGINT);
    const Clock::time_point sent = Clock::now();
    EXPECT_EQ(indexer.wait(), 128 + SIGINT);
    EXPECT_LT(Clock::now() - sent, std::chrono::seconds{2});
    EXPECT_EQ(read_whole_file(complaints), "stopped: nothing was published\n");
    if (is_new) {
      EXPECT_FALSE(fs::exists(archive_));
    } else {
      EXPECT_EQ(fingerprint_of(archive_), before);
      expect_nothing_left_over();
    }
  }
}

TEST_F(IndexerKillTest, AnUpdateThatCannotStopInTimeSaysHowToGoOn) {
  const std::string before = build_whole(small_);
  const fs::path complaints = folder_ / "complaints";
  RunningIndexer indexer{{"update", "-", "-d", archive_.string()}, complaints};
  ASSERT_TRUE(indexer.make_wait_for_input());
  indexer.send(SIGTERM);
  const Clock::time_point sent = Clock::now();
  EXPECT_EQ(indexer.wait(), 128 + SIGTERM);
  EXPECT_LT(Clock::now() - sent, std::chrono::seconds{2});
  EXPECT_EQ(read_whole_file(complaints),
            "stopped: what was published before stays; run the same command to go on\n");
  EXPECT_EQ(fingerprint_of(archive_), before);
}

TEST_F(IndexerKillTest, ASecondSignalEndsItAtOnce) {
  RunningIndexer indexer{build("-")};
  ASSERT_TRUE(indexer.make_wait_for_input());
  indexer.send(SIGINT);
  std::this_thread::sleep_for(milliseconds{100});
  indexer.send(SIGTERM);
  const Clock::time_point sent = Clock::now();
  EXPECT_EQ(indexer.wait(), 128 + SIGTERM);
  EXPECT_LT(Clock::now() - sent, milliseconds{1'000}) << "it did not wait for the first to work";
}

}  // namespace
}  // namespace pressmark
