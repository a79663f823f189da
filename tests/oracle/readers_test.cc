// SPDX-License-Identifier: GPL-2.0-or-later
//
// Readers beside a writer that publishes as fast as it can: none ever fails, waits for it, or sees
// half of an update. PRESSMARK_READER_QUERIES=N asks for more.

#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/compact.h"
#include "indexer/update.h"
#include "searcher/search.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

constexpr int articles = 12;
constexpr int reader_threads = 3;

/// Every article of a version says so: an answer that counts other than all of them for one version
/// and none for the others mixes versions.
std::string lines_of_version(int version) {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    lines += R"({"id":"a)" + std::to_string(i) +
             R"(","language":"en","body":"Common words of version)" + std::to_string(version % 10) +
             R"( here."})" + "\n";
  }
  return lines;
}

/// "" or what is wrong with the archive as it is now.
std::string look(const std::filesystem::path& archive) {
  auto searcher = Searcher::open(archive);
  if (!searcher) return searcher.error().message;
  std::uint64_t found = 0;
  for (int version = 0; version < 10; ++version) {
    const auto response = searcher->search({.query = "version" + std::to_string(version)});
    if (!response) return response.error().message;
    if (response->matches != 0 && response->matches != articles) {
      return std::to_string(*response->matches) + " articles of a version";
    }
    found += *response->matches;
  }
  const auto all = searcher->search({.query = "common"});
  if (!all) return all.error().message;
  return found == articles && all->matches == articles ? "" : "articles are missing or twice there";
}

class ReadersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto summary = build_archive(options(0));
    ASSERT_TRUE(summary) << summary.error().message;
  }

  BuildOptions options(int version) {
    BuildOptions options;
    options.paths = {folder_.write("in.jsonl", lines_of_version(version)).string()};
    options.archive = archive_;
    options.use_entities = false;
    return options;
  }

  /// One more publish, or several.
  void write(int version) {
    const auto updated = update_archive({.build = options(version)});
    ASSERT_TRUE(updated) << updated.error().message;
    ASSERT_EQ(updated->replaced, static_cast<std::uint64_t>(articles));
    if (version % 5 == 0) {
      const auto merged = merge_archive(options(version));
      ASSERT_TRUE(merged) << merged.error().message;
    }
  }

  static int looks_wanted() {
    const char* asked = std::getenv("PRESSMARK_READER_QUERIES");
    return asked == nullptr ? 200 : std::atoi(asked);
  }

  TemporaryFolder folder_;
  std::filesystem::path archive_ = folder_ / "a.pressmark";
};

TEST_F(ReadersTest, InThreadsNeverFail) {
  // However slow the machine, readers meet an archive that changes.
  constexpr int least_versions = 3;
  std::atomic<int> looks = 0;
  std::atomic<int> version = 0;
  std::atomic<int> failures = 0;
  std::vector<std::string> first_failure(reader_threads);
  std::vector<std::jthread> readers;
  for (std::size_t i = 0; i < reader_threads; ++i) {
    readers.emplace_back([&, i] {
      while (looks++ < looks_wanted() || version < least_versions) {
        const std::string wrong = look(archive_);
        if (wrong.empty()) continue;
        if (failures++ == 0) first_failure[i] = wrong;
      }
    });
  }
  while (looks < looks_wanted() || version < least_versions)
    write(++version);
  readers.clear();
  for (const std::string& wrong : first_failure)
    EXPECT_EQ(wrong, "");
  EXPECT_EQ(failures, 0);
}

TEST_F(ReadersTest, InProcessesNeverFail) {
  std::vector<pid_t> readers;
  for (int i = 0; i < 2; ++i) {
    const pid_t pid = ::fork();
    ASSERT_GE(pid, 0);
    if (pid == 0) {
      for (int n = 0; n < looks_wanted() / 4; ++n) {
        const std::string wrong = look(archive_);
        if (wrong.empty()) continue;
        [[maybe_unused]] const auto told = ::write(STDERR_FILENO, wrong.data(), wrong.size());
        ::_exit(1);
      }
      ::_exit(0);
    }
    readers.push_back(pid);
  }
  int version = 0;
  for (const pid_t reader : readers) {
    int status = 0;
    while (::waitpid(reader, &status, WNOHANG) == 0)
      write(++version);
    EXPECT_EQ(status, 0);
  }
  EXPECT_GT(version, 0);
}

TEST_F(ReadersTest, AnOpenSearcherKeepsItsAnswers) {
  auto searcher = Searcher::open(archive_);
  ASSERT_TRUE(searcher);
  for (int version = 1; version <= 12; ++version) {
    write(version);
    const auto response = searcher->search({.query = "version0", .snippet_bytes = 240});
    ASSERT_TRUE(response) << response.error().message;
    EXPECT_EQ(response->matches, static_cast<std::uint64_t>(articles));
  }
  EXPECT_EQ(look(archive_), "");
}

}  // namespace
}  // namespace pressmark
