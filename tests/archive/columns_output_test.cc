// SPDX-License-Identifier: GPL-2.0-or-later
//
// The layout of column files, byte by byte, as docs/archive-format.md describes it.

#include "archive/columns_output.h"

#include <gtest/gtest.h>

#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::string u32(std::uint32_t value) {
  return {reinterpret_cast<const char*>(&value), 4};
}
std::string u64(std::uint64_t value) {
  return {reinterpret_cast<const char*>(&value), 8};
}

TEST(ColumnsOutput, FilesAreAsDocumented) {
  const testing::TemporaryFolder folder;
  auto output = ColumnsOutput::create(folder.path(), testing::example_uuid);
  ASSERT_TRUE(output);
  const std::vector<std::uint32_t> persons{1, 4};
  ColumnsRow row;
  row.day = -2;
  row.date_by = 3;
  row.length = 9;
  row.id_rank = 1;
  row.content_hash.fill(0xAB);
  row.keywords[0] = 2;
  row.id = "b";
  row.entities[0] = persons;
  row.mentioned_dates = persons;
  const std::vector<std::uint32_t> topics{0, 1};
  row.topics = topics;
  row.added = 5;
  row.word_order = "words";
  output->add(row);
  row = {};
  row.keywords[1] = 1;
  row.id = "aa";
  row.entities[0] = std::span{persons}.first(1);
  output->add(row);
  ASSERT_TRUE(output->finish({{{"A", "BC"}, {"en"}, {}, {}, {}}},
                             std::vector<std::string_view>{"oil", "tea"}));

  const auto content = [&](const std::string& name) {
    return testing::file_content(folder.path() / "columns" / name).substr(64);
  };
  EXPECT_EQ(content("day"), u32(0xFFFF'FFFE) + u32(0x8000'0000));
  EXPECT_EQ(content("date_by"), std::string("\x03\0", 2));
  EXPECT_EQ(content("length"), u32(9) + u32(0));
  EXPECT_EQ(content("id_rank"), u32(1) + u32(0));
  EXPECT_EQ(content("content_hash"), std::string(16, '\xab') + std::string(16, '\0'));
  EXPECT_EQ(content("source"), u32(2) + u32(0) + u32(2) + u32(1) + u32(3) + "ABC");
  EXPECT_EQ(content("language"), u32(0) + u32(1) + u32(1) + u32(2) + "en");
  EXPECT_EQ(content("section"), u32(0) + u32(0) + u32(0));
  EXPECT_EQ(content("byline"), u32(0) + u32(0) + u32(0));
  EXPECT_EQ(content("id"), std::string("baa\0\0\0\0\0", 8) + u64(0) + u64(1) + u64(3));
  EXPECT_EQ(content("word_order"), std::string("words\0\0\0", 8) + u64(0) + u64(5) + u64(5));
  EXPECT_EQ(content("person"), u32(1) + u32(4) + u32(1) + u32(0) + u32(0) + u32(2) + u32(3));
  EXPECT_EQ(content("mentioned_dates"), u32(1) + u32(4) + u32(0) + u32(2) + u32(2));
  EXPECT_EQ(content("topic"), u32(0) + u32(1) + u32(0) + u32(2) + u32(2));
  EXPECT_EQ(content("topic_values"), u32(2) + u32(3) + u32(6) + "oiltea");
  EXPECT_EQ(content("added"), u32(5) + u32(0x8000'0000));
  EXPECT_EQ(content("org"), u32(0) + u32(0) + u32(0));
  EXPECT_EQ(content("place"), u32(0) + u32(0) + u32(0));
  EXPECT_EQ(testing::files_below(folder.path()).size(), 20U);
}

TEST(ColumnsOutput, AFolderThatCannotBeMadeIsAnIoError) {
  const auto output = ColumnsOutput::create("/dev/null/segment", testing::example_uuid);
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
