// SPDX-License-Identifier: GPL-2.0-or-later
//
// Flags of an article.

#include "schema/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Article, FlagsAddUpAndAreNamed) {
  Article article;
  EXPECT_THAT(describe_flags(article.flags), IsEmpty());
  article.set_flag(ArticleFlag::impossible_date);
  article.set_flag(ArticleFlag::no_text);
  EXPECT_TRUE(article.has_flag(ArticleFlag::no_text));
  EXPECT_FALSE(article.has_flag(ArticleFlag::removed_nul));
  EXPECT_THAT(describe_flags(article.flags), ElementsAre("no text", "impossible date"));
}

TEST(Article, RawBodyHasEverythingInItsPlace) {
  Article article;
  EXPECT_EQ(raw_body(article), "");
  article.removed = {{0, "a"}};
  EXPECT_EQ(raw_body(article), "[-a-]");
  article.body = "One.\nStill one.\n\nTwo.";
  EXPECT_EQ(raw_body(article), "[-a-]\n\nOne.\nStill one.\n\nTwo.");
  article.removed = {{1, "b"}, {1, "c"}, {2, "d"}, {9, "e"}};
  EXPECT_EQ(raw_body(article), "One.\nStill one.\n\n[-b-]\n\n[-c-]\n\nTwo.\n\n[-d-]\n\n[-e-]");
  article.removed.clear();
  EXPECT_EQ(raw_body(article), article.body);
}

TEST(Article, TextIsTitleBodyAndCaptions) {
  Article article;
  EXPECT_EQ(text_bytes(article), 0U);
  article.title = "a";
  article.body = "bc";
  article.captions = "def";
  EXPECT_EQ(text_of(article, TextField::title) + text_of(article, TextField::body) +
                text_of(article, TextField::caption),
            "abcdef");
  EXPECT_EQ(text_bytes(article), 6U);
}

}  // namespace
}  // namespace pressmark
