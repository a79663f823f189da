// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of an archive that are one or two slips of a finger away.
#include "searcher/spelling.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

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
