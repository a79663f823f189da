// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which stems share characters with an operand, and how.
#include "searcher/match/character_operands.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text)
    append_utf8(out, c);
  return out;
}

// "大学生 at 0; 广大 begins 1": by stem, for each segment.
std::string character_terms_of(const TinyArchive& archive, const Plan& word) {
  CharacterOperands operands{archive.segments()};
  operands.resolve(plans::any_of({plans::word("oil"), plans::phrase({word})}));
  const Plan plan = plans::any_of({word});
  operands.resolve(plan);
  std::string out;
  for (std::size_t i = 0; i < archive.segments().size(); ++i) {
    std::vector<std::string> lines;
    for (const CharacterTerm& term : operands.terms(plan.children[0], i).terms) {
      std::string line = utf8_of(term.text);
      for (const std::uint32_t at : term.inside)
        line += " at " + std::to_string(at);
      for (const std::uint32_t length : term.begins)
        line += " begins " + std::to_string(length);
      lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    out += i == 0 ? "" : " / ";
    for (const std::string& line : lines)
      out += (&line == &lines.front() ? "" : "; ") + line;
  }
  return out;
}

class CharacterOperandsTest : public ::testing::Test {
 protected:
  // Between spaces the dictionary cuts nowhere else.
  TinyArchive archive_{{{{.id = "1", .body = "大学生 来到 北京 大学 oil"},
                         {.id = "2", .body = "学生 哈哈", .language = "fr"}},
                        {{.id = "3", .body = "国 大 中国 oil"}}}};
};

TEST_F(CharacterOperandsTest, AreStemsOfAnyLanguage) {
  EXPECT_EQ(character_terms_of(archive_, plans::characters("学")),
            "大学 at 1; 大学生 at 1; 学生 at 0 / ");
  EXPECT_EQ(character_terms_of(archive_, plans::characters("大学")),
            "大学 at 0; 大学生 at 0; 学生 / 大 begins 1");
  EXPECT_EQ(character_terms_of(archive_, plans::characters("京大学")),
            "北京 begins 1; 大学; 大学生; 学生 / 大");
  EXPECT_EQ(character_terms_of(archive_, plans::characters("哈")), "哈哈 at 0 at 1 / ");
  EXPECT_EQ(character_terms_of(archive_, plans::characters("中")), " / 中国 at 0");
}

TEST_F(CharacterOperandsTest, AreBoundToWords) {
  Plan word = plans::characters("大学");
  word.ends_word = true;
  EXPECT_EQ(character_terms_of(archive_, word), "大学 at 0 / 大 begins 1")
      << "大学生 goes on, and so does 学生";
  word = plans::characters("学生");
  word.begins_word = true;
  EXPECT_EQ(character_terms_of(archive_, word), "学生 at 0 / ")
      << "大学 ends with 学, and does not begin with it";
}

TEST(CharacterTerms, GoOnInTheNextWord) {
  CharacterTerms operand;
  operand.wanted = U"北京大学";
  EXPECT_EQ(operand.go_on(2, U"大"), 3U);
  EXPECT_EQ(operand.go_on(2, U"大学"), 4U);
  EXPECT_EQ(operand.go_on(2, U"大学生"), 4U);
  EXPECT_EQ(operand.go_on(2, U"学"), 0U);
  EXPECT_EQ(operand.go_on(3, U"大学"), 0U);
  operand.ends_word = true;
  EXPECT_EQ(operand.go_on(2, U"大学生"), 0U);
  EXPECT_EQ(operand.go_on(2, U"大学"), 4U);
}

}  // namespace
}  // namespace pressmark
