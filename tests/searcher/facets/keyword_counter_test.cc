// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keywords that differ in case, in several segments, search after search.

#include "searcher/facets/keyword_counter.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

class KeywordCounterTest : public ::testing::Test {
 protected:
  std::string count(const std::vector<std::vector<DocumentId>>& documents, bool is_many,
                    const std::vector<std::string>& selected = {}, std::uint32_t limit = 10) {
    for (std::size_t s = 0; s < documents.size(); ++s) {
      const KeywordColumn& column = archive_.segments()[s].columns().source;
      if (is_many) {
        counter_.add(s, documents[s], column.ordinals());
      } else {
        counter_.add(s, documents[s], column);
      }
    }
    const Facet facet = counter_.take(selected, {limit});
    std::string printed;
    for (const FacetValue& value : facet.values) {
      printed += *value.value + " " + std::to_string(value.articles);
      for (const std::string& alias : value.aliases)
        printed += " (" + alias + ")";
      printed += value.selected ? "*; " : "; ";
    }
    return printed + (facet.more_values > 0 ? "+" + std::to_string(facet.more_values) : "");
  }

  TinyArchive archive_{{
      {{.id = "1", .source = "SPUTNIK"},
       {.id = "2", .source = "Sputnik"},
       {.id = "3", .source = "Der Spiegel"},
       {.id = "4"}},
      {{.id = "5", .source = "Sputnik"}, {.id = "6", .source = "Le Monde"}},
  }};
  KeywordCounter counter_{*find_field("source"), archive_.segments()};
};

TEST_F(KeywordCounterTest, CountsSpellingsThatFoldAlikeAsOne) {
  for (const bool is_many : {true, false}) {
    EXPECT_EQ(count({{1, 2, 3, 4}, {1, 2}}, is_many),
              "Sputnik 3 (SPUTNIK); Der Spiegel 1; Le Monde 1; ");
    EXPECT_EQ(count({{1, 4}, {}}, is_many), "Sputnik 1 (SPUTNIK); ");
    EXPECT_EQ(count({{}, {}}, is_many), "");
  }
}

TEST_F(KeywordCounterTest, KeepsToTheLimitButForWhatIsSelected) {
  EXPECT_EQ(count({{1, 2, 3, 4}, {1, 2}}, true, {"le monde", "pravda"}, 1),
            "Sputnik 3 (SPUTNIK); Le Monde 1*; pravda 0*; +1");
}

TEST_F(KeywordCounterTest, ForgetsWhatIsCleared) {
  const std::vector<DocumentId> documents{1, 2};
  counter_.add(0, documents, archive_.segments()[0].columns().source);
  counter_.clear();
  EXPECT_EQ(count({{3}, {}}, true), "Der Spiegel 1; ");
}

TEST(KeywordCounter, CountsAnArticleForEachOfItsTopics) {
  const TinyArchive archive{{
      {{.id = "1", .topics = {"Oil", "Gas"}}, {.id = "2", .topics = {"OIL"}}, {.id = "3"}},
      {{.id = "4", .topics = {"gas", "Oil", "Tea"}}},
  }};
  KeywordCounter counter{*find_field("topic"), archive.segments()};
  for (std::size_t s = 0; s < 2; ++s) {
    const std::vector<DocumentId> documents{1, 2, 3};
    counter.add(s, std::span{documents}.first(s == 0 ? 3 : 1),
                archive.segments()[s].columns().topic);
  }
  std::string printed;
  for (const FacetValue& value : counter.take({"tea"}, {2}).values)
    printed += *value.value + " " + std::to_string(value.articles) + "; ";
  EXPECT_EQ(printed, "Oil 3; Gas 2; Tea 1; ");
}

}  // namespace
}  // namespace pressmark
