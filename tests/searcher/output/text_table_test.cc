// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns line up, whatever is in them.
#include "searcher/output/text_table.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(TextTable, ColumnsAreAsWideAsTheirWidestCell) {
  EXPECT_EQ(format_text_table({{"name"}, {"n", true}, {"rest"}},
                              {{"a", "1", "x"}, {"Кофи Менса", "1,234", ""}, {"漢字", "9", "y z"}},
                              false),
            "name            n  rest\n"
            "a               1  x\n"
            "Кофи Менса  1,234\n"
            "漢字            9  y z\n");
}

TEST(TextTable, CellsAreHarmlessAndHeadersDim) {
  EXPECT_EQ(format_text_table({{"a"}}, {{"\x1b[2J\nb"}}, true), "\x1b[2ma\x1b[0m\n\\x1b[2J b\n");
  EXPECT_EQ(format_text_table({{"a"}, {"b", true}}, {}, false), "a  b\n");
}

}  // namespace
}  // namespace pressmark
