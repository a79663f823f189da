// SPDX-License-Identifier: GPL-2.0-or-later
//
// The columns of hits.
#include "searcher/output/hits_text.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Hit hit_named(std::string id) {
  Hit hit;
  hit.rank = 1;
  hit.id = std::move(id);
  hit.title = "A title";
  hit.score = 1.5;
  return hit;
}

TEST(HitsText, ColumnsStandUnderEachOther) {
  const std::vector<Hit> hits{hit_named("a"), hit_named("longer")};
  const auto lines = lines_of(format_hits(hits, 80, false));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(display_width(lines[0]), 80U);
  EXPECT_EQ(lines[0],
            " 1  undated     A title                                             a       1.50");
  EXPECT_EQ(lines[1],
            " 1  undated     A title                                             longer  1.50");
}

TEST(HitsText, ALongIdIsNeverCut) {
  const std::string id(80, 'x');
  const auto lines = lines_of(format_hits(std::vector<Hit>{hit_named(id)}, 80, false));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(display_width(lines[0]), 80U);
  EXPECT_EQ(lines[1], "    " + id);
}

TEST(HitsText, NoLineIsWiderThanTheTerminal) {
  for (const std::size_t columns : {40U, 64U, 80U, 100U, 160U}) {
    for (const std::string& line :
         lines_of(format_hits(sample_answer().response.hits, columns, false))) {
      EXPECT_LE(display_width(line), columns) << line;
    }
  }
}

TEST(HitsText, AnUntitledArticleShowsItsOpeningWordsAndDots) {
  Hit hit = hit_named("a");
  hit.title.clear();
  hit.opening = "The crews met.";
  EXPECT_NE(format_hits({&hit, 1}, 80, false).find("The crews met. ..."), std::string::npos);
  hit.opening.clear();
  EXPECT_NE(format_hits({&hit, 1}, 80, false).find("(no text)"), std::string::npos);
}

TEST(HitsText, RanksOfManyDigitsKeepTheirColumn) {
  Hit hit = hit_named("a");
  hit.rank = 123'456;
  EXPECT_TRUE(format_hits({&hit, 1}, 80, false).starts_with("123456  undated"));
}

}  // namespace
}  // namespace pressmark
