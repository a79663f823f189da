// SPDX-License-Identifier: GPL-2.0-or-later
//
// Quotation marks and separators.

#include "indexer/sources/text_tables.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(TextTables, SplitRows) {
  EXPECT_THAT(split_row("a,b,,c", ','), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(split_row("", ','), ElementsAre(""));
  EXPECT_THAT(split_row(",", ','), ElementsAre("", ""));
  EXPECT_THAT(split_row("\"a,b\",\"say \"\"no\"\"\",c\"d", ','),
              ElementsAre("a,b", "say \"no\"", "c\"d"));
  EXPECT_THAT(split_row("a\tb,c", '\t'), ElementsAre("a", "b,c"));
}

TEST(TextTables, RowsGoOnWithinQuotationMarks) {
  RowScanner scanner{','};
  EXPECT_TRUE(scanner.add_line("a,\"one"));
  EXPECT_TRUE(scanner.add_line(""));
  EXPECT_FALSE(scanner.add_line("two\",b"));
  EXPECT_THAT(scanner.take(), ElementsAre("a", "one\n\ntwo", "b"));
}

TEST(TextTables, FindTheSeparator) {
  EXPECT_EQ(find_separator("title,body"), ',');
  EXPECT_EQ(find_separator("title;body;a,b"), ';');
  EXPECT_EQ(find_separator("title\tbody"), '\t');
  EXPECT_EQ(find_separator("title|body"), '|');
  EXPECT_EQ(find_separator("title"), '\0');
}

TEST(TextTables, AreKnownByTheirHeader) {
  EXPECT_TRUE(looks_like_table("id,title,body\n1,A,B\n"));
  EXPECT_TRUE(looks_like_table("\"ID\";\"Headline\"\r\n"));
  EXPECT_TRUE(looks_like_table(",title,body\n0,A,B\n"));
  EXPECT_TRUE(looks_like_table("title,body,\r\nA,B,\r\n"));
  EXPECT_TRUE(looks_like_table("sep=|\r\nid|title\n1|A\n"));
  EXPECT_TRUE(looks_like_table("\"the\nkicker\",title\nA,B\n"));
  EXPECT_FALSE(looks_like_table("\"the\nkicker,title\nA,B\n"));
  EXPECT_FALSE(looks_like_table("sep=;\n"));
  EXPECT_FALSE(looks_like_table("id,title,body"));  // no row
  EXPECT_FALSE(looks_like_table("a,b\n1,2\n"));     // nothing that is text
  EXPECT_FALSE(looks_like_table("title\nA\n"));
  EXPECT_FALSE(looks_like_table("title,,body\n1,2,3\n"));
  EXPECT_FALSE(looks_like_table("In his text, the mayor said: no.\nMore\n"));
}

// What is written by the rules comes back.
TEST(TextTables, ReadBackWhatWasWritten) {
  std::mt19937 random{13};
  for (int turn = 0; turn < 500; ++turn) {
    std::vector<std::string> fields(1 + random() % 5);
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      for (auto letters = random() % 8; letters > 0; --letters)
        fields[i] += ",\"ab "[random() % 5];
      std::string quoted;
      for (const char c : fields[i])
        quoted += c == '"' ? "\"\"" : std::string(1, c);
      row += (i > 0 ? "," : "") + ("\"" + quoted + "\"");
    }
    ASSERT_EQ(split_row(row, ','), fields) << row;
  }
}

}  // namespace
}  // namespace pressmark
