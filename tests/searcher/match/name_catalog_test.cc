// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of two segments: which spellings meet, how they are shown and found.

#include "searcher/match/name_catalog.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr auto person_type = EntityType::person;
constexpr auto place = EntityType::place;

class Names : public ::testing::Test {
 protected:
  std::vector<std::string> spellings(const std::vector<NameMember>& members) const {
    std::vector<std::string> found;
    for (const NameMember& member : members) {
      const NamesTable& names = archive_.segments()[member.segment].columns().names;
      found.push_back(std::to_string(member.segment) + " " +
                      std::string{names[member.ordinal].spelling});
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  TinyArchive archive_{{
      {{.id = "1",
        .body = "Sergei Lavrov met Sergey Ryabkov.",
        .names = {{person_type, "Sergei Lavrov"}, {person_type, "Sergey Ryabkov"}}},
       {.id = "2",
        .body = "Sergey Lavrov in Bonn.",
        .names = {{person_type, "Sergey Lavrov"}, {place, "Bonn"}}}},
      {{.id = "3",
        .body = "Sergei Lavrov left Bonn. Bonn Smith stayed.",
        .names = {{person_type, "Sergei Lavrov"}, {place, "Bonn"}, {person_type, "Bonn Smith"}}}},
  }};
  NameCatalog catalog_{archive_.reader()};
};

TEST_F(Names, NumbersCanonicalNamesByType) {
  EXPECT_EQ(catalog_.map().of_type(person_type).size(), 3U);
  EXPECT_EQ(catalog_.map().of_type(EntityType::organisation).size(), 0U);
  EXPECT_EQ(catalog_.map().of_type(place).size(), 1U);
  for (std::uint32_t s = 0; s < archive_.segments().size(); ++s) {
    const NamesTable& names = archive_.segments()[s].columns().names;
    for (std::uint32_t ordinal = 0; ordinal < names.size(); ++ordinal) {
      const CanonicalId id = catalog_.canonical(s, ordinal);
      const CanonicalRange range = catalog_.map().of_type(names[ordinal].type);
      EXPECT_TRUE(range.begin <= id && id < range.end);
      for (const NameMember& member : catalog_.map().members(id)) {
        const NamesTable& others = archive_.segments()[member.segment].columns().names;
        EXPECT_EQ(others[member.ordinal].key, names[ordinal].key);
      }
    }
  }
}

TEST_F(Names, ShowsTheSpellingThatMostArticlesPrint) {
  const NameMember ryabkov = catalog_.spelled(person_type, "Sergey Ryabkov").front();
  EXPECT_EQ(catalog_.display_name(catalog_.canonical(ryabkov.segment, ryabkov.ordinal)),
            "Sergey Ryabkov");
  const NameMember lavrov = catalog_.spelled(person_type, "Sergey Lavrov").front();
  const CanonicalId id = catalog_.canonical(lavrov.segment, lavrov.ordinal);
  EXPECT_EQ(catalog_.display_name(id), "Sergei Lavrov") << "2 articles against 1";
  EXPECT_THAT(catalog_.aliases(id), ::testing::ElementsAre("Sergey Lavrov"));
}

TEST_F(Names, FindsNamesByWordsWholeOrAsSpelt) {
  const std::vector<std::string> lavrov{"0 Sergei Lavrov", "0 Sergey Lavrov", "1 Sergei Lavrov"};
  const auto words = [&](const std::vector<std::string>& asked) {
    return spellings(catalog_.with_words(person_type, asked));
  };
  EXPECT_EQ(words({"lavrov"}), lavrov);
  EXPECT_EQ(words({"lavrov", "sergey"}), lavrov) << "one spelling has both words";
  EXPECT_THAT(words({"sergey"}), ::testing::ElementsAre("0 Sergei Lavrov", "0 Sergey Lavrov",
                                                        "0 Sergey Ryabkov", "1 Sergei Lavrov"));
  EXPECT_THAT(words({"lavrov", "ryabkov"}), ::testing::IsEmpty());
  EXPECT_THAT(words({"bonn"}), ::testing::ElementsAre("1 Bonn Smith")) << "no place is a person";
  EXPECT_EQ(spellings(catalog_.whole_name(person_type, "Sergey Lavrov")), lavrov);
  EXPECT_EQ(
      spellings(catalog_.whole_name(person_type, canonical_key(person_type, "Sergey Lavrov"))),
      lavrov);
  EXPECT_THAT(spellings(catalog_.whole_name(person_type, "Lavrov Ryabkov")), ::testing::IsEmpty());
  EXPECT_THAT(spellings(catalog_.spelled(person_type, "Sergey Lavrov")),
              ::testing::ElementsAre("0 Sergey Lavrov"));
  EXPECT_THAT(spellings(catalog_.spelled(place, "Sergey Lavrov")), ::testing::IsEmpty());
}

TEST(NamesOfAnEmptyArchive, AreNone) {
  const TinyArchive archive{{}};
  const NameCatalog catalog{archive.reader()};
  EXPECT_EQ(catalog.map().of_type(person_type).size(), 0U);
  EXPECT_THAT(catalog.with_words(person_type, std::vector<std::string>{"lavrov"}),
              ::testing::IsEmpty());
}

}  // namespace
}  // namespace pressmark
