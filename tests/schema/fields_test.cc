// SPDX-License-Identifier: GPL-2.0-or-later
//
// The field table: names, synonyms and prefixes lead to one row each.

#include "schema/fields.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Fields, NamesAndSynonymsFindTheirRow) {
  EXPECT_EQ(find_field("title")->name, "title");
  EXPECT_EQ(find_field("headline")->name, "title");
  EXPECT_EQ(find_field("hl")->name, "title");
  EXPECT_EQ(find_field("lang")->name, "language");
  EXPECT_EQ(find_field("organization")->name, "org");
  EXPECT_EQ(find_field("nosuch"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
  EXPECT_EQ(find_field("head"), nullptr);
}

TEST(Fields, NoNameIsGivenTwice) {
  std::set<std::string> seen;
  for (const Field& field : fields) {
    EXPECT_TRUE(seen.insert(std::string{field.name}).second) << field.name;
    std::string word;
    for (const char c : std::string{field.synonyms} + " ") {
      if (c != ' ') {
        word += c;
      } else if (!word.empty()) {
        EXPECT_TRUE(seen.insert(word).second) << word;
        EXPECT_EQ(find_field(word), &field);
        word.clear();
      }
    }
  }
}

TEST(Fields, PrefixesDoNotMeetTheReservedOnes) {
  const std::set<std::string_view> reserved{id_prefix, year_prefix, month_prefix};
  for (const Field& field : fields)
    EXPECT_FALSE(reserved.contains(field.prefix)) << field.name;
}

TEST(Fields, OnlyTextHasAWeight) {
  for (const Field& field : fields) {
    EXPECT_EQ(field.weight > 0, field.kind == FieldKind::text) << field.name;
  }
}

}  // namespace
}  // namespace pressmark
