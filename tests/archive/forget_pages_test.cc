// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forgotten bytes take no memory, and read as before.

#include "archive/forget_pages.h"

#include <array>
#include <string>

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/files.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::size_t resident_pages(std::span<const std::byte> bytes) {
  // Of this process, not of the page cache: mincore() would tell the latter.
  const std::string map = testing::file_content("/proc/self/smaps");
  const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
  std::array<char, 32> start{};
  std::snprintf(start.data(), start.size(), "%lx-", static_cast<unsigned long>(address));
  const std::size_t mapping = map.find(start.data());
  if (mapping == std::string::npos) return 0;
  const std::size_t rss = map.find("Rss:", mapping);
  return std::stoul(map.substr(rss + 4)) * 1024 / static_cast<std::size_t>(::getpagesize());
}

TEST(ForgetPages, GivesThemBackAndReadsTheSame) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "file";
  std::string content;
  for (int i = 0; content.size() < 1'000'000; ++i)
    content += std::to_string(i) + " ";
  testing::overwrite(path, content);
  const auto file = MappedFile::open(path);
  ASSERT_TRUE(file);
  const auto text = [&] {
    return std::string{reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size()};
  };
  EXPECT_EQ(text(), content);
  const std::size_t before = resident_pages(file->bytes());
  ASSERT_GT(before, 200U);
  forget_pages(file->bytes().subspan(1, 3));  // no whole page
  EXPECT_EQ(resident_pages(file->bytes()), before);
  forget_pages(file->bytes().subspan(1));
  EXPECT_LE(resident_pages(file->bytes()), 2U);
  EXPECT_EQ(text(), content);
  forget_pages({});
}

}  // namespace
}  // namespace pressmark
