// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was added article by article is read list by list, in the order asked for.

#include "archive/segment_postings.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "archive/postings.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::string print(const PostingList& list) {
  std::string out;
  PostingBlock block{};
  for (std::uint32_t b = 0; b < list.blocks(); ++b) {
    list.read(b, block);
    for (std::uint32_t i = 0; i < block.size; ++i) {
      out += std::to_string(block.documents[i]) + "x" + std::to_string(block.frequencies[i]) + " ";
    }
  }
  return out;
}

std::string print_column(const std::filesystem::path& folder, const std::string& name) {
  auto file = VerifiedFile::open(folder / "columns" / name, nullptr);
  EXPECT_TRUE(file);
  const auto column = PostingsColumn::open(*std::move(file), testing::example_uuid, name);
  if (!column) return column.error().message;
  std::string out;
  for (std::uint32_t row = 0; row < column->rows(); ++row)
    out += "[" + print((*column)[row]) + "]";
  return out;
}

TEST(SegmentPostings, ListsComeInTheOrderAskedFor) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "columns");
  SegmentPostings postings;
  postings.add_stem(0, {4, 3, 0});  // once in the title, once in the body
  postings.add_stem(1, {2, 0, 2});
  postings.add_name(0, 2);
  postings.end_article(6);
  postings.add_stem(1, {1, 0, 0});
  postings.add_stem(2, {6, 6, 0});
  postings.end_article(7);
  postings.add_stem(0, {1, 0, 1});
  postings.add_name(1, 1);
  postings.add_name(0, 1);
  postings.end_article(1);

  const std::vector<std::uint32_t> stems{2, 0, 1};
  const std::vector<std::uint32_t> names{1, 0};
  ASSERT_TRUE(postings.write(folder.path(), testing::example_uuid, stems, names));
  EXPECT_EQ(print_column(folder.path(), "postings"), "[2x6 ][1x4 3x1 ][1x2 2x1 ]");
  EXPECT_EQ(print_column(folder.path(), "title_postings"), "[2x6 ][1x3 ][]");
  EXPECT_EQ(print_column(folder.path(), "caption_postings"), "[][3x1 ][1x2 ]");
  EXPECT_EQ(print_column(folder.path(), "name_postings"), "[3x1 ][1x2 3x1 ]");
}

}  // namespace
}  // namespace pressmark
