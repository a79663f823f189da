// SPDX-License-Identifier: GPL-2.0-or-later
//
// The cache must give what Snowball gives, and the list of languages must be Xapian's.
#include "analysis/stemmer.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

namespace pressmark {
namespace {

bool xapian_knows(const std::string& code) {
  try {
    const Xapian::Stem stem{code};
    return true;
  } catch (const Xapian::InvalidArgumentError&) {
    return false;
  }
}

TEST(Stemmer, HasTheLanguagesOfXapian) {
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string code{a, b};
      EXPECT_EQ(Stemmer::has_language(code), xapian_knows(code)) << code;
    }
  }
  EXPECT_FALSE(Stemmer::has_language(""));
  EXPECT_FALSE(Stemmer::has_language("english"));
}

TEST(Stemmer, StemsByLanguage) {
  EXPECT_EQ(Stemmer{"en"}.stem("lavrov's"), "lavrov");
  EXPECT_EQ(Stemmer{"en"}.stem("cities"), "citi");
  EXPECT_EQ(Stemmer{"de"}.stem("häuser"), "haus");
  EXPECT_EQ(Stemmer{"xx"}.stem("cities"), "cities");
  EXPECT_EQ(Stemmer{"en"}.stem(""), "");
}

TEST(Stemmer, AgreesWithSnowballWhateverIsCached) {
  Stemmer stemmer{"en"};
  const Xapian::Stem snowball{"en"};
  std::mt19937 random{5};
  std::vector<std::pair<std::string, std::string_view>> kept;
  for (int i = 0; i < 30'000; ++i) {
    std::string word;
    for (std::size_t n = random() % 7; n > 0; --n)
      word += "aeinrst'y"[random() % 9];
    kept.emplace_back(word, stemmer.stem(word));
    ASSERT_EQ(kept.back().second, snowball(word)) << word;
  }
  // Views live on while the cache grows.
  for (const auto& [word, stem] : kept)
    ASSERT_EQ(stem, snowball(word)) << word;
}

TEST(Stemmer, IsBoundedAndGoesOnWhenFull) {
  Stemmer stemmer{"en"};
  for (int i = 0; i < 250'000; ++i) {
    stemmer.begin_text();
    ASSERT_EQ(stemmer.stem("w" + std::to_string(i) + "ing"), "w" + std::to_string(i) + "ing");
  }
  EXPECT_EQ(stemmer.stem("running"), "run");
}

}  // namespace
}  // namespace pressmark
