// SPDX-License-Identifier: GPL-2.0-or-later
//
// Slips of a finger, and the words of an archive that are one or two of them away.
#include "searcher/spelling.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The definition, without tables: every way to go on.
std::size_t naive_slips(std::u32string_view a, std::u32string_view b) {
  if (a.empty()) return b.size();
  if (b.empty()) return a.size();
  std::size_t least = naive_slips(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  least = std::min(least, naive_slips(a.substr(1), b) + 1);
  least = std::min(least, naive_slips(a, b.substr(1)) + 1);
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    least = std::min(least, naive_slips(a.substr(2), b.substr(2)) + 1);
  }
  return least;
}

TEST(Spelling, SlipsAreCountedAsDefined) {
  std::mt19937 random{3};
  const auto word = [&] {
    std::u32string made;
    for (std::size_t left = random() % 6; left > 0; --left)
      made += U"abя"[random() % 3];
    return made;
  };
  for (int i = 0; i < 2'000; ++i) {
    const std::u32string a = word();
    const std::u32string b = word();
    const std::size_t expected = naive_slips(a, b);
    for (std::size_t most = 0; most < 4; ++most)
      EXPECT_EQ(slips_between(a, b, most), std::min(expected, most + 1));
  }
}

class Suggestions : public ::testing::Test {
 protected:
  std::vector<std::string> suggest(std::string_view word, std::size_t limit = 3) {
    std::vector<std::string> printed;
    for (const SpellingHint& hint :
         suggest_spellings(word, analyzer_.stems(word, archive_.reader().manifest().languages)[0],
                           limit, archive_.reader(), analyzer_)) {
      EXPECT_EQ(hint.typed, word);
      printed.push_back(hint.suggestion + " " + std::to_string(hint.articles));
    }
    return printed;
  }

  TinyArchive archive_{{{{.id = "a", .body = "Syria harbour harbours Лавров"},
                         {.id = "b", .body = "Syria barbour ship shop"}},
                        {{.id = "c", .body = "harbour Syrian shoe"},
                         {.id = "d", .body = "Der Bahnhof", .language = "de"}}}};
  Analyzer analyzer_ = *Analyzer::create();
};

TEST_F(Suggestions, AreFewestSlipsAwayThenMostArticlesThenTheAlphabet) {
  EXPECT_THAT(suggest("sirya"), ElementsAre("syria 2"));
  EXPECT_THAT(suggest("syrio"), ElementsAre("syria 2")) << "syrian is two slips away";
  EXPECT_THAT(suggest("tirya"), IsEmpty()) << "two slips, and the first letter is one";
  EXPECT_THAT(suggest("garbour"), ElementsAre("harbour 2", "barbour 1"));
  EXPECT_THAT(suggest("garbour", 1), ElementsAre("harbour 2"));
  EXPECT_THAT(suggest("shap"), ElementsAre("ship 1", "shop 1"));
  EXPECT_THAT(suggest("лавроф"), ElementsAre("лавров 1"));
  EXPECT_THAT(suggest("bahnhoff"), ElementsAre("bahnhof 1")) << "a stem of another language";
}

TEST_F(Suggestions, NothingIsCloseToWhatIsShortOrFarOff) {
  EXPECT_THAT(suggest("shp"), IsEmpty());
  EXPECT_THAT(suggest("airship"), IsEmpty());
  EXPECT_THAT(suggest(std::string(100, 'a')), IsEmpty());
}

}  // namespace
}  // namespace pressmark
