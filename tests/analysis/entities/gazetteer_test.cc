// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the lists say about well-known names, and that the tables have room.
#include "analysis/entities/gazetteer.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "analysis/entities/gazetteer_data.h"
#include "analysis/entities/letters.h"

namespace pressmark::entities {
namespace {

const Gazetteer& gazetteer() {
  return Gazetteer::built_in();
}

std::string key_of_place(std::string_view name) {
  const KnownName* known = gazetteer().find(hash_spelling(name));
  return known == nullptr ? "not listed" : std::string{known->place_key};
}

TEST(Gazetteer, CountriesHaveTheirCodes) {
  for (const auto& [name, code] : {std::pair{"Russia", "RU"},
                                   {"Russian Federation", "RU"},
                                   {"Deutschland", "DE"},
                                   {"Россия", "RU"},
                                   {"U.S.", "US"},
                                   {"Côte d’Ivoire", "CI"},
                                   {"Timor-Leste", "TL"},
                                   {"North Korea", "KP"},
                                   {"Holland", "NL"},
                                   {"Qwertzland", "not listed"}}) {
    EXPECT_EQ(key_of_place(name), code) << name;
  }
}

TEST(Gazetteer, ForeignNamesThatAreEnglishWordsAreLeftOut) {
  EXPECT_EQ(key_of_place("Island"), "not listed");  // Iceland in German
}

TEST(Gazetteer, LargerPlacesRankHigher) {
  const auto rank = [](std::string_view name) {
    return gazetteer().find(hash_spelling(name))->place_rank;
  };
  EXPECT_EQ(rank("Russia"), country_place);
  EXPECT_EQ(rank("Moscow"), chosen_place);
  EXPECT_GT(rank("Moscow"), rank("Novokuznetsk"));
  EXPECT_GT(rank("Novokuznetsk"), rank("Wolfenbüttel"));
}

TEST(Gazetteer, WordsHaveTheirTraits) {
  const auto traits = [](std::string_view word) { return gazetteer().traits(hash_word(word)); };
  EXPECT_TRUE(traits("Sergei").has(Trait::first_name));
  EXPECT_TRUE(traits("Ministry").has(Trait::org_head));
  EXPECT_TRUE(traits("Russians").has(Trait::demonym));
  EXPECT_TRUE(traits("Thursday").has(Trait::calendar));
  EXPECT_TRUE(traits("spokeswoman").has(Trait::role));
  EXPECT_TRUE(traits("house").has(Trait::common_word));
  EXPECT_FALSE(traits("Lavrov").has(Trait::common_word));
}

TEST(Gazetteer, NamesOfManyWordsAreKnownByTheirFirst) {
  EXPECT_TRUE(gazetteer().begins_name(hash_word("United")));
  EXPECT_FALSE(gazetteer().begins_name(hash_word("Tillerson")));
  EXPECT_EQ(gazetteer().find(hash_spelling("State Department"))->organisation_key,
            "us state department");
}

TEST(Gazetteer, AliasesLeadToOneName) {
  EXPECT_EQ(gazetteer().formal_first_name("bill"), "william");
  EXPECT_EQ(gazetteer().formal_first_name("sergey"), "sergei");
  EXPECT_EQ(gazetteer().formal_first_name("rex"), "rex");
  EXPECT_EQ(gazetteer().country_of_demonym(hash_word("Russian")), "RU");
  EXPECT_EQ(gazetteer().country_of_demonym(hash_word("European")), "");
  EXPECT_EQ(gazetteer().country_of_demonym(hash_word("Moscow")), "");
}

// Open addressing stays fast while the tables are at most half full (gazetteer.cc: 2^18, 2^17).
TEST(Gazetteer, TheTablesHaveRoom) {
  const GazetteerData data = gazetteer_data();
  const auto lines = [](std::string_view file) {
    return std::count(file.begin(), file.end(), '\n');
  };
  const auto names = lines(data.organisations) + lines(data.places) + lines(data.countries) +
                     lines(data.regions) + lines(data.cities) + lines(data.wordnet);
  EXPECT_LT(names, 1 << 16);
  EXPECT_LT(names + lines(data.common_words) + lines(data.first_names) + lines(data.last_names),
            1 << 17);
}

}  // namespace
}  // namespace pressmark::entities
