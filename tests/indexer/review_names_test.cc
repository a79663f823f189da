// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which names are asked about, with what evidence; and that the lines can be pasted.
#include "indexer/review_names.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;

/// Articles that print these names, `count` of each set.
struct Printed {
  int count = 0;
  std::vector<NamedEntity> names;
};

std::vector<TinySegment> articles(const std::vector<Printed>& printed) {
  std::vector<TinySegment> segments(2);
  int number = 0;
  for (const Printed& set : printed) {
    for (int i = 0; i < set.count; ++i) {
      TinyArticle article{.id = std::to_string(++number)};
      for (const NamedEntity& name : set.names)
        article.body += name.spelling + ". ";
      article.names = set.names;
      segments[static_cast<std::size_t>(number) % 2].push_back(std::move(article));
    }
  }
  return segments;
}

std::string review(const TinyArchive& archive) {
  auto reader = ArchiveReader::open(archive.path());
  EXPECT_TRUE(reader && reader->read_aliases());
  std::string text;
  for (const NameDoubt& doubt : find_doubtful_names(*reader))
    text += alias_line(doubt.rule) + "  # " + doubt.evidence + "\n";
  return text;
}

TEST(ReviewNames, AsksAboutInitials) {
  const TinyArchive archive{articles({{5, {{person, "George Bush"}}},
                                      {2, {{person, "G. Bush"}}},
                                      {1, {{person, "George Bush"}, {person, "G. Bush"}}},
                                      {9, {{person, "Kate Bush"}}},
                                      {1, {{person, "K. Bush"}}}})};
  EXPECT_EQ(review(archive),
            "merge person \"George Bush\" \"G. Bush\"  # George Bush in 6 articles, G. Bush in 3 "
            "articles, both in 1\n");
}

TEST(ReviewNames, AsksAboutASurnameThatWasTakenForSomebody) {
  const TinyArchive archive{articles({{12, {{person, "Rex Tillerson"}}},
                                      {2, {{person, "Anna Tillerson"}}},
                                      {3, {{person, "Tillerson"}}}})};
  EXPECT_EQ(
      review(archive),
      "split person \"Tillerson\"  # Tillerson alone in 3 articles was taken for Rex Tillerson; "
      "Anna Tillerson in 2 articles\n");
}

TEST(ReviewNames, AsksAboutTypesAndAcronyms) {
  const TinyArchive archive{articles({{2, {{person, "Sputnik"}}},
                                      {6, {{organisation, "Sputnik"}}},
                                      {4, {{organisation, "Harbour Safety Board"}}},
                                      {2, {{organisation, "HSB"}}},
                                      {1, {{organisation, "HXB"}}}})};
  EXPECT_EQ(
      review(archive),
      "merge org \"Harbour Safety Board\" \"HSB\"  # Harbour Safety Board in 4 articles, HSB in "
      "2 articles, both in 0\n"
      "retype person \"Sputnik\" org  # Sputnik in 2 articles as person, in 6 as org\n");
}

// What was proposed is read and ends the doubt.
TEST(ReviewNames, AnAcronymOfNoneOrOfAnothersNameIsNotAskedAbout) {
  const TinyArchive archive{articles({{4, {{organisation, "Harbour Safety Board"}}},
                                      {3, {{organisation, "HSC"}}},
                                      {3, {{organisation, "NATO"}}}})};
  EXPECT_EQ(review(archive), "");
}

TEST(ReviewNames, WhatIsPastedIsNotAskedAgain) {
  const TinyArchive archive{articles({{2, {{person, "Sputnik"}}},
                                      {6, {{organisation, "Sputnik"}}},
                                      {5, {{person, "George Bush"}}},
                                      {2, {{person, "G. Bush"}}}})};
  auto reader = ArchiveReader::open(archive.path());
  ASSERT_TRUE(reader);
  const auto doubts = find_doubtful_names(*reader);
  ASSERT_EQ(doubts.size(), 2U);
  const std::string text = describe_doubts(doubts, 1, "tiny.pressmark");
  EXPECT_TRUE(text.starts_with(
      "# 2 doubtful names. Put the lines that are right into tiny.pressmark/aliases.txt\n\n# "))
      << text;
  EXPECT_TRUE(text.ends_with("\n\n# 1 more\n")) << text;
  ASSERT_TRUE(write_file(archive.path() / alias_file_name, describe_doubts(doubts, 10, "a")));
  EXPECT_EQ(review(archive), "");
  EXPECT_EQ(describe_doubts({}, 10, "a"), "# no doubtful names\n");
}

TEST(ReviewNames, IsJsonToo) {
  NameDoubt doubt;
  doubt.rule = {0, AliasVerb::hide, person, {"A \"B\""}};
  doubt.evidence = "A in 2 articles";
  doubt.articles = 2;
  EXPECT_EQ(
      doubts_to_json({doubt, doubt}, 1, "news.pressmark"),
      R"({"schema":1,"archive":"news.pressmark","doubts":[{"line":"hide person \"A \"\"B\"\"\"",)"
      R"("evidence":"A in 2 articles","articles":2}],"more_doubts":1})"
      "\n");
}

TEST(ReviewNames, TheMostFrequentMayBeTheInitialAndTheRarestDoubtComesLast) {
  const TinyArchive archive{articles({{7, {{person, "G. Bush"}}},
                                      {4, {{person, "George Bush"}}},
                                      {3, {{organisation, "HSB"}}},
                                      {9, {{organisation, "Harbour Safety-Board of Lubny"}}},
                                      {3, {{organisation, "Harbour Safety Board"}}},
                                      {2, {{organisation, "X"}}}})};
  EXPECT_EQ(review(archive),
            "merge person \"G. Bush\" \"George Bush\"  # G. Bush in 7 articles, George Bush in 4 "
            "articles, both in 0\nmerge org \"HSB\" \"Harbour Safety Board\"  # HSB in 3 articles, "
            "Harbour Safety Board in 3 articles, both in 0\n");
}

TEST(ReviewNames, OfManyBearersOfASurnameTheMostFrequentAreAskedAbout) {
  const std::string of_most =
      "merge person \"Anna Berg\" \"A. Berg\"  # Anna Berg in 30 articles, A. Berg in 28 "
      "articles, both in 0\n";
  const std::string of_least =
      "merge person \"Ua Berg\" \"U. Berg\"  # Ua Berg in 3 articles, U. Berg in 2 articles, both "
      "in 0\n";
  for (const int others : {20, 40}) {
    std::vector<Printed> printed{{30, {{person, "Anna Berg"}}}, {28, {{person, "A. Berg"}}}};
    for (int i = 0; i < others; ++i) {
      const std::string first{static_cast<char>('B' + i % 20), static_cast<char>('a' + i / 20)};
      printed.push_back({3, {{person, first + " Berg"}}});
    }
    printed.push_back({2, {{person, "U. Berg"}}});
    const TinyArchive archive{articles(printed)};
    EXPECT_EQ(review(archive), others == 20 ? of_most + of_least : of_most);
  }
}

}  // namespace
}  // namespace pressmark
