// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words are function words, and of what language.
#include "analysis/function_words.h"

#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "analysis/analyzer.h"

namespace pressmark {
namespace {

TEST(FunctionWords, BelongToALanguage) {
  const std::pair<std::string_view, std::string_view> words[]{
      {"a", "en"},   {"yourself", "en"}, {"don't", "en"},  {"war", "de"},    {"für", "de"},
      {"qué", "es"}, {"être", "fr"},     {"perché", "it"}, {"waarom", "nl"}, {"não", "pt"},
      {"что", "ru"}, {"هذا", "ar"},      {"什么", "zh"},
  };
  for (const auto& [word, language] : words)
    EXPECT_TRUE(is_function_word(word, language)) << word;
  EXPECT_FALSE(is_function_word("war", "en"));
  EXPECT_FALSE(is_function_word("die", "en"));
  EXPECT_FALSE(is_function_word("the", "sv")) << "no list";
}

TEST(FunctionWords, AreWholeWords) {
  for (const std::string_view word : {"", " ", "th", "a about", "lavrov", "syria"})
    EXPECT_FALSE(is_function_word(word, "en")) << word;
}

// What the Analyzer makes of a word is what is looked up.
TEST(FunctionWords, AreFoundAsTheAnalyzerCutsThem) {
  auto analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer);
  for (const std::string_view word : {"The", "DON'T", "Who"}) {
    const auto tokens = analyzer->analyze(word);
    ASSERT_EQ(tokens.size(), 1U) << word;
    EXPECT_TRUE(is_function_word(tokens.front().term, "en")) << word;
  }
}

}  // namespace
}  // namespace pressmark
