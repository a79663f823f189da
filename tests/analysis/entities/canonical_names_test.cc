// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spellings that have to meet, and spellings that must not.
#include "analysis/entities/canonical_names.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

struct Group {
  EntityType type;
  std::vector<std::string_view> spellings;
};

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;
constexpr auto place = EntityType::place;

// Within a group one key; between groups of one type never the same.
const std::vector<Group>& groups() {
  static const std::vector<Group> all{
      {person,
       {"Sergei Lavrov", "Sergey Lavrov", "Sergej Lawrow", "Sergei Lavroff", "Сергей Лавров",
        "SERGEI LAVROV"}},
      {person, {"Sergey Ryabkov", "Sergei Riabkov"}},
      {person, {"Игорь Андреев", "ИГОРЬ АНДРЕЕВ", "Igor Andreyev"}},
      {person, {"Артём Ёлкин", "АРТЁМ ЁЛКИН", "артём ёлкин"}},
      {person, {"Ευάγγελος Αυγενάκης", "ΕΥΆΓΓΕΛΟΣ ΑΥΓΕΝΆΚΗΣ"}},
      {person,
       {"მიხეილ სააკაშვილი", "ᲛᲘᲮᲔᲘᲚ ᲡᲐᲐᲙᲐᲨᲕᲘᲚᲘ",
        "Mikheil Saakashvili"}},
      {person, {"Lavrov", "Lawrow"}},
      {person, {"John F. Kennedy", "John Kennedy", "John Fitzgerald Kennedy"}},
      {person, {"John F. Kennedy Jr.", "John Kennedy Jr"}},
      {person, {"Bill Clinton", "William Clinton", "William Jefferson Clinton"}},
      {person, {"Hillary Clinton", "Hillary Rodham Clinton"}},
      {person, {"Nikita Khrushchev", "Nikita Hrushchev"}},
      {person, {"Bashar al-Assad", "Bashar Assad", "Bashar Al Assad"}},
      {person, {"Kim Jong-un", "Kim Jong Un"}},
      {person, {"Kim Jong-il"}},
      {person, {"Li Peng"}},
      {person, {"Lee Peng"}},
      {organisation,
       {"State Department", "US State Department", "U.S. Department of State",
        "US Department of State"}},
      {organisation, {"UN", "U.N.", "United Nations"}},
      {organisation, {"NATO", "North Atlantic Treaty Organization"}},
      {organisation, {"FSB", "Federal Security Service"}},
      {organisation,
       {"Russian Foreign Ministry", "Russian Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of Russia",
        "Ministry of Foreign Affairs of the Russian Federation"}},
      {organisation, {"Foreign Ministry", "Ministry of Foreign Affairs"}},
      {organisation, {"Norwegian Defence Ministry", "Ministry of Defense of Norway"}},
      {organisation, {"Acme Corp", "Acme Corporation", "Acme Inc."}},
      {place,
       {"US", "U.S.", "USA", "United States", "the United States", "United States of America",
        "America"}},
      {place, {"UK", "Britain", "Great Britain", "United Kingdom"}},
      {place, {"Russia", "Russian Federation", "Россия", "Russland"}},
      {place, {"North Korea", "DPRK"}},
      {place, {"South Korea", "Republic of Korea"}},
      {place, {"Moscow", "MOSCOW"}},
      {place, {"Washington"}},
      {place, {"Zürich", "ZURICH"}},
  };
  return all;
}

TEST(CanonicalNames, SpellingsOfOneMeet) {
  for (const Group& group : groups()) {
    const std::string key = canonical_key(group.type, group.spellings.front());
    for (const std::string_view spelling : group.spellings)
      EXPECT_EQ(canonical_key(group.type, spelling), key) << spelling;
  }
}

TEST(CanonicalNames, SpellingsOfOthersDoNot) {
  std::set<std::pair<EntityType, std::string>> keys;
  for (const Group& group : groups()) {
    EXPECT_TRUE(keys.emplace(group.type, canonical_key(group.type, group.spellings.front())).second)
        << group.spellings.front();
  }
}

