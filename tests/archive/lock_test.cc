// SPDX-License-Identifier: GPL-2.0-or-later
//
// One writer, and readers that keep what they opened.

#include "archive/lock.h"

#include <array>
#include <atomic>
#include <csignal>
#include <iterator>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/current_file.h"
#include "base/files.h"
#include "schema/fields.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

Manifest numbered_manifest(std::uint64_t number) {
  Manifest manifest;
  manifest.number = number;
  manifest.format_version = archive_format_version;
  manifest.counts.articles = number;
  manifest.canonical_map.path = "publish/" + publish_folder_name(number) + "/canonical_map";
  manifest.families.path = "publish/" + publish_folder_name(number) + "/families";
  return manifest;
}

TEST(WriterLock, IsHeldOnceAndNamesItsHolder) {
  const testing::TemporaryFolder folder;
  {
    const auto lock = WriterLock::acquire(folder.path());
    ASSERT_TRUE(lock) << lock.error().message;
    EXPECT_EQ(testing::file_content(folder.path() / "LOCK"), std::to_string(::getpid()) + "\n");
    const auto second = WriterLock::acquire(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::archive);
    EXPECT_EQ(second.error().message, "archive " + folder.path().string() +
                                          " is being written by process " +
                                          std::to_string(::getpid()));
    EXPECT_EQ(second.error().hint, "wait for it, or stop it; a reader is never blocked");
  }
  EXPECT_EQ(testing::file_content(folder.path() / "LOCK"), "");
  EXPECT_TRUE(WriterLock::acquire(folder.path()));
}

TEST(WriterLock, MovesWithItsOwner) {
  const testing::TemporaryFolder folder;
  std::optional<WriterLock> owner;
  {
    auto lock = WriterLock::acquire(folder.path());
    ASSERT_TRUE(lock);
    owner.emplace(*std::move(lock));
  }
  EXPECT_FALSE(WriterLock::acquire(folder.path()));
  owner.reset();
  EXPECT_TRUE(WriterLock::acquire(folder.path()));
}

TEST(WriterLock, AKilledHolderHoldsNothing) {
  const testing::TemporaryFolder folder;
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = WriterLock::acquire(folder.path());
    const char answer = lock ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) == 1) ::pause();
    ::_exit(1);
  }
  char answer = 0;
  ASSERT_EQ(::read(ready[0], &answer, 1), 1);
  ASSERT_EQ(answer, 'y');
  const auto refused = WriterLock::acquire(folder.path());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("process " + std::to_string(child)), std::string::npos);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(WriterLock::acquire(folder.path()));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(WriterLock, NeedsAFolderAndFollowsNoLink) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(WriterLock::acquire(folder.path() / "none").error().kind, ErrorKind::archive);
  fs::create_symlink(folder.path() / "elsewhere", folder.path() / "LOCK");
  EXPECT_FALSE(WriterLock::acquire(folder.path()));
  EXPECT_FALSE(fs::exists(folder.path() / "elsewhere"));
}

TEST(HoldCurrentManifest, GivesWhatIsCurrentAndNeedsNoWriting) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered_manifest(1)));
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto held = hold_current_manifest(folder.path());
  fs::permissions(folder.path(), fs::perms::owner_all);
  ASSERT_TRUE(held) << held.error().message;
  EXPECT_EQ(held->manifest, numbered_manifest(1));
}

TEST(HoldCurrentManifest, AMissingManifestIsAnErrorInTheEnd) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered_manifest(1)));
  fs::remove(folder.path() / "MANIFEST-000001.json");
  const auto held = hold_current_manifest(folder.path());
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().kind, ErrorKind::archive);
  EXPECT_NE(held.error().message.find("is missing"), std::string::npos);
}

