// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists of the segment's own articles agree with its database, those of others do not.

#include "archive/verify_postings.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/segment_columns_writer.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::set<std::string> columns_at_fault(const std::filesystem::path& folder) {
  const auto segment = SegmentReader::open_unpublished(folder);
  EXPECT_TRUE(segment) << segment.error().message;
  std::set<std::string> columns;
  verify_postings(*segment, [&](std::string_view column, const std::string& problem) {
    EXPECT_NE(problem, "");
    columns.insert(std::string{column});
  });
  return columns;
}

TEST(VerifyPostings, ListsOfOtherArticlesAreNoticed) {
  const testing::TemporaryFolder folder;
  const std::filesystem::path archive = folder.path() / "news";
  const Manifest manifest = testing::make_archive(archive, {testing::make_up_articles(300, 1)});
  const std::filesystem::path segment = archive / "segments" / manifest.segments[0].id;
  EXPECT_EQ(columns_at_fault(segment), std::set<std::string>{});

  SegmentColumnsWriter writer;
  testing::add_rows(writer, testing::make_up_articles(300, 2));
  std::filesystem::remove_all(segment / "columns");
  ASSERT_TRUE(writer.write(segment, manifest.segments[0].uuid));
  EXPECT_EQ(columns_at_fault(segment), (std::set<std::string>{"caption_postings", "name_postings",
                                                              "postings", "title_postings"}));
}

}  // namespace
}  // namespace pressmark
