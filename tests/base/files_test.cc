// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files: whole, bounded, durable, and never a hang.

#include "base/files.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path{::testing::TempDir()} /
              ("pressmark_files_" + std::to_string(::getpid()) + "_" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(Files, WriteThenReadGivesTheSameBytes) {
  const std::string content = std::string{"a\0b", 3} + std::string(200'000, 'x');
  ASSERT_TRUE(write_file(folder_ / "f", content));
  EXPECT_EQ(*read_file(folder_ / "f", content.size()), content);
}

TEST_F(Files, ReadRefusesMoreThanTheLimit) {
  ASSERT_TRUE(write_file(folder_ / "f", "12345"));
  EXPECT_TRUE(read_file(folder_ / "f", 5));
  const auto refused = read_file(folder_ / "f", 4);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::limit);
}

TEST_F(Files, MissingFileNamesItselfAndTheCause) {
  const auto missing = read_file(folder_ / "none", 10);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
  EXPECT_EQ(missing.error().message,
            "cannot open " + (folder_ / "none").string() + ": no such file or directory");
}

TEST_F(Files, AFifoIsAnErrorNotAHang) {
  ASSERT_EQ(::mkfifo((folder_ / "fifo").c_str(), 0600), 0);
  const auto refused = read_file(folder_ / "fifo", 10);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::io);
  EXPECT_FALSE(read_file("/dev/zero", 10));
  EXPECT_FALSE(read_file(folder_, 10));
}

TEST_F(Files, MappedBytesAreTheFile) {
  ASSERT_TRUE(write_file(folder_ / "f", "hello"));
  const auto mapped = MappedFile::open(folder_ / "f");
  ASSERT_TRUE(mapped);
  ASSERT_EQ(mapped->size(), 5U);
  EXPECT_EQ(static_cast<char>(mapped->bytes()[4]), 'o');
  ASSERT_TRUE(write_file(folder_ / "empty", ""));
  EXPECT_EQ(MappedFile::open(folder_ / "empty")->size(), 0U);
  EXPECT_FALSE(MappedFile::open(folder_));
}

TEST_F(Files, ReplaceLeavesNothingBeside) {
  ASSERT_TRUE(replace_file(folder_ / "f", "old"));
  ASSERT_TRUE(replace_file(folder_ / "f", "new"));
  EXPECT_EQ(*read_file(folder_ / "f", 10), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}), 1);
}

TEST_F(Files, WhatCannotBeReplacedStaysAndNothingBesideIt) {
  fs::create_directories(folder_ / "a" / "b");
  const Status refused = replace_file(folder_ / "a", "new");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::io);
  EXPECT_TRUE(refused.error().message.starts_with("cannot replace")) << refused.error().message;
  EXPECT_TRUE(fs::is_directory(folder_ / "a" / "b"));
  EXPECT_EQ(std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}), 1);
}

TEST_F(Files, WriteTemporaryFileReplacesWhatWasThere) {
  ASSERT_TRUE(write_temporary_file(folder_ / "t", "longer than the next"));
  ASSERT_TRUE(write_temporary_file(folder_ / "t", "short"));
  EXPECT_EQ(*read_file(folder_ / "t", 100), "short");
  EXPECT_FALSE(write_temporary_file("/dev/full", "x"));
  EXPECT_FALSE(write_temporary_file(folder_ / "no/such/folder", "x"));
}

TEST_F(Files, DiskFullHasAHint) {
  const Status refused = write_file("/dev/full", "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::io);
  EXPECT_NE(refused.error().hint.find("make room"), std::string::npos);
}

TEST_F(Files, SyncTreeWalksEverything) {
  fs::create_directories(folder_ / "a" / "b");
  ASSERT_TRUE(write_file(folder_ / "a" / "b" / "f", "x"));
  EXPECT_TRUE(sync_tree(folder_));
  EXPECT_FALSE(sync_tree(folder_ / "missing"));
}

TEST_F(Files, ADescriptorIsClosedOnce) {
  FileDescriptor first{::dup(0)};
  const int fd = first.get();
  FileDescriptor second = std::move(first);
  EXPECT_FALSE(first.is_open());
  EXPECT_EQ(second.get(), fd);
}

}  // namespace
}  // namespace pressmark
