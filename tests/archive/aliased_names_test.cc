// SPDX-License-Identifier: GPL-2.0-or-later
//
// What single rules make of a few names; tests/oracle/aliases_test.cc has random ones and counts.
#include "archive/aliased_names.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;

class AliasedNamesTest : public ::testing::Test {
 protected:
  AliasedNames apply(std::string_view rules) const {
    const auto parsed = parse_aliases(rules, "aliases.txt");
    EXPECT_TRUE(parsed) << parsed.error().message;
    return {*parsed, archive_.reader().canonical_map(), archive_.segments()};
  }

  // "person Sergei Lavrov = Sergei Lavrov, Sergey Lavrov", a line for each changed name.
  std::string changed(std::string_view rules) const {
    const AliasedNames names = apply(rules);
    std::string text;
    for (const AliasedName& name : names.names()) {
      text += std::string{to_string(name.type)} + " " + name.shown + " =";
      for (const NameMember& member : name.members) {
        const NamesTable& table = archive_.segments()[member.segment].columns().names;
        text += " [" + std::string{table[member.ordinal].spelling} + "]";
      }
      text += "\n";
    }
    return text;
  }

  TinyArchive archive_{{{{.id = "1",
                          .body = "Sergei Lavrov, Sergey Lavrov, Sputnik and Sputnik.",
                          .names = {{person, "Sergei Lavrov"},
                                    {person, "Sergey Lavrov"},
                                    {person, "Sputnik"},
                                    {organisation, "Sputnik"}}}},
                        {{.id = "2",
                          .body = "Sergei Lavrov, Lena Hansen.",
                          .names = {{person, "Sergei Lavrov"}, {person, "Lena Hansen"}}}}}};
};

TEST_F(AliasedNamesTest, NothingSaidIsNothingChanged) {
  EXPECT_TRUE(AliasedNames{}.empty());
  EXPECT_TRUE(apply("").empty());
  EXPECT_TRUE(apply("hide person \"Nobody\"\nmerge person \"Nobody\" \"No One\"").empty());
}

TEST_F(AliasedNamesTest, MergesUnderTheFirstName) {
  EXPECT_EQ(changed("merge person \"Lena Hansen\" \"Sergey Lavrov\""),
            "person Lena Hansen = [Sergei Lavrov] [Sergey Lavrov] [Lena Hansen] [Sergei Lavrov]\n");
  EXPECT_EQ(changed("merge person \"Sergey Lavrov\" \"Nobody\""),
            "person Sergey Lavrov = [Sergei Lavrov] [Sergey Lavrov] [Sergei Lavrov]\n");
}

TEST_F(AliasedNamesTest, SplitsSpellingsOff) {
  EXPECT_EQ(changed("split person \"Sergei Lavrov\""),
            "person Sergei Lavrov = [Sergei Lavrov] [Sergei Lavrov]\n"
            "person Sergey Lavrov = [Sergey Lavrov]\n");
}

TEST_F(AliasedNamesTest, RetypedNamesJoinTheirNamesake) {
  EXPECT_EQ(changed("retype person \"Sputnik\" org"), "org Sputnik = [Sputnik] [Sputnik]\n");
  EXPECT_EQ(changed("retype person \"Lena Hansen\" place"), "place Lena Hansen = [Lena Hansen]\n");
}

TEST_F(AliasedNamesTest, HiddenNamesAreNoNames) {
  const AliasedNames names = apply("hide person \"Sergey Lavrov\" \"Sputnik\"");
  EXPECT_FALSE(names.empty());
  EXPECT_TRUE(names.names().empty());
  const CanonicalMap& map = archive_.reader().canonical_map();
  EXPECT_FALSE(names.contains(map.size()));
  const auto lavrov = archive_.segments()[1].columns().names.find(person, "Sergei Lavrov");
  ASSERT_TRUE(lavrov);
  EXPECT_EQ(names.ids(1)[*lavrov], map.size());
  EXPECT_TRUE(names.replaces(map.ids(1)[*lavrov]));
}

TEST_F(AliasedNamesTest, RulesFollowEachOther) {
  EXPECT_EQ(changed("retype person \"Sputnik\" org\n"
                    "retype org \"Sputnik\" place\n"
                    "hide person \"Sputnik\"\n"),
            "place Sputnik = [Sputnik] [Sputnik]\n");
  EXPECT_EQ(changed("hide person \"Sputnik\"\nretype person \"Sputnik\" org"), "");
}

}  // namespace
}  // namespace pressmark
