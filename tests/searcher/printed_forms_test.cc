// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stems as people read them, however an archive is divided.
#include "searcher/printed_forms.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(PrintedForms, AreTheFirstWordOfTheFirstArticle) {
  const TinyArticle visits{.id = "a", .title = "Two VISITS", .body = "He visited again."};
  const TinyArticle visiting{.id = "b", .body = "Visiting cities; a city visit."};
  const TinyArticle other{.id = "0", .body = "Nothing of it."};
  Analyzer analyzer = *Analyzer::create();
  for (const std::vector<TinySegment>& segments :
       {std::vector<TinySegment>{{visits, visiting, other}},
        std::vector<TinySegment>{{visiting}, {other}, {visits}},
        std::vector<TinySegment>{{visiting, visits}, {other}}}) {
    const TinyArchive archive{segments};
    EXPECT_EQ(printed_form("visit", archive.reader(), analyzer), "visits");
    EXPECT_EQ(printed_form("citi", archive.reader(), analyzer), "cities");
    EXPECT_EQ(printed_form("airship", archive.reader(), analyzer), "airship");
  }
}

}  // namespace
}  // namespace pressmark
