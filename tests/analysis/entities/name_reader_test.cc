// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each reading of a name, asked about the first word of a text.
#include "analysis/entities/name_reader.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

struct NameReaderCase {
  std::string_view text;
  std::string_view name;
};

using Read = std::function<std::uint32_t(const NameReader&)>;

void expect_names(std::initializer_list<NameReaderCase> cases, const Read& read) {
  for (const NameReaderCase& c : cases) {
    const TestLine line{c.text};
    EXPECT_EQ(line.print(0, read(NameReader{line.article(), line.line()})), c.name) << c.text;
  }
}

TEST(NameReader, ReadsOrganisations) {
  expect_names(
      {{"Ministry of Foreign Affairs of Norway said", "Ministry of Foreign Affairs of Norway"},
       {"Norwegian Foreign Ministry spokesman", "Norwegian Foreign Ministry"},
       {"Food and Agriculture Organization officials", "Food and Agriculture Organization"},
       {"Department of Health and Human Services said", "Department of Health and Human Services"},
       {"Office of the Prime Minister in", "Office of the Prime Minister"},
       {"Smith & Jones Ltd. said", "Smith & Jones Ltd"},
       {"Premier League clubs", "Premier League"},
       {"Ministry said", ""},
       {"President Anna Smith", ""},
       {"Monday Group", ""}},
      [](const NameReader& reader) { return reader.organisation(0).end; });
}

TEST(NameReader, ReadsTitles) {
  expect_names({{"Deputy Foreign Minister Anna Smith", "Deputy Foreign Minister"},
                {"Secretary of State John Doe", "Secretary of State"},
                {"Secretary for Political Affairs Thomas Doe", "Secretary for Political Affairs"},
                {"Gen. Joseph Doe", "Gen."},
                {"Foreign Affairs", ""}},
               [](const NameReader& reader) { return reader.title(0); });
}

TEST(NameReader, ReadsPeople) {
  expect_names({{"Anna Smith said", "Anna Smith"},
                {"Ludwig van Beethoven wrote", "Ludwig van Beethoven"},
                {"Bashar al-Assad said", "Bashar al-Assad"},
                {"Jean-Luc Picard said", "Jean-Luc Picard"},
                {"John F. Doe Jr. said", "John F. Doe Jr."},
                {"Theresa May said", "Theresa May"},
                {"Anna Smith Monday", "Anna Smith"},
                {"Anna Smith's house", "Anna Smith"}},
               [](const NameReader& reader) { return reader.person(0); });
}

TEST(NameReader, ReadsPlaces) {
  expect_names({{"Lake Ladoga froze", "Lake Ladoga"},
                {"Fort George Island was", "Fort George Island"},
                {"Gulf of Finland is", "Gulf of Finland"},
                {"Idlib Province is", "Idlib Province"},
                {"Northern Norway is", "Northern Norway"},
                {"Norway is", ""}},
               [](const NameReader& reader) { return reader.place(0).end; });
}

TEST(NameReader, ReadsListedNames) {
  expect_names({{"United States of America", "United States of America"},
                {"North Korea said", "North Korea"},
                {"US Department of State", "US Department of State"},
                {"us too", ""},
                {"Us too", ""},
                {"Associated press", ""}},
               [](const NameReader& reader) { return reader.longest_listed(0).end; });
}

TEST(NameReader, KnowsFirstNames) {
  const auto begins = [](std::string_view text) {
    const TestLine line{text};
    return NameReader{line.article(), line.line()}.begins_with_first_name(0);
  };
  EXPECT_TRUE(begins("Anna Smith"));
  EXPECT_TRUE(begins("J. Smith"));
  EXPECT_FALSE(begins("Will Russia"));
  EXPECT_FALSE(begins("Anna said"));
  EXPECT_FALSE(begins("April Meeting"));
  EXPECT_FALSE(begins("Jordan River"));
}

}  // namespace
}  // namespace pressmark::entities
