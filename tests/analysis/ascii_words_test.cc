// SPDX-License-Identifier: GPL-2.0-or-later
//
// The ASCII scanner against ICU, byte for byte, on every short string of hard characters.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/word_finder.h"

namespace pressmark {
namespace {

std::string describe(std::string_view text, const std::vector<FoundWord>& words) {
  std::string out;
  for (const FoundWord& word : words) {
    out += "[" + std::string{text.substr(word.begin, word.end - word.begin)} +
           (word.is_letters ? "]" : "]#");
  }
  return out;
}

std::string ascii_words(std::string_view text) {
  std::vector<FoundWord> words;
  find_ascii_words(text, {0, static_cast<std::uint32_t>(text.size())}, words);
  return describe(text, words);
}

TEST(AsciiWords, Table) {
  EXPECT_EQ(ascii_words("It's 1,000.5 at www.a1.org"), "[It's][1,000.5]#[at][www.a1]#[org]");
  EXPECT_EQ(ascii_words("_a_b_ __ a.1 1.a a'' 'b"), "[a_b]#[a][1]#[1]#[a][a][b]");
  EXPECT_EQ(ascii_words("x@y a;b 1;2 a:b"), "[x][y][a][b][1]#[2]#[a][b]");
  EXPECT_EQ(ascii_words(""), "");
  EXPECT_EQ(ascii_words("a"), "[a]");
}

TEST(AsciiWords, SeeNothingOutsideTheRange) {
  std::vector<FoundWord> words;
  find_ascii_words("ab.cd.ef", {1, 5}, words);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].begin, 1U);
  EXPECT_EQ(words[0].end, 5U);
  words.clear();
  find_ascii_words("ab.cd", {0, 3}, words);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].end, 2U);
}

TEST(AsciiWords, AgreeWithIcuOnEveryStringOfFiveHardCharacters) {
  Result<UnicodeWordFinder> finder = UnicodeWordFinder::create();
  ASSERT_TRUE(finder.has_value());
  constexpr std::string_view alphabet{"aZ0_.',;:@ -"};
  std::string text(5, ' ');
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < text.size(); ++i)
    combinations *= alphabet.size();
  std::vector<FoundWord> words;
  for (std::size_t n = 0; n < combinations; ++n) {
    std::size_t rest = n;
    for (char& c : text) {
      c = alphabet[rest % alphabet.size()];
      rest /= alphabet.size();
    }
    words.clear();
    finder->find(text, {0, 5}, words);
    ASSERT_EQ(ascii_words(text), describe(text, words)) << text;
  }
}

TEST(AsciiWords, AgreeWithIcuOnEveryPairOfCharacters) {
  Result<UnicodeWordFinder> finder = UnicodeWordFinder::create();
  ASSERT_TRUE(finder.has_value());
  std::vector<FoundWord> words;
  for (int a = 0; a < 128; ++a) {
    for (int b = 0; b < 128; ++b) {
      const std::string text{'x', static_cast<char>(a), static_cast<char>(b), '1'};
      words.clear();
      finder->find(text, {0, 4}, words);
      ASSERT_EQ(ascii_words(text), describe(text, words)) << a << " " << b;
    }
  }
}

}  // namespace
}  // namespace pressmark
