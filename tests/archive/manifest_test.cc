// SPDX-License-Identifier: GPL-2.0-or-later
//
// Publishing: before it the old archive, after it the new one, and never anything else.

#include "archive/manifest.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "archive/lock.h"
#include "schema/fields.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

Manifest numbered(std::uint64_t number) {
  Manifest manifest;
  manifest.number = number;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = "made up";
  manifest.canonical_map.path = "publish/" + publish_folder_name(number) + "/canonical_map";
  manifest.families.path = "publish/" + publish_folder_name(number) + "/families";
  return manifest;
}

TEST(Manifest, PublishedIsRead) {
  const testing::TemporaryFolder folder;
  for (const std::uint64_t number : {1U, 2U, 7U}) {
    ASSERT_TRUE(publish_manifest(folder.path(), numbered(number)));
    const auto current = read_current_manifest(folder.path());
    ASSERT_TRUE(current) << current.error().message;
    EXPECT_EQ(*current, numbered(number));
  }
  EXPECT_EQ(testing::files_below(folder.path()),
            (std::vector<std::string>{"CURRENT", "MANIFEST-000001.json", "MANIFEST-000002.json",
                                      "MANIFEST-000007.json"}));
}

TEST(Manifest, OnlyANewerOneIsPublished) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(5)));
  for (const std::uint64_t number : {4U, 5U}) {
    const Status refused = publish_manifest(folder.path(), numbered(number));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::archive);
  }
  EXPECT_EQ(read_current_manifest(folder.path())->number, 5U);
}

// The states a crash can leave: each file whole or half-written, CURRENT old or new.
TEST(Manifest, ACrashLeavesTheOldArchive) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(1)));
  const std::string next = serialise(numbered(2));
  for (std::size_t length = 0; length <= next.size(); ++length) {
    testing::overwrite(folder.path() / "MANIFEST-000002.json", next.substr(0, length));
    testing::overwrite(folder.path() / "CURRENT.tmp", "MANIFEST-0000");
    ASSERT_EQ(read_current_manifest(folder.path())->number, 1U);
  }
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(2)));
  EXPECT_EQ(read_current_manifest(folder.path())->number, 2U);
}

// A reader that holds nothing may find that what CURRENT named a moment ago is collected.
TEST(Manifest, IsReadWhileAWriterPublishesAndCollects) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(1)));
  const auto lock = WriterLock::acquire(folder.path());
  ASSERT_TRUE(lock);
  std::atomic<bool> is_done = false;
  std::atomic<std::uint64_t> failures = 0;
  std::thread reader{[&] {
    while (!is_done) {
      if (!read_current_manifest(folder.path())) ++failures;
    }
  }};
  bool has_published = true;
  for (std::uint64_t number = 2; number < 500 && has_published; ++number) {
    has_published = publish_manifest(folder.path(), numbered(number)).has_value() &&
                    collect_garbage(folder.path(), *lock).has_value();
  }
  is_done = true;
  reader.join();
  EXPECT_TRUE(has_published);
  EXPECT_EQ(failures, 0U);
}

TEST(Manifest, AFailureLeavesTheOldArchive) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(1)));
  fs::create_directory(folder.path() / "MANIFEST-000002.json");
  const Status failed = publish_manifest(folder.path(), numbered(2));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::io);
  EXPECT_EQ(read_current_manifest(folder.path())->number, 1U);
  fs::create_directory(folder.path() / "CURRENT.tmp");
  EXPECT_FALSE(publish_manifest(folder.path(), numbered(3)));
  EXPECT_EQ(read_current_manifest(folder.path())->number, 1U);
}

TEST(Manifest, DamageIsNamed) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(publish_manifest(folder.path(), numbered(1)));
  const fs::path path = folder.path() / "MANIFEST-000001.json";
  const std::string begin = "archive " + folder.path().string() + ": MANIFEST-000001.json ";
  const std::string good = testing::file_content(path);
  testing::overwrite(path, good + " ");
  auto manifest = read_current_manifest(folder.path());
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().kind, ErrorKind::archive);
  EXPECT_EQ(manifest.error().message, begin + "is damaged: it has another checksum");
  EXPECT_EQ(manifest.error().hint,
            "see what is damaged: indexer verify -d " + folder.path().string());
  fs::remove(path);
  EXPECT_EQ(read_current_manifest(folder.path()).error().message, begin + "is missing");
}

TEST(Manifest, AnotherFormatIsRefusedWithAWayOut) {
  const testing::TemporaryFolder folder;
  Manifest other = numbered(1);
  other.format_version = archive_format_version + 1;
  ASSERT_TRUE(publish_manifest(folder.path(), other));
  const auto manifest = read_current_manifest(folder.path());
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().kind, ErrorKind::archive);
  EXPECT_NE(manifest.error().message.find("has archive format"), std::string::npos);
  EXPECT_NE(manifest.error().hint.find("--replace"), std::string::npos);
}

}  // namespace
}  // namespace pressmark
