// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of an archive that are one or two slips of a finger away.
#include "searcher/spelling.h"

#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Suggestions : public ::testing::Test {
 protected:
  std::vector<std::string> suggest(std::string_view word, std::size_t limit = 3,
                                   TextScope scope = TextScope::any) {
    std::vector<std::string> printed;
    const std::vector<std::string> stems =
        analyzer_.stems(word, archive_.reader().manifest().languages)[0];
    for (const SpellingHint& hint :
         suggest_spellings({word, stems, scope}, limit, archive_.reader(), analyzer_)) {
      EXPECT_EQ(hint.typed, word);
      printed.push_back(hint.suggestion + " " + std::to_string(hint.articles));
    }
    return printed;
  }

  TinyArchive archive_{{{{.id = "a", .body = "Syria harbour harbours Лавров"},
                         {.id = "b", .title = "Ship", .body = "Syria barbour ship shop"}},
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

TEST(SpellingHints, AreOneForAWordOfSeveralLanguages) {
  const TinyArchive archive{{{{.id = "a", .body = "Storm"},
                              {.id = "b", .body = "Storm", .language = "de"},
                              {.id = "c", .body = "strum"},
                              {.id = "d", .body = "storms", .language = "fr"}},
                             {{.id = "e", .body = "strum"}, {.id = "f", .title = "STORM"}}}};
  Analyzer analyzer = *Analyzer::create();
  const auto stems = analyzer.stems("strom", archive.reader().manifest().languages)[0];
  std::string printed;
  for (const SpellingHint& hint :
       suggest_spellings({"strom", stems}, 3, archive.reader(), analyzer))
    printed += hint.suggestion + " " + std::to_string(hint.articles) + "; ";
  EXPECT_EQ(printed, "storm 4; strum 2; ");
}

TEST_F(Suggestions, AreOfTheScope) {
  EXPECT_THAT(suggest("shap", 3, TextScope::title), ElementsAre("ship 1"));
  EXPECT_THAT(suggest("shap", 3, TextScope::body), ElementsAre("ship 1", "shop 1"));
  EXPECT_THAT(suggest("shop", 3, TextScope::title), ElementsAre("ship 1"));
  EXPECT_THAT(suggest("shap", 3, TextScope::caption), IsEmpty());
}

TEST_F(Suggestions, NothingIsCloseToWhatIsShortOrFarOff) {
  EXPECT_THAT(suggest("shp"), IsEmpty());
  EXPECT_THAT(suggest("airship"), IsEmpty());
  EXPECT_THAT(suggest(std::string(100, 'a')), IsEmpty());
}

// What is passed over by its length or letters alone is as far away as a look at both would say.
TEST(SuggestSpellings, EqualALookAtEveryWord) {
  std::mt19937 random{7};
  const auto make_word = [&] {
    constexpr std::array letters{"a", "b", "c", "d", "1", "\u00f8", "\u043b"};
    std::string word;
    for (std::size_t n = 4 + random() % 5; n > 0; --n)
      word += letters.at(random() % letters.size());
    return word;
  };
  std::set<std::string> words;
  std::string body;
  for (int i = 0; i < 400; ++i)
    words.insert(make_word());
  for (const std::string& word : words)
    body += word + " ";
  const TinyArchive archive{{{{.id = "a", .body = body, .language = "sw"}}}};
  Analyzer analyzer = *Analyzer::create();
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string typed = make_word();
    if (words.contains(typed)) continue;
    const auto points = [](std::string_view text) {
      std::u32string decoded;
      decode_utf8(text, decoded);
      return decoded;
    };
    const std::u32string asked = points(typed);
    const std::size_t most = asked.size() > 4 ? 2 : 1;
    std::map<std::size_t, std::set<std::string>> by_slips;
    for (const std::string& word : words) {
      const std::u32string other = points(word);
      const std::size_t slips = edit_distance<std::u32string_view>(asked, other, most);
      if (slips > most || (slips > 1 && other.front() != asked.front())) continue;
      by_slips[slips].insert(word);
    }
    std::set<std::string> hinted;
    const std::vector<std::string> stems =
        analyzer.stems(typed, archive.reader().manifest().languages)[0];
    for (const SpellingHint& hint :
         suggest_spellings({typed, stems}, words.size(), archive.reader(), analyzer)) {
      hinted.insert(hint.suggestion);
    }
    EXPECT_EQ(hinted, by_slips.empty() ? std::set<std::string>{} : by_slips.begin()->second)
        << typed;
    found += hinted.size();
  }
  EXPECT_GT(found, 100U);
}

}  // namespace
}  // namespace pressmark
