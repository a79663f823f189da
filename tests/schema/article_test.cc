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

}  // namespace
}  // namespace pressmark
