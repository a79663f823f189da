// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words are Chinese or Japanese, and where their characters are printed.
#include "analysis/han_kana.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/fold.h"

namespace pressmark {
namespace {

TEST(IsHanOrKana, OfWordsInTheseCharactersAlone) {
  for (const char* word :
       {"大学", "人々", "〇", "カタカナ", "ビール", "ひらがな", "日本語", "𠮷野"})
    EXPECT_TRUE(is_han_or_kana(word)) << word;
  for (const char* word :
       {"", "war", "Лавров", "한국", "ไทย", "20", "a大", "大a", "大20", "，", "—"})
    EXPECT_FALSE(is_han_or_kana(word)) << word;
}

std::string found_characters(std::string_view printed, std::uint32_t first, std::uint32_t last) {
  const ByteRange range = find_characters(printed, first, last);
  return std::string{printed.substr(range.begin, range.size())};
}

TEST(FindCharacters, CountsThoseOfTheFoldedWord) {
  EXPECT_EQ(found_characters("北京大学", 0, 2), "北京");
  EXPECT_EQ(found_characters("北京大学", 1, 4), "京大学");
  EXPECT_EQ(found_characters("𠮷野家", 1, 2), "野");
  EXPECT_EQ(found_characters("ﾊﾞﾝﾄﾞ", 0, 1), "ﾊﾞ") << "two half-width characters are one";
  EXPECT_EQ(found_characters("ﾊﾞﾝﾄﾞ", 1, 3), "ﾝﾄﾞ");
  EXPECT_EQ(found_characters("ﾊﾞﾝﾄﾞ", 2, 3), "ﾄﾞ");
  EXPECT_EQ(found_characters("大㍿人", 1, 2), "㍿") << "one is four";
  EXPECT_EQ(found_characters("大㍿人", 0, 3), "大㍿");
  EXPECT_EQ(found_characters("大㍿人", 5, 6), "人");
  EXPECT_EQ(found_characters("葛\U000E0100城", 0, 1), "葛\U000E0100")
      << "a sign that is folded away";
  EXPECT_EQ(found_characters("葛\U000E0100城", 1, 2), "城");
}

// Every stretch of a folded word is found in what was printed, and folds to itself, unless it cuts
// what was one character.
TEST(FindCharacters, FoldToWhatWasAskedFor) {
  const std::vector<std::string> words{"北京大学生", "カタカナ", "ﾃｽﾄ", "ﾊﾞﾝﾄﾞ", "豈日々"};
  for (const std::string& word : words) {
    const std::string folded = fold_case(word);
    const std::uint32_t size = count_characters(folded);
    for (std::uint32_t first = 0; first < size; ++first) {
      for (std::uint32_t last = first + 1; last <= size; ++last)
        EXPECT_EQ(count_characters(fold_case(found_characters(word, first, last))), last - first)
            << word;
    }
    EXPECT_EQ(fold_case(found_characters(word, 0, size)), folded);
  }
}

}  // namespace
}  // namespace pressmark
