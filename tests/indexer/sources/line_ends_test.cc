// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines that end with carriage returns alone.
#include "indexer/sources/line_ends.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"
#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(LineEnds, AreReturnsWhereThereIsNoLineFeed) {
  EXPECT_TRUE(ends_lines_with_returns("a\rb"));
  EXPECT_FALSE(ends_lines_with_returns("a\r\nb\r"));
  EXPECT_FALSE(ends_lines_with_returns("a\nb"));
  EXPECT_FALSE(ends_lines_with_returns("a"));
  EXPECT_FALSE(ends_lines_with_returns(""));
}

TEST(LineEnds, BecomeLineFeedsOneByOne) {
  auto source = make_line_feed_source(make_memory_source("\ra\r\rb"));
  EXPECT_EQ(source->size(), 5U);
  EXPECT_EQ(read_everything(*source, 2), "\na\n\nb");
  EXPECT_EQ(source->file_bytes(), 5U);
  ASSERT_TRUE(source->seek(3));
  EXPECT_EQ(read_everything(*source), "\nb");
}

// Each of these passed for one text with everything in it.
TEST(LineEnds, OfTablesAndRecordsMayBeReturns) {
  EXPECT_THAT(read_records("id,title,body\ra,One,First text.\rb,Two,\"Second\rtext.\"\r"),
              ElementsAre("a | One | - (none) | First text.", "b | Two | - (none) | Second/text."));
  EXPECT_THAT(
      read_records("{\"id\":\"a\",\"body\":\"First.\"}\r{\"id\":\"b\",\"body\":\"Second.\"}\r"),
      ElementsAre("a |  | - (none) | First.", "b |  | - (none) | Second."));
  EXPECT_THAT(read_records(compress(Packing::gzip, "id,body\ra,First.\r")),
              ElementsAre("a |  | - (none) | First."));
}

}  // namespace
}  // namespace pressmark