TEST(CanonicalNames, AKeyIsNeverEmpty) {
  for (const EntityType type : entity_types) {
    for (const std::string_view spelling :
         {"a", ".", "'", "-", "The", "the ", "of the", "安倍晋三", "Inc.", "Jr."}) {
      EXPECT_FALSE(canonical_key(type, spelling).empty()) << spelling;
    }
  }
}

struct Display {
  EntityType type;
  std::vector<SpellingCount> spellings;
  std::string_view shown;
};

TEST(CanonicalNames, TheFullFormThatMostPrintIsShownInAnyOrder) {
  const std::vector<Display> cases{
      {person, {{"Lavrov", 90}, {"Sergei Lavrov", 7}, {"Sergey Lavrov", 9}}, "Sergey Lavrov"},
      {person, {{"Sergey Lavrov", 9}, {"Sergei Lavrov", 9}}, "Sergei Lavrov"},
      {place, {{"US", 90}, {"U.S.", 80}, {"United States", 2}, {"USA", 30}}, "United States"},
      {place, {{"Russia", 90}, {"Russian Federation", 3}}, "Russia"},
      {organisation, {{"UN", 50}, {"United Nations", 20}}, "United Nations"},
      {organisation, {{"NATO", 50}, {"North Atlantic Treaty Organization", 1}}, "NATO"},
      {organisation, {{"FSB", 3}}, "FSB"},
      {place, {{"WASHINGTON", 50}, {"Washington", 4}}, "Washington"},
      {place, {{"MANILA", 2}}, "MANILA"},
  };
  for (Display display : cases) {
    auto& s = display.spellings;
    const auto by_text = [](const SpellingCount& a, const SpellingCount& b) {
      return a.spelling < b.spelling;
    };
    std::sort(s.begin(), s.end(), by_text);
    do {
      EXPECT_EQ(s[choose_display_name(display.type, s)].spelling, display.shown);
    } while (std::next_permutation(s.begin(), s.end(), by_text));
  }
}

TEST(CanonicalNames, WordsAreFolded) {
  EXPECT_THAT(name_words("Sergei Lavrov"), ElementsAre("lavrov", "sergei"));
  EXPECT_THAT(name_words("Bashar al-Assad"), ElementsAre("al", "assad", "bashar"));
  EXPECT_THAT(name_words("U.S. Steel"), ElementsAre("steel", "us"));
  EXPECT_THAT(name_words("Лавров"), ElementsAre("lavrov"));
  EXPECT_THAT(name_words("Mesut Özil"), ElementsAre("mesut", "ozil"));
  EXPECT_THAT(name_words("New York New York"), ElementsAre("new", "york"));
}

TEST(CanonicalNames, CaseMakesNoDifferenceToWords) {
  EXPECT_EQ(name_words("ΑΥΓΕΝΆΚΗΣ"), name_words("Αυγενάκης"));
  for (char32_t c = 0x80; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // surrogates are no characters
    std::string name = "ab";
    append_utf8(name, c);
    ASSERT_EQ(name_words(name), name_words(fold_case(name))) << name;
  }
}

TEST(CountryOfPlace, IsWhatItIsOrLiesIn) {
  EXPECT_EQ(country_of_place("United States"), "US");
  EXPECT_EQ(country_of_place("the Netherlands"), "NL");
  EXPECT_EQ(country_of_place("Chicago"), "US");
  EXPECT_EQ(country_of_place("California"), "US");
  EXPECT_EQ(country_of_place("Sao Paulo"), "BR");
  EXPECT_EQ(country_of_place("MOSCOW"), "RU");
  EXPECT_EQ(country_of_place("Europe"), "");
  EXPECT_EQ(country_of_place("Sergei Lavrov"), "");
  EXPECT_EQ(country_of_place(""), "");
}

}  // namespace
}  // namespace pressmark
