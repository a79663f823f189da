// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sums by value; that they are those of plain loops is in count_test.cc.
#include "searcher/group_sums.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using Sums = std::map<std::optional<std::string>, std::uint64_t>;

class SumsByValue : public ::testing::Test {
 protected:
  // Of the three documents: 1, 10, 100.
  Sums sums(const char* field) {
    GroupSums sums{*find_field(field), archive_.reader()};
    sums.add(0, 1, 1);
    sums.add(0, 2, 10);
    sums.add(1, 1, 100);
    return sums.by_value();
  }

  TinyArchive archive_{
      {{{.id = "a",
         .body = "Sergei Lavrov and Sergey Lavrov",
         .date = "2017-01-31",
         .source = "Post",
         .names = {{EntityType::person, "Sergei Lavrov"}, {EntityType::person, "Sergey Lavrov"}},
         .topics = {"Oil", "Gas"}},
        {.id = "b", .body = "nobody"}},
       {{.id = "c",
         .body = "Sergei Lavrov",
         .date = "2017-01-01",
         .source = "POST",
         .names = {{EntityType::person, "Sergei Lavrov"}},
         .topics = {"OIL"}}}}};
};

TEST_F(SumsByValue, AreKeptByPeriodKeywordAndName) {
  EXPECT_EQ(sums("year"), (Sums{{"2017", 101}, {std::nullopt, 10}}));
  EXPECT_EQ(sums("month"), (Sums{{"2017-01", 101}, {std::nullopt, 10}}));
  EXPECT_EQ(sums("day"), (Sums{{"2017-01-31", 1}, {"2017-01-01", 100}, {std::nullopt, 10}}));
  EXPECT_EQ(sums("source"), (Sums{{"post", 101}, {std::nullopt, 10}}));
}

TEST_F(SumsByValue, AnArticleCountsOnceForANameWithTwoSpellings) {
  EXPECT_EQ(sums("person"), (Sums{{"Sergei Lavrov", 101}}));
}

TEST_F(SumsByValue, AnArticleCountsForEachOfItsTopics) {
  EXPECT_EQ(sums("topic"), (Sums{{"oil", 101}, {"gas", 1}}));
}

TEST_F(SumsByValue, KeywordsAreFolded) {
  const GroupSums source{*find_field("source"), archive_.reader()};
  EXPECT_EQ(source.key_of("The POST"), "the post");
  EXPECT_EQ(source.key_of(std::nullopt), std::nullopt);
  const GroupSums person{*find_field("person"), archive_.reader()};
  EXPECT_EQ(person.key_of("Sergei Lavrov"), "Sergei Lavrov");
}

}  // namespace
}  // namespace pressmark
