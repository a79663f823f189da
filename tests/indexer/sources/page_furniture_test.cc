// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of pages, and lines of articles that look a little like them.

#include "indexer/sources/page_furniture.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(PageFurniture, IsKnownByItsWords) {
  for (const std::string_view line :
       {"Read more: Mayor resigns", "READ ALSO Talks in spring", "Advertisement", "Share",
        "register", "Sign up for our newsletter", "Photo: J. Doe", "Last updated 10 May",
        "16 February 2017", "By Jane Doe and John Smith", "\u00A9 2017 The Post",
        "Copyright 2017 The Post. All rights "
        "reserved. This material may not be published."}) {
    EXPECT_TRUE(is_page_furniture(line)) << line;
  }
}

TEST(PageFurniture, IsNotWhatArticlesSay) {
  for (const std::string_view line :
       {"The talks began.", "Shares fell on Tuesday.", "By the evening, nobody had left.",
        "Commenting on the talks, he said", "On 16 February 2017 the talks began.",
        "Registered voters decide in May."}) {
    EXPECT_FALSE(is_page_furniture(line)) << line;
  }
  const std::string long_line = "Read more: " + std::string(200, 'x');
  EXPECT_FALSE(is_page_furniture(long_line));
}

TEST(PageFurniture, KnowsBylines) {
  EXPECT_TRUE(is_byline("By Jane Doe"));
  EXPECT_TRUE(is_byline("by JANE DOE in Bonn"));
  EXPECT_FALSE(is_byline("By then it was late"));
  EXPECT_FALSE(is_byline("Jane Doe"));
}

}  // namespace
}  // namespace pressmark
