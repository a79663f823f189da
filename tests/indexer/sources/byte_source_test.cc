// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files, pipes and strings give the bytes they hold.

#include "indexer/sources/byte_source.h"

#include <array>
#include <cstdint>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/indexer/sources/packed_files.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

TEST(ByteSource, ReadsAFileInPartsOfAnySize) {
  const TemporaryFolder folder;
  std::string content;
  for (int i = 0; i < 1000; ++i)
    content += std::to_string(i) + '\n';
  const auto path = folder.write("a", content);
  for (const std::size_t at_once : {1U, 7U, 100'000U}) {
    const auto source =
        make_file_source(FileDescriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}, "a");
    EXPECT_EQ(read_everything(*source, at_once), content);
    EXPECT_EQ(source->file_bytes(), content.size());
  }
}

TEST(ByteSource, WaitsForAPipeThatDoesNotBlock) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
  const auto source = make_file_source(FileDescriptor{ends[0]}, "pipe");
  std::thread writer{[&] {
    for (const char c : {'a', 'b', 'c'}) {
      ::usleep(2000);
      EXPECT_EQ(::write(ends[1], &c, 1), 1);
    }
    ::close(ends[1]);
  }};
  EXPECT_EQ(read_everything(*source), "abc");
  writer.join();
}

TEST(ByteSource, NamesAFileThatCannotBeRead) {
  const TemporaryFolder folder;  // a folder opens, but has no bytes
  const auto source = make_file_source(
      FileDescriptor{::open(folder.path().c_str(), O_RDONLY | O_CLOEXEC)}, "news/a.txt");
  char byte = 0;
  const Result<std::size_t> got = source->read(&byte, 1);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, ErrorKind::io);
  EXPECT_EQ(got.error().message, "cannot read news/a.txt: is a directory");
}

TEST(ByteSource, ReadsAString) {
  const auto source = make_memory_source("0123456789");
  EXPECT_EQ(read_everything(*source, 3), "0123456789");
  EXPECT_EQ(source->file_bytes(), 10U);
}

TEST(ByteSource, ReadsAgainFromWhereItIsTold) {
  const TemporaryFolder folder;
  const auto path = folder.write("a", "??0123456789");
  FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  ASSERT_EQ(::lseek(file.get(), 2, SEEK_SET), 2);  // as a shell leaves standard input behind
  for (const auto& source :
       {make_file_source(std::move(file), "a"), make_memory_source("0123456789")}) {
    char byte = 0;
    ASSERT_TRUE(source->read(&byte, 1));
    ASSERT_EQ(source->size(), 10U);
    for (const std::uint64_t offset : {7U, 0U, 3U, 10U}) {
      ASSERT_TRUE(source->seek(offset));
      EXPECT_EQ(read_everything(*source, 4), std::string{"0123456789"}.substr(offset));
    }
    EXPECT_EQ(source->file_bytes(), 10U);
  }
}

TEST(ByteSource, APipeIsReadFrontToBack) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const FileDescriptor writer{ends[1]};
  const auto source = make_file_source(FileDescriptor{ends[0]}, "pipe");
  EXPECT_EQ(source->size(), std::nullopt);
  const Status sought = source->seek(0);
  ASSERT_FALSE(sought);
  EXPECT_EQ(sought.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
