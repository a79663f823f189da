// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which spellings are put together, in which order, and how each name is shown.

#include "archive/name_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;

LiveName live(EntityType type, NameMember member, std::uint64_t articles, std::string_view key,
              std::string_view spelling) {
  return {type, member, articles, key, spelling};
}

std::string describe_group(const NameGroup& group) {
  std::string text{group.key()};
  text += " " + std::to_string(group.articles) + " \"" + std::string{group.display()} + "\"";
  for (const LiveName& of : group.of)
    text += " " + std::to_string(of.member.segment) + ":" + std::to_string(of.member.ordinal);
  return text;
}

TEST(NameGroups, AreByTypeThenArticlesThenKey) {
  const EntityType person = EntityType::person;
  std::vector<LiveName> names{
      live(EntityType::place, {0, 9}, 100, "bonn", "Bonn"),
      live(person, {1, 3}, 2, "sergei lavrov", "Sergei Lavrov"),
      live(person, {0, 4}, 1, "sergei lavrov", "Sergey Lavrov"),
      live(person, {0, 3}, 1, "sergei lavrov", "Sergei Lavrov"),
      live(person, {1, 1}, 4, "b", "B"),
      live(person, {0, 1}, 4, "a", "A"),
      live(person, {2, 0}, 5, "bonn", "Bonn"),
  };
  std::vector<std::string> printed;
  for (const NameGroup& group : make_name_groups(names, name_rules))
    printed.push_back(describe_group(group));
  EXPECT_THAT(printed, ElementsAre("bonn 5 \"Bonn\" 2:0", "a 4 \"A\" 0:1", "b 4 \"B\" 1:1",
                                   "sergei lavrov 4 \"Sergei Lavrov\" 0:3 0:4 1:3",
                                   "bonn 100 \"Bonn\" 0:9"));
}

TEST(NameGroups, HaveTheWordsOfEachSpelling) {
  std::vector<LiveName> names{
      live(EntityType::person, {0, 0}, 1, "k", "Sergey Lavrov"),
      live(EntityType::person, {0, 1}, 1, "k", "Lavrov"),
      live(EntityType::person, {1, 0}, 1, "k", "Sergey Lavrov"),
  };
  std::vector<NameWord> words;
  append_words(make_name_groups(names, name_rules).front(), name_rules, words);
  std::vector<std::string> printed;
  for (const NameWord& word : words)
    printed.push_back(word.word + std::to_string(word.index));
  EXPECT_THAT(printed, ElementsAre("lavrov1", "lavrov0", "sergey0", "lavrov2", "sergey2"));
}

TEST(NameGroups, CountLiveArticles) {
  const TinyArchive archive{
      {{{.id = "1", .body = "Bonn and Bonn.", .names = {{EntityType::place, "Bonn"}}},
        {.id = "2", .body = "Bonn.", .names = {{EntityType::place, "Bonn"}}}}}};
  const LiveName found = live_name(archive.segments(), {0, 0});
  EXPECT_EQ(found.articles, 2U);
  EXPECT_EQ(found.spelling, "Bonn");
  EXPECT_EQ(found.type, EntityType::place);
}

}  // namespace
}  // namespace pressmark
