// SPDX-License-Identifier: GPL-2.0-or-later
//
// What wildcards stand for after articles were removed, against an archive that never had them.
#include "searcher/match/live_forms.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "indexer/update.h"
#include "searcher/prepared_query.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

class LiveForms : public ::testing::Test {
 protected:
  BuildOptions options(const std::string& name, const std::vector<Article>& articles) {
    BuildOptions options;
    options.archive = folder_ / name;
    options.paths = {folder_.write("in.jsonl", to_json_lines(articles)).string()};
    options.use_entities = false;
    return options;
  }

  static std::string forms_of(const std::filesystem::path& path, const std::string& query) {
    auto searcher = Searcher::open(path);
    EXPECT_TRUE(searcher);
    const auto prepared =
        PreparedQuery::make({.query = query}, searcher->archive(), searcher->analyzer());
    EXPECT_TRUE(prepared);
    std::string printed;
    for (const Expansion& form :
         live_expansions((*prepared)->plan(), *(*prepared)->postings().forms(),
                         searcher->archive().segments())) {
      printed += fmt::format("{} {}; ", form.form, form.occurrences);
    }
    return printed;
  }

  TemporaryFolder folder_;
};

TEST_F(LiveForms, AreThoseOfTheArticlesThatAreLeft) {
  std::vector<Article> articles = make_articles(120, 7);
  articles[0].body = "Minister, MINISTER, ministries: the ministrations.";
  const BuildOptions updated = options("updated", articles);
  ASSERT_TRUE(build_archive(updated));
  const std::vector<std::string> queries{"minist*", "*er", "talks~2", "title:m*n*", "zebra*"};
  std::vector<std::string> before;
  for (const std::string& query : queries)
    before.push_back(forms_of(updated.archive, query));
  EXPECT_NE(before[0].find("ministrations 1; "), std::string::npos) << before[0];

  std::vector<std::string> removed;
  std::vector<Article> left;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 4 == 0) {
      removed.push_back(articles[i].id);
    } else {
      left.push_back(articles[i]);
    }
  }
  ASSERT_TRUE(remove_articles(updated, removed));
  const BuildOptions fresh = options("fresh", left);
  ASSERT_TRUE(build_archive(fresh));
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::string now = forms_of(updated.archive, queries[i]);
    EXPECT_EQ(now, forms_of(fresh.archive, queries[i])) << queries[i];
    EXPECT_EQ(now == before[i], before[i].empty()) << queries[i];
  }
}

}  // namespace
}  // namespace pressmark
