// SPDX-License-Identifier: GPL-2.0-or-later
//
// Patterns and edits against their definitions.

#include "searcher/match/form_matcher.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/naive_spans.h"

namespace pressmark {
namespace {

std::u32string random_letters(std::mt19937& random, std::u32string_view letters) {
  std::u32string text;
  for (std::size_t left = random() % 8; left > 0; --left)
    text += letters[random() % letters.size()];
  return text;
}

TEST(FormMatcher, PatternsMatchAsTheirDefinitionSays) {
  std::mt19937 random{1};
  int matches = 0;
  for (int round = 0; round < 50'000; ++round) {
    const std::u32string pattern = random_letters(random, U"ab*?*é");
    const std::u32string text = random_letters(random, U"abé");
    const bool expected = matches_glob(pattern, text);
    ASSERT_EQ(matches_pattern(pattern, text), expected) << "round " << round;
    matches += expected ? 1 : 0;
  }
  EXPECT_GT(matches, 5'000);
}

std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text)
    append_utf8(bytes, c);
  return bytes;
}

TEST(FormMatcher, FuzzyWordsMatchWithinTheirEdits) {
  std::mt19937 random{2};
  int within = 0;
  for (int round = 0; round < 30'000; ++round) {
    const std::string a = to_utf8(random_letters(random, U"abc"));
    const std::string b = to_utf8(random_letters(random, U"abc"));
    const auto edits = static_cast<std::uint32_t>(1 + random() % 2);
    if (a.empty() || b.empty()) continue;
    const bool expected = edits_between(a, b) <= edits;
    ASSERT_EQ(FormMatcher{plans::fuzzy(a, edits)}.matches(b), expected) << a << " " << b;
    within += expected ? 1 : 0;
  }
  EXPECT_GT(within, 2'000);
}

// p and 0 are one letter to the first look; é is none to it.
TEST(FormMatcher, LettersThatAreMissingTurnAwayNoneThatMatches) {
  std::mt19937 random{4};
  int within = 0;
  int matches = 0;
  for (int round = 0; round < 30'000; ++round) {
    const std::u32string wanted = random_letters(random, U"ap0xyz");
    const std::u32string form = random_letters(random, U"ap0xyz");
    const std::u32string pattern = random_letters(random, U"ap0*?*?");
    if (wanted.empty() || form.empty()) continue;
    const auto edits = static_cast<std::uint32_t>(1 + random() % 2);
    const bool is_near = edits_between(to_utf8(wanted), to_utf8(form)) <= edits;
    ASSERT_EQ((FormMatcher{plans::fuzzy(to_utf8(wanted), edits)}.matches(to_utf8(form))), is_near)
        << to_utf8(wanted) << " " << to_utf8(form);
    const bool is_like = matches_glob(pattern, form);
    ASSERT_EQ((FormMatcher{plans::pattern(to_utf8(pattern))}.matches(to_utf8(form))), is_like)
        << to_utf8(pattern) << " " << to_utf8(form);
    within += is_near ? 1 : 0;
    matches += is_like ? 1 : 0;
  }
  EXPECT_GT(within, 500);
  EXPECT_GT(matches, 500);
}

TEST(FormMatcher, LettersOfSomeFormsTurnAwayNoneOfThem) {
  std::mt19937 random{5};
  std::array<int, 2> answers{};
  for (int round = 0; round < 30'000; ++round) {
    const std::string pattern = to_utf8(random_letters(random, U"abcd*?"));
    const std::string wanted = to_utf8(random_letters(random, U"abcdé"));
    FormMatcher like{plans::pattern(pattern)};
    FormMatcher near{plans::fuzzy(wanted, static_cast<std::uint32_t>(1 + random() % 2))};
    std::array<std::string, 2> forms;
    FormLetters letters;
    for (std::string& form : forms) {
      form = to_utf8(random_letters(random, random() % 9 == 0 ? U"aé" : U"abcd"));
      letters.unite(FormLetters{form});
    }
    for (FormMatcher* matcher : {&like, &near}) {
      const bool may_match = matcher->may_match_any(letters);
      for (const std::string& form : forms)
        ASSERT_TRUE(may_match || !matcher->matches(form)) << pattern << wanted << " " << form;
      ++answers[may_match ? 1 : 0];
    }
  }
  EXPECT_GT(answers[0], 5'000);
  EXPECT_GT(answers[1], 10'000);
}

bool pattern_matches(std::string pattern, std::string_view form) {
  return FormMatcher{plans::pattern(std::move(pattern))}.matches(form);
}

TEST(FormMatcher, AccentsDoNotCount) {
  EXPECT_TRUE(pattern_matches("caf*", "cafés"));
  EXPECT_TRUE(pattern_matches("elect*", "électeur"));
  EXPECT_TRUE(pattern_matches("*eur", "électeur"));
  EXPECT_TRUE(pattern_matches("з?лен*", "зелёный"));
  EXPECT_FALSE(pattern_matches("caf*", "cat"));
  EXPECT_FALSE(pattern_matches("ca?", "cafés"));
  EXPECT_TRUE(FormMatcher{plans::fuzzy("mueller", 2)}.matches("müler"));
  EXPECT_FALSE(FormMatcher{plans::fuzzy("mueller", 1)}.matches("müler"));
}

TEST(FormMatcher, ShortcutsChangeNothing) {
  std::mt19937 random{3};
  constexpr std::u32string_view letters = U"aeéñё";
  int matches = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string pattern = to_utf8(random_letters(random, U"ae*?"));
    const std::string form = to_utf8(random_letters(random, letters));
    std::string plain;  // é and the like without their accents
    for (const char32_t c : code_points(form))
      append_utf8(plain, c == U'é' ? U'e' : c == U'ñ' ? U'n' : c == U'ё' ? U'е' : c);
    if (form.empty()) continue;
    const bool expected = matches_glob(pattern, plain);
    ASSERT_EQ(pattern_matches(pattern, form), expected) << pattern << " " << form;
    matches += expected ? 1 : 0;
  }
  EXPECT_GT(matches, 500);
}

}  // namespace
}  // namespace pressmark
