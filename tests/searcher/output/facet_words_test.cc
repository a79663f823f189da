// SPDX-License-Identifier: GPL-2.0-or-later
//
// Values of facets in words.
#include "searcher/output/facet_words.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(FacetWords, ArticlesWithoutAValueHaveAName) {
  EXPECT_EQ(name_of_none("month"), "undated");
  EXPECT_EQ(name_of_none("source"), "unknown");
  EXPECT_EQ(name_of_none("person"), "none");
  EXPECT_EQ(name_of_none("colour"), "none");
}

TEST(FacetWords, AliasesThatDifferInCaseTellNothing) {
  EXPECT_EQ(telling_aliases("Washington", {"WASHINGTON", "Washington, D.C.", "washington"}),
            std::vector<std::string>{"Washington, D.C."});
  EXPECT_EQ(also_text("Washington", {"WASHINGTON"}), "");
  EXPECT_EQ(also_text("A", {"b"}), " (also b)");
  EXPECT_EQ(also_text("A", {"b", "c", "d", "e", "a"}), " (also b, c, d and 1 more)");
}

}  // namespace
}  // namespace pressmark