// Readers come and go while a writer publishes and collects as fast as it can: nobody fails, and
// what a reader holds has its segment's folder.
TEST(HoldCurrentManifest, ReadersNeverFailAndKeepTheirFiles) {
  const testing::TemporaryFolder folder;
  const fs::path segments = folder.path() / "segments";
  const auto publish = [&](std::uint64_t number) {
    Manifest manifest = numbered_manifest(number);
    manifest.segments = {{"s" + std::to_string(number), "uuid", 0, {}, {}}};
    fs::create_directories(segments / manifest.segments[0].id);
    return publish_manifest(folder.path(), manifest);
  };
  ASSERT_TRUE(publish(1));
  std::atomic<bool> is_done = false;
  std::atomic<int> held_count = 0;
  std::atomic<int> failures = 0;
  const auto read = [&] {
    while (!is_done) {
      const auto held = hold_current_manifest(folder.path());
      const bool is_good = held && fs::is_directory(segments / held->manifest.segments[0].id) &&
                           fs::exists(folder.path() / manifest_file_name(held->manifest.number));
      ++(is_good ? held_count : failures);
    }
  };
  std::thread first{read};
  std::thread second{read};
  const auto lock = WriterLock::acquire(folder.path());
  for (std::uint64_t number = 2; number <= 60; ++number) {
    EXPECT_TRUE(publish(number));
    const Status collected = collect_garbage(folder.path(), *lock);
    EXPECT_TRUE(collected) << collected.error().message;
  }
  is_done = true;
  first.join();
  second.join();
  EXPECT_EQ(failures, 0);
  EXPECT_GT(held_count, 60);
  EXPECT_TRUE(collect_garbage(folder.path(), *lock));
  EXPECT_EQ(std::distance(fs::directory_iterator{segments}, {}), 1);
}

// A build that fails removes the folder that it made, and LOCK with it, which another one may have
// opened already: that lock would keep nobody out.
TEST(WriterLock, IsNeverOnAFileThatIsGone) {
  const testing::TemporaryFolder folder;
  const fs::path archive = folder.path() / "news";
  std::atomic<int> held = 0;
  std::atomic<int> shared = 0;
  const auto work = [&] {
    for (int i = 0; i < 1000; ++i) {
      std::error_code ignored;
      fs::create_directory(archive, ignored);
      const auto lock = WriterLock::acquire(archive);
      if (!lock) continue;
      ++held;
      fs::create_directory(archive, ignored);  // as what is to be written does
      if (WriterLock::acquire(archive)) ++shared;
      fs::remove(archive / "LOCK", ignored);
      fs::remove(archive, ignored);  // not if another one has made a LOCK in it
    }
  };
  std::thread first{work};
  std::thread second{work};
  first.join();
  second.join();
  EXPECT_EQ(shared, 0);
  EXPECT_GT(held, 0);
}

TEST(WriterLock, AHolderThatDoesNotSayWhoItIsIsAnotherProcess) {
  const testing::TemporaryFolder folder;
  for (const std::string content : {"", "\n12\n", "12x\n", ":\n", "/\n"}) {
    testing::overwrite(folder.path() / "LOCK", content);
    const FileDescriptor holder{::open((folder.path() / "LOCK").c_str(), O_RDONLY | O_CLOEXEC)};
    ASSERT_EQ(::flock(holder.get(), LOCK_EX | LOCK_NB), 0);
    const auto refused = WriterLock::acquire(folder.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message,
              "archive " + folder.path().string() + " is being written by another process");
  }
}

TEST(HoldCurrentManifest, OneThatIsBeingCollectedIsTriedAgain) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered_manifest(1)));
  const fs::path path = folder.path() / "MANIFEST-000001.json";
  {
    const FileDescriptor collector{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    ASSERT_EQ(::flock(collector.get(), LOCK_EX | LOCK_NB), 0);
    const auto refused = hold_current_manifest(folder.path());
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("is missing"), std::string::npos);
  }
  EXPECT_TRUE(hold_current_manifest(folder.path()));
}

TEST(HoldCurrentManifest, FollowsNoLinkAndReadsNoMoreThanManifestsHave) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered_manifest(1)));
  const fs::path path = folder.path() / "MANIFEST-000001.json";
  fs::rename(path, folder.path() / "elsewhere");
  fs::create_symlink(folder.path() / "elsewhere", path);
  const auto linked = hold_current_manifest(folder.path());
  ASSERT_FALSE(linked);
  EXPECT_EQ(linked.error().kind, ErrorKind::io);
  fs::remove(path);
  fs::rename(folder.path() / "elsewhere", path);
  EXPECT_TRUE(hold_current_manifest(folder.path()));
  fs::resize_file(path, max_manifest_bytes + 1);
  const auto large = hold_current_manifest(folder.path());
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().message, path.string() + " is larger than any manifest");
}

}  // namespace
}  // namespace pressmark
