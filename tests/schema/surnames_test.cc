// SPDX-License-Identifier: GPL-2.0-or-later
//
// When a bare surname is someone's.
#include "schema/surnames.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Surnames, AreTheSecondWordOfAKeyOrTheOnlyOne) {
  EXPECT_EQ(surname_of("sergi lavrov"), "lavrov");
  EXPECT_EQ(surname_of("lavrov"), "lavrov");
  EXPECT_EQ(surname_of("john smith jr"), "smith");
  EXPECT_EQ(surname_of(""), "");
}

struct BearerCase {
  std::vector<std::uint64_t> full_names;
  std::uint64_t bare;
  std::optional<std::size_t> bearer;
};

TEST(Surnames, BelongToWhoDominates) {
  for (const BearerCase& c : {
           BearerCase{{}, 1, std::nullopt},
           BearerCase{{1}, 1, 0},
           BearerCase{{1}, 10, 0},
           BearerCase{{1}, 11, std::nullopt},
           BearerCase{{1, 3}, 1, 1},
           BearerCase{{2, 5}, 1, std::nullopt},
           BearerCase{{1, 1}, 1, std::nullopt},
           BearerCase{{1, 9, 1}, 90, 1},
       }) {
    EXPECT_EQ(dominant_bearer(c.full_names, c.bare), c.bearer) << c.bare;
  }
}

TEST(Surnames, JoinWhateverTheOrder) {
  const std::vector<PersonCount> people{
      {"lavrov", 5}, {"sergi lavrov", 9}, {"anna smith", 1}, {"smith", 1}, {"john smith", 1}};
  const std::vector<std::pair<std::string_view, std::string_view>> expected{
      {"lavrov", "sergi lavrov"}};
  EXPECT_EQ(join_surnames(people), expected);
  EXPECT_EQ(join_surnames(std::vector<PersonCount>{people.rbegin(), people.rend()}), expected);
  EXPECT_TRUE(join_surnames({}).empty());
}

}  // namespace
}  // namespace pressmark
