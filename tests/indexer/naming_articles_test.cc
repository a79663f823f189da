// SPDX-License-Identifier: GPL-2.0-or-later
//
// An article that prints two spellings of a name is one.

#include "indexer/naming_articles.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(NamingArticles, CountOnceWhateverTheyPrint) {
  constexpr auto who = EntityType::person;
  const TinyArchive archive{
      {{{.id = "1",
         .body = "Sergei Lavrov, Sergey Lavrov.",
         .names = {{who, "Sergei Lavrov"}, {who, "Sergey Lavrov"}}},
        {.id = "2", .body = "Nobody."}},
       {{.id = "3", .body = "Sergei Lavrov.", .names = {{who, "Sergei Lavrov"}}}}}};
  const CanonicalMap& map = archive.reader().canonical_map();
  const CanonicalRange people = map.of_type(who);
  ASSERT_EQ(people.end - people.begin, 1U);
  EXPECT_EQ(naming_articles(archive.reader(), map.members(people.begin)),
            (NamingArticles{{0, 1}, {1, 1}}));
  EXPECT_EQ(naming_articles(archive.reader(), {}), NamingArticles{});
}

}  // namespace
}  // namespace pressmark
