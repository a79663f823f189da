// SPDX-License-Identifier: GPL-2.0-or-later
//
// A sketch that is not its article's is noticed.

#include "archive/verify_sketches.h"

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

std::string problems(const std::filesystem::path& folder) {
  const auto segment = SegmentReader::open_unpublished(folder);
  EXPECT_TRUE(segment) << segment.error().message;
  std::string problems;
  verify_sketches(*segment, [&](std::string_view column, const std::string& problem) {
    problems += std::string{column} + ": " + problem + "\n";
  });
  return problems;
}

TEST(VerifySketches, DifferencesAreNoticed) {
  const testing::TemporaryFolder folder;
  testing::write_segment(folder.path(), testing::make_up_articles(50, 1));
  EXPECT_EQ(problems(folder.path()), "");
  const auto path = folder.path() / "columns/sketch";
  std::string content = testing::file_content(path);
  ++content[column_header_bytes + 6 * sizeof(ShingleSketch) + 5];
  testing::overwrite(path, content);
  EXPECT_EQ(problems(folder.path()), "sketch: differs from the words of row 7\n");
}

}  // namespace
}  // namespace pressmark
