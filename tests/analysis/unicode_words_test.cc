// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is changed in ICU's word boundaries, and that offsets are bytes of the input.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/word_finder.h"

namespace pressmark {
namespace {

class UnicodeWords : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(finder_.has_value()); }

  std::string find(std::string_view text) {
    std::vector<FoundWord> words;
    finder_->find(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    std::string out;
    for (const FoundWord& word : words) {
      out += "[" + std::string{text.substr(word.begin, word.end - word.begin)} +
             (word.is_letters ? "]" : "]#");
    }
    return out;
  }

  Result<UnicodeWordFinder> finder_ = UnicodeWordFinder::create();
};

TEST_F(UnicodeWords, Table) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"café, e\u0301t\u00E9", "[café][e\u0301t\u00E9]"},
      {"Ha\u2019irat \u2018a\u2019", "[Ha\u2019irat][a]"},
      {"\u02BCa\u02BCb\u02BC", "[a\u02BCb]"},
      {"name＠例", "[name][例]#"},
      {"1\u202F000 1；2", "[1]#[000]#[1]#[2]#"},
      {"中文分词", "[中文]#[分词]#"},
      {"カタカナ日本", "[カタカナ]#[日本]#"},
      {"々 々々 佐々木", "[々]#[々]#[々]#[佐々木]#"},
      {"〻、\U00016FE3", "[〻]#[\U00016FE3]#"},
      {"ภาษาไทย", "[ภาษา][ไทย]"},
      {"צה\"ל ג'", "[צה\"ל]#[ג]"},
      {"\U0001D400\U0001D401 \U0001F600", "[\U0001D400\U0001D401]"},
      {"\u093Fa", "[a]"},
      {"＿ａ＿", "[ａ]#"},
      {"w_\uFEFF, a_\u00AD b", "[w]#[a]#[b]"},
      {"w_p_\uFEFF_", "[w_p]#"},
      {"a_\u0301\uFEFF", "[a]#"},
      {"a\uFEFF_b", "[a\uFEFF_b]#"},
      {"é\xFFé \xC3( \xF0\x9F\x98", "[é][é]"},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(find(text), expected) << text;
}

TEST_F(UnicodeWords, OffsetsCountFromTheTextNotTheRange) {
  std::vector<FoundWord> words;
  const std::string text = "xx \u00E9a\U0001D400b yy";
  finder_->find(text, {3, 11}, words);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].begin, 3U);
  EXPECT_EQ(words[0].end, 11U);
}

}  // namespace
}  // namespace pressmark
