// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names, copies and fingerprint of several archives, against one archive of the same articles.

#include "archive/open_as_one.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "archive/alias_file.h"
#include "base/files.h"
#include "tests/support/random_articles.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using Paths = std::vector<std::filesystem::path>;

TEST(OpenAsOne, IsAsIfTheArticlesWereInOneArchive) {
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
    const std::vector<TinySegment> segments = random_segments(seed, 4);
    const TinyArchive one{segments};
    const TinyArchive first{{segments[0], segments[1]}};
    const TinyArchive second{{segments[2]}};
    const TinyArchive third{{segments[3]}};
    const auto joined = open_as_one(Paths{first.path(), second.path(), third.path()},
                                    VerifyLevel::full, name_rules);
    ASSERT_TRUE(joined) << joined.error().message;
    EXPECT_EQ(joined->segments().size(), 4U);
    EXPECT_EQ(joined->canonical_map().content(), one.reader().canonical_map().content());
    EXPECT_EQ(joined->families().content(), one.reader().families().content());
    EXPECT_EQ(joined->manifest().archive_fingerprint, one.reader().manifest().archive_fingerprint);
    EXPECT_EQ(joined->manifest().languages, one.reader().manifest().languages);
    EXPECT_EQ(joined->manifest().counts.articles, one.reader().manifest().counts.articles);
    EXPECT_EQ(joined->manifest().counts.families, one.reader().families().size());
    EXPECT_EQ(joined->common_languages(), one.reader().common_languages());
  }
}

TEST(OpenAsOne, WhatIsSaidAboutNamesInAnyOfThemHoldsInAll) {
  const auto article = [](std::string id, std::string name) {
    return TinyArticle{.id = std::move(id), .body = name, .names = {{EntityType::person, name}}};
  };
  const TinyArchive first{{{article("a", "Lena Hansen"), article("b", "Getty Images")}}};
  const TinyArchive second{{{article("c", "Magdalena Hansen")}}};
  const auto say = [](const TinyArchive& archive, std::string_view rules) {
    ASSERT_TRUE(write_file(archive.path() / alias_file_name, rules));
  };
  say(first, "merge person \"Lena Hansen\" \"Magdalena Hansen\"\n");
  auto joined = open_as_one(Paths{first.path(), second.path()}, VerifyLevel::quick, name_rules);
  ASSERT_TRUE(joined);
  ASSERT_TRUE(joined->read_aliases());
  ASSERT_EQ(joined->aliased_names().names().size(), 1U);
  EXPECT_EQ(joined->aliased_names().names()[0].shown, "Lena Hansen");
  EXPECT_EQ(joined->aliased_names().names()[0].members.size(), 2U);
  const std::string of_one = joined->aliases_fingerprint();

  say(second, "hide person \"Getty Images\"\n");
  ASSERT_TRUE(joined->read_aliases());
  ASSERT_EQ(joined->aliased_names().names().size(), 1U);  // nothing is left of the other
  EXPECT_TRUE(joined->aliased_names().replaces(0));
  EXPECT_EQ(joined->aliases_fingerprint().substr(0, of_one.size() + 1), of_one + "+");

  say(second, "merge person one");
  const Status refused = joined->read_aliases();
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().message.starts_with(second.path().string()));
}

TEST(OpenAsOne, OfOneArchiveIsThatArchive) {
  const TinyArchive archive{{{{.id = "a", .body = "words"}}}};
  const auto opened = open_as_one(Paths{archive.path()}, VerifyLevel::quick, name_rules);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->manifest(), archive.reader().manifest());
}

TEST(OpenAsOne, RefusesAnArticleThatTwoArchivesHave) {
  const TinyArchive first{{{{.id = "a", .body = "words"}, {.id = "b", .body = "words"}}}};
  const TinyArchive second{{{{.id = "b", .body = "others"}, {.id = "c", .body = "words"}}}};
  const auto refused =
      open_as_one(Paths{first.path(), second.path()}, VerifyLevel::quick, name_rules);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
  EXPECT_EQ(refused.error().message,
            "the article 'b' is in " + first.path().string() + " and in " + second.path().string());
  EXPECT_EQ(refused.error().hint,
            "remove it from one of them: indexer remove b -d " + second.path().string());
}

TEST(OpenAsOne, TellsWhichArchiveIsMissing) {
  const TinyArchive first{{{{.id = "a", .body = "words"}}}};
  const auto refused = open_as_one(Paths{first.path(), "no/such"}, VerifyLevel::quick, name_rules);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::archive);
  EXPECT_NE(refused.error().message.find("no/such"), std::string::npos);
}

}  // namespace
}  // namespace pressmark
