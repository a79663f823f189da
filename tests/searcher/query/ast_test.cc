// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trees are printed one node a line.
#include "searcher/query/ast.h"

#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace pressmark {
namespace {

TEST(PrintTree, IndentsChildren) {
  const Result<ParsedQuery> parsed =
      parse_query("Tillerson (Syria OR \"war crimes\") -title:Trump a NEAR/3 b date:none");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(print_tree(parsed->root),
            "and\n"
            "  word Tillerson\n"
            "  or\n"
            "    word Syria\n"
            "    phrase \"war crimes\"\n"
            "  not\n"
            "    word title:Trump\n"
            "  near/3\n"
            "    word a\n"
            "    word b\n"
            "  date date:none\n");
}

TEST(PrintTree, TellsTheKindsOfNamesApart) {
  const Result<ParsedQuery> parsed = parse_query("person:a person:\"a\" person=a source:a");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(print_tree(parsed->root),
            "and\n"
            "  name person:a\n"
            "  whole name person:\"a\"\n"
            "  spelling person=\"a\"\n"
            "  keyword source:\"a\"\n");
}

}  // namespace
}  // namespace pressmark
