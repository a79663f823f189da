// SPDX-License-Identifier: GPL-2.0-or-later
//
// What feeds and the formats of agencies do alike: sizes, files without items, a bad item among
// good ones. What their elements say is in the tests of each.

#include "indexer/sources/xml_item_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(XmlItemReader, SaysOnceThatAFileHasNoItems) {
  EXPECT_THAT(read_records("<rss version=\"2.0\"><channel></channel></rss>"),
              ElementsAre(HasSubstr("a feed without items")));
}

TEST(XmlItemReader, NumbersItemsThatHaveNoIdAndGoesOnAfterABadOne) {
  EXPECT_THAT(read_records("<rss version=\"2.0\"><channel><item><title>One</title></item>"
                           "<item></item><item><title>Three</title></item></channel></rss>"),
              ElementsAre(HasSubstr("n#1 | One"), HasSubstr("no text"), HasSubstr("n#3 | Three")));
}

TEST(XmlItemReader, RejectsAnItemThatIsTooLarge) {
  ReadOptions options;
  options.max_article_bytes = 10;
  EXPECT_THAT(read_records("<rss version=\"2.0\"><channel><item><title>Far too long a title"
                           "</title></item><item><title>Short</title></item></channel></rss>",
                           options),
              ElementsAre(HasSubstr("larger than"), HasSubstr("n#2 | Short")));
}

}  // namespace
}  // namespace pressmark
