// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which letters the words of a line of capitals are given.
#include "analysis/entities/letter_case.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark::entities {
namespace {

std::string restore_title(std::string_view title, std::string_view body) {
  ArticleWords article;
  split_words(title, body, article);
  CaseRestorer restorer;
  restorer.restore(article);
  EXPECT_EQ(article.title.size(), title.size());
  EXPECT_EQ(article.body.size(), body.size());
  return std::string{article.title};
}

struct CaseCase {
  std::string_view title;
  std::string_view body;
  std::string_view restored;
};

TEST(LetterCase, IsThatOfASentence) {
  for (const CaseCase& c : {
           CaseCase{"TREASURY'S BAKER SAYS RATES FELL", "", "treasury'S Baker says rates fell"},
           CaseCase{"PRESIDENT OSTRAVSKI VOWS NO TAX RISE", "",
                    "President Ostravski vows no tax rise"},
           CaseCase{"THE PRESIDENT OF FRANCE LEFT", "", "the president of France left"},
           CaseCase{"WORLD BANK URGES CALM IN CHINA", "", "World Bank urges calm in China"},
           CaseCase{"U.S. AND JAPANESE TALKS ON MONDAY", "", "U.S. and Japanese talks on Monday"},
           CaseCase{"BILL CLINTON SIGNS TAX BILL", "", "Bill Clinton signs tax bill"},
           CaseCase{"NATO SEES RISING COSTS", "", "NATO sees rising costs"},
       }) {
    EXPECT_EQ(restore_title(c.title, c.body), c.restored) << c.title;
  }
}

TEST(LetterCase, IsWhatTheArticleHasElsewhere) {
  EXPECT_EQ(restore_title("STONE SAYS KORBAK GREW", "Later Anna Stone said that korbak grew."),
            "Stone says korbak grew");
  EXPECT_EQ(restore_title("STONE FALLS NEAR ZORT", "The stone fell. Officials of ZORT came."),
            "stone falls near ZORT");
}

TEST(LetterCase, OfOtherLinesStays) {
  const std::string body = "NATO met. Anna Berg Left Oslo Today\n\nBy Anna Smith\n";
  ArticleWords article;
  split_words("Berg Quits", body, article);
  CaseRestorer{}.restore(article);
  EXPECT_EQ(article.body.data(), body.data());
  EXPECT_EQ(article.title, "Berg Quits");
}

TEST(LetterCase, MovesNoByte) {
  constexpr std::string_view alphabet = "AÉB'S -.\n19Ж&O X";
  std::mt19937 random{3};
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    while (body.size() < 40) {
      const std::size_t at = random() % alphabet.size();
      if ((alphabet[at] & 0x80) == 0) body += alphabet[at];
      if (random() % 9 == 0) body += "É";
    }
    ArticleWords article;
    split_words("ABC DEF", body, article);
    CaseRestorer restorer;
    restorer.restore(article);
    ASSERT_EQ(article.body.size(), body.size());
    for (std::size_t i = 0; i < body.size(); ++i) {
      const bool is_lowered = body[i] >= 'A' && body[i] <= 'Z' && article.body[i] == body[i] + 32;
      ASSERT_TRUE(article.body[i] == body[i] || is_lowered) << body;
    }
    for (const Word& word : article.words)
      ASSERT_LE(word.range.begin, word.range.end);
  }
}

}  // namespace
}  // namespace pressmark::entities
