// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stories of the collection's kinds (written here), and the collection itself, if it is there.

#include "indexer/sources/reuters_sgml.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"
#include "tests/support/shared_data.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

constexpr std::string_view stories = R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" NEWID="17">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ship</D><D>grain</D></TOPICS><PLACES><D>west-germany</D></PLACES>
<TEXT>&#2;
<TITLE>HARBOUR TALKS &lt;HBR> BEGIN</TITLE>
<AUTHOR>    By Jane Doe, Reuters</AUTHOR>
<DATELINE>    BONN, Feb 26 - </DATELINE><BODY>The talks began on
Thursday, and nobody knew how long they
would last, officials said. They went on.
    They ended at 5 pct &amp; more.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="18">
<DATE> 5-MAR-1987 09:17:32.30</DATE>
<TEXT TYPE="BRIEF">&#2;
<TITLE>HARBOUR SAYS IT OPENS</TITLE>
</TEXT>
</REUTERS>
<REUTERS NEWID="19"><DATE>31-FEB-1987</DATE>
<TEXT TYPE="UNPROC">&#2;
The board met.
&#3;</TEXT></REUTERS>
)";

TEST(ReutersSgml, ReadsStoriesOfEveryKind) {
  EXPECT_THAT(
      read_records(std::string{stories}),
      ElementsAre("n#17 | HARBOUR TALKS <HBR> BEGIN | 1987-02-26 (metadata) | BONN, Feb 26 - The "
                  "talks began on Thursday, and nobody knew how long they would last, officials "
                  "said. They went on./They ended at 5 pct & more.",
                  "n#18 | HARBOUR SAYS IT OPENS | 1987-03-05 (metadata) | ",
                  "n#19 |  | - (none) | The board met."));
  const Article first = read_first(std::string{stories});
  EXPECT_EQ(first.byline, "Jane Doe, Reuters");
  EXPECT_EQ(first.source, "Reuters");
  EXPECT_EQ(first.dateline, "BONN");
  EXPECT_THAT(first.topics, ElementsAre("ship", "grain"));
}

TEST(ReutersSgml, IdsAreCleanText) {
  const std::string story = "\"><TITLE>A</TITLE></REUTERS>\n";
  EXPECT_THAT(read_records("<REUTERS NEWID=\"1" + std::string(1, '\0') + "7\n8" + story +
                               "<REUTERS NEWID=\"" + std::string(1, '\0') + story,
                           {.format = ArticleFormat::reuters_sgml}),
              ElementsAre("n#17 8 | A | - (none) | ", "n#2 | A | - (none) | "));
}

TEST(ReutersSgml, ReferencesStandForCharacters) {
  const auto title_of = [](const std::string& text) {
    return read_first("<REUTERS NEWID=\"1\"><TITLE>" + text + "</TITLE></REUTERS>\n",
                      {.format = ArticleFormat::reuters_sgml})
        .title;
  };
  EXPECT_EQ(title_of("A &lt;XYZ.N&gt; B"), "A <XYZ.N> B");
  EXPECT_EQ(title_of("A&#65;&#228;B"), "AA\u00E4B");
  EXPECT_EQ(title_of("A&#3;&#127;&#1114112;B"), "AB") << "of the wire, or no characters";
  EXPECT_EQ(title_of("A &#x; &#; &# &nbsp; B"), "A &#x; &#; &# &nbsp; B") << "as they stand";
}

TEST(ReutersSgml, SaysWhatIsWrong) {
  EXPECT_THAT(read_records("<REUTERS NEWID=\"1\">\n<TEXT>x"),
              ElementsAre("! d/n:1: the story breaks off"));
  EXPECT_THAT(read_records("<REUTERS><TEXT></TEXT></REUTERS>\n<REUTERS><TITLE>A</TITLE></REUTERS>",
                           {.format = ArticleFormat::reuters_sgml}),
              ElementsAre("! d/n:1: no text: neither a title nor a body", "n#2 | A | - (none) | "));
  EXPECT_THAT(read_records("x", {.format = ArticleFormat::reuters_sgml}),
              ElementsAre("! d/n: no story in this file"));
  const std::string large = "<REUTERS><BODY>" + std::string(500, 'x') + "\n</BODY></REUTERS>\n";
  EXPECT_THAT(read_records(large + "<REUTERS><TITLE>A</TITLE></REUTERS>\n",
                           {.format = ArticleFormat::reuters_sgml, .max_article_bytes = 100}),
              ElementsAre("! d/n:1: larger than 100 bytes", "n#2 | A | - (none) | "));
}

TEST(ReutersSgml, SurvivesAnyBytes) {
  expect_to_survive({std::string{stories}}, {.format = ArticleFormat::reuters_sgml}, 300);
}

TEST(ReutersSgml, ReadsAllStoriesOfTheCollection) {
  const auto folder = shared_data("raw/sgml");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  std::size_t read = 0;
  for (const char* file : {"reut2-000.sgm", "reut2-003.sgm", "reut2-021.sgm"}) {
    const auto reader = open_articles({(*folder / file).string()}, {});
    while (const std::optional<Result<Article>> article = reader->next()) {
      ASSERT_TRUE(article->has_value()) << article->error().message;
      ++read;
      EXPECT_EQ((*article)->date_by, DateBy::metadata) << (*article)->id;
      EXPECT_EQ(int{(*article)->published->year()}, 1987) << (*article)->id;
    }
  }
  EXPECT_EQ(read, 2578U);
}

}  // namespace
}  // namespace pressmark
