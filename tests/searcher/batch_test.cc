// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of queries, and rows against plain loops over the same articles.
#include "searcher/batch.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

TEST(Batch, AFileHasAQueryALine) {
  std::string printed;
  for (const BatchQuery& asked :
       parse_batch("# mine\n\nwar\tSyria OR Ukraine\r\n  \"a b\"  \n \n\tno name\nlast")) {
    printed += std::to_string(asked.line) + "|" + asked.name + "|" + asked.query + "\n";
  }
  EXPECT_EQ(printed, "3|war|Syria OR Ukraine\n4||\"a b\"\n6||no name\n7||last\n");
  const std::vector<BatchQuery> named = parse_batch("  war \t \r\n\t\n");
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].name, "war");
  EXPECT_EQ(named[0].query, "");
  EXPECT_TRUE(parse_batch("").empty());
  EXPECT_TRUE(parse_batch("\n# nothing\n").empty());
}

TEST(Batch, RowsAreThoseOfPlainLoops) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    const auto segments = random_segments(seed, 3);
    const TinyArchive archive{segments};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    for (const char* word : {"red", "blue", "airship"}) {
      std::uint64_t articles = 0;
      std::vector<std::string> dates;
      for (const TinyArticle& article : all_articles(segments)) {
        if (occurrences_of(article, word) == 0) continue;
        ++articles;
        if (!article.date.empty()) dates.push_back(article.date);
      }
      const auto row = run_batch_query(*searcher, {}, {1, "", word});
      ASSERT_TRUE(row) << row.error().message;
      EXPECT_EQ(row->count.articles, articles);
      EXPECT_EQ(row->count.of_articles, all_articles(segments).size());
      EXPECT_EQ(row->read_as, word);
      ASSERT_EQ(row->first.has_value(), !dates.empty());
      if (dates.empty()) continue;
      EXPECT_EQ(to_string(*row->first), *std::min_element(dates.begin(), dates.end()));
      EXPECT_EQ(to_string(*row->last), *std::max_element(dates.begin(), dates.end()));
    }
  }
}

TEST(Batch, ARefusedQueryIsARowAndABadFilterIsAnError) {
  const TinyArchive archive{{{{.id = "a", .body = "red"}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto row = run_batch_query(*searcher, {}, {7, "name", "(red"});
  ASSERT_TRUE(row);
  ASSERT_TRUE(row->refusal);
  EXPECT_EQ(row->refusal->kind, ErrorKind::invalid_argument);
  EXPECT_EQ(row->asked.line, 7U);
  const auto nothing = run_batch_query(*searcher, {}, {8, "red", ""});
  ASSERT_TRUE(nothing && nothing->refusal);
  EXPECT_EQ(nothing->refusal->message, "no query follows the name and its tab");
  EXPECT_FALSE(run_batch_query(*searcher, {.filters = {"colour=red"}}, {1, "", "red"}));
}

}  // namespace
}  // namespace pressmark
