// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables as programs write them.

#include "indexer/sources/csv_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(CsvReader, ReadsRowsByTheNamesOfTheirColumns) {
  EXPECT_THAT(read_records("id,Title,text,date,url\r\n"
                           "a1,Talks begin,\"The talks, at last, began.\",2017-02-16,\r\n"
                           "\r\n"
                           ",Talks end,\"They \"\"ended\"\".\n\nNobody knew why.\",,\r\n"),
              ElementsAre("a1 | Talks begin | 2017-02-16 (explicit) | The talks, at last, began.",
                          "n#2 | Talks end | - (none) | They \"ended\"./Nobody knew why."));
}

TEST(CsvReader, KnowsOtherSeparators) {
  const auto one = ElementsAre("n#1 | Talks begin | 2017-02-16 (explicit) | They began.");
  EXPECT_THAT(read_records("title;date;body\nTalks begin;2017-02-16;They began.\n"), one);
  EXPECT_THAT(read_records("title\tdate\tbody\nTalks begin\t2017-02-16\tThey began.\n"), one);
  EXPECT_THAT(read_records("title|publishedAt|body\nTalks begin|2017-02-16|They began.\n"), one);
  EXPECT_THAT(read_records("title|date|body\nTalks begin|2017-02-16|They began.\n"), one);
}

TEST(CsvReader, MapsColumns) {
  EXPECT_THAT(read_records("Kicker,Story,title\nTalks begin,They began.,x\n",
                           {.format = ArticleFormat::csv,
                            .field_map = {{"title", "kicker"}, {"body", "Story"}}}),
              ElementsAre("n#1 | Talks begin | - (none) | They began."));
}

TEST(CsvReader, KnowsColumnsThatWereObjects) {
  const Article article = read_first("_id,source.name,headline.main,_source.body\na,S,T,B\n");
  EXPECT_EQ(article.id + article.source + article.title + article.body, "aSTB");
}

TEST(CsvReader, ReadsCredits) {
  const Article article = read_first("title,author,section\nA, Jane  Doe ,World\n");
  EXPECT_EQ(article.byline, "Jane Doe");
  EXPECT_EQ(article.section, "World");
  const Article filed = read_first(
      "title,tags,dateline,caption\nA,\"oil; Middle East\",\"BONN, Feb 16\",The hall.\n");
  EXPECT_EQ(filed.topics, (std::vector<std::string>{"oil", "Middle East"}));
  EXPECT_EQ(filed.dateline, "BONN");
  EXPECT_EQ(filed.captions, "The hall.");
}

TEST(CsvReader, ReadsWhatProgramsWrite) {
  const auto two = ElementsAre("n#1 | A | - (none) | B", "n#2 | C | - (none) | D");
  EXPECT_THAT(read_records(",title,text\n0,A,B\n1,C,D\n"), two);  // a column that has no name
  EXPECT_THAT(read_records("title,text,\nA,B,\nC,D,\n"), two);    // lines end in a separator
  EXPECT_THAT(read_records("title,text\nA,B,\nC,D,,\n"), two);
  EXPECT_THAT(read_records("\ttitle\ttext\n0\tA\tB\n1\tC\tD\n"), two);
  EXPECT_THAT(read_records("sep=;\r\ntitle;text\r\nA;B\r\nC;D\r\n"), two);
  EXPECT_THAT(read_records("\"the\nkicker\",title,\"text\"\nx,A,B\ny,C,D\n"), two);
}

TEST(CsvReader, TextMayBeHtml) {
  EXPECT_THAT(read_records("title,text\nQ&amp;A,\"<p>One.</p>\n<p>Two&nbsp;<b>three</b>.</p>\"\n"),
              ElementsAre("n#1 | Q&A | - (none) | One./Two three."));
}

TEST(CsvReader, ASummaryStandsForATextThatIsNotThere) {
  EXPECT_THAT(read_records("link,headline,category,short_description,text\n"
                           "http://x,One,World,Short.,Long.\nhttp://y,Two,World,Short.,\n"),
              ElementsAre("n#1 | One | - (none) | Long.", "n#2 | Two | - (none) | Short."));
}

TEST(CsvReader, SaysWhereAQuotationMarkIsNotClosed) {
  EXPECT_THAT(read_records("title,text\nA,B\nC,\"D\nE,F\nG,H\n"),
              ElementsAre("n#1 | A | - (none) | B",
                          "! d/n:3: a quotation mark that is not closed up to the end"));
}

TEST(CsvReader, CaptionsAloneAreText) {
  const Article article = read_first("title,body,caption\n,,The hall.\n");
  EXPECT_EQ(article.captions, "The hall.");
  EXPECT_FALSE(article.has_flag(ArticleFlag::no_text));
}

TEST(CsvReader, RefusesRowsOneByOne) {
  EXPECT_THAT(read_records("title,body\nA,B\nA,B,C\n,\nlast,one\n"),
              ElementsAre("n#1 | A | - (none) | B", "! d/n:3: 3 fields in a table of 2 columns",
                          "! d/n:4: no text: neither title, body nor captions",
                          "n#4 | last | - (none) | one"));
  EXPECT_THAT(read_records("title,body\n\"never closed,x\n", {.max_line_bytes = 1000}),
              ElementsAre("! d/n:2: a quotation mark that is not closed up to the end"));
  EXPECT_THAT(read_records("title,body\n\"" + std::string(2000, 'x') + "\",y\nA,B\n",
                           {.max_line_bytes = 1000}),
              ElementsAre("! d/n:2: row longer than 1000 bytes", "n#2 | A | - (none) | B"));
  EXPECT_THAT(read_records("a,b\n1,2\n", {.format = ArticleFormat::csv}),
              ElementsAre("! d/n:1: a table without a column for the text or the title"));
}

TEST(CsvReader, FlagsADateThatIsNone) {
  EXPECT_TRUE(read_first("title,date\nA,2017-02-30\n").has_flag(ArticleFlag::impossible_date));
}

TEST(CsvReader, SurvivesAnyBytes) {
  expect_to_survive({"id,title,body,date\n1,A,\"two\nlines\",2017-02-16\n2,B,C,D\n",
                     "title;body\n\"a\"\"b\";c\n"},
                    {.format = ArticleFormat::csv, .max_line_bytes = 500}, 300);
}

}  // namespace
}  // namespace pressmark
