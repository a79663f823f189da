// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables of spellings and their folded forms.
#include "analysis/fold.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

TEST(Fold, Case) {
  for (const auto& [text, expected] : Rows{
           {"", ""},
           {"ABC xyz", "abc xyz"},
           {"Straße", "strasse"},
           {"CAFE\u0301", "caf\u00E9"},
           {"\uFB01nance", "finance"},
           {"\uFF35\uFF33\uFF21", "usa"},
           {"co\u00ADop", "coop"},
           {"\u0130", "i\u0307"},
           {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
           {"Ha\u2019i \u02BCa \u2018b \u201Bc \uFF07d \u02BBe", "ha'i 'a 'b 'c 'd 'e"},
           {"МОСКВА", "москва"},
       }) {
    EXPECT_EQ(fold_case(text), expected) << text;
  }
}

TEST(Fold, Accents) {
  for (const auto& [text, expected] : Rows{
           {"plain", "plain"},
           {"café naïve ångström", "cafe naive angstrom"},
           {"việt nam", "viet nam"},
           {"łódź ørsted đoković ħal ŧ ı æon œuvre þór ð",
            "lodz orsted dokovic hal t i aeon oeuvre thor d"},
           {"i\u0307stanbul", "istanbul"},
           {"αθήνα ϊ", "αθηνα ι"},
           {"ёлка йод київ ќ ѓ", "елка йод київ ќ ѓ"},
           {"за\u0301мок", "замок"},
           {"שָׁלוֹם", "שלום"},
           {"مُحَمَّد محمـــد", "محمد محمد"},
           {"أحمد إلى آل", "احمد الى ال"},
           {"مؤمن بئر", "مؤمن بئر"},
           {"हिन्दी", "हिन्दी"},
           {"がぎ ガ", "がぎ ガ"},
           {"ที่", "ที่"},
           {"한국", "한국"},
           {"1\u20E3", "1"},
           {"\u0301a", "\u0301a"},
       }) {
    EXPECT_EQ(fold_accents(text), expected) << text;
  }
}

TEST(Fold, Keyword) {
  for (const auto& [text, expected] : Rows{
           {"Der  Spiegel", "der spiegel"},
           {" \t\nLe\u00A0 Monde\u3000", "le monde"},
           {"EL PAÍS", "el pais"},
           {"  ", ""},
           {"", ""},
       }) {
    EXPECT_EQ(fold_keyword(text), expected) << text;
  }
}

TEST(Fold, WordsAreWithoutWhatStandsBetweenThem) {
  for (const auto& [text, expected] : Rows{
           {"", ""},
           {" -- ", ""},
           {"Jane Doe", "jane doe"},
           {"Doe, Zoë (Bonn)", "doe zoe bonn"},
           {"„Der  Spiegel“\u00A0\u2013 dpa/AFP", "der spiegel dpa afp"},
           {"O\u2019Brien-Smith 3rd", "o brien smith 3rd"},
           {"Сергей Йов", "сергей йов"},
           {"李明、王强", "李明 王强"},
       }) {
    EXPECT_EQ(fold_words(text), expected) << text;
    EXPECT_EQ(fold_words(expected), expected) << text;
  }
}

TEST(Fold, FoldingTwiceIsFoldingOnce) {
  std::mt19937 random{11};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 6; n > 0; --n) {
      const auto c = static_cast<char32_t>(random() % 0x3100);
      append_utf8(text, c);
    }
    const std::string folded = fold_case(text);
    ASSERT_EQ(fold_case(folded), folded) << text;
    const std::string plain = fold_accents(folded);
    ASSERT_EQ(fold_accents(plain), plain) << text;
    ASSERT_TRUE(is_valid_utf8(plain));
    const std::string keyword = fold_keyword(text);
    ASSERT_EQ(fold_keyword(keyword), keyword) << text;
  }
}

TEST(Fold, TellsWhatFoldsWithinWords) {
  for (const std::string text : {"", "plain?", "Straße", "O\u2019Neill", "Ｔrump", "\u0967\u0968",
                                 "cafe\u0301", "Ⅷ", "李明。", "Ｓ Ｐ"})
    EXPECT_TRUE(folds_within_words(text)) << text;
  for (const std::string text : {"h\u215Ao", "km\u00B2", "\u33A1", "who\uFF1F", "a\u2026b",
                                 "so\u00ADft", "\u0149", "\u0345", "\u0E33", "\u0EB3"})
    EXPECT_FALSE(folds_within_words(text)) << text;
}

}  // namespace
}  // namespace pressmark
