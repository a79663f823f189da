// SPDX-License-Identifier: GPL-2.0-or-later
//
// The queries that other search programs are known to change without a word, cut down or refuse
// where they need not: here each finds the right articles, or is refused with a query that runs.

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using ::testing::UnorderedElementsAreArray;

struct Listed {
  const char* query;
  std::vector<std::string> found;
};

std::vector<Article> listed_articles() {
  std::vector<Article> articles;
  const auto add = [&](std::string id, std::string title, std::string body) {
    Article article;
    article.id = std::move(id);
    article.title = std::move(title);
    article.body = std::move(body);
    article.language = "en";
    articles.push_back(std::move(article));
  };
  add("meeting", "Talks in Bonn",
      "Secretary of State Rex Tillerson met Sergei Lavrov in Bonn on Thursday. They spoke about "
      "Syria for an hour.\n\nThe chemical weapons found near Idlib were not on the list, said a "
      "man from the embassy.");
  add("statement", "A statement from Moscow",
      "Sergey Lavrov said the sanctions against Russia would stay without an answer. Rex Tillerson "
      "had named them a beginning.\n\nSyria was named once.");
  add("exports", "Grain leaves the port",
      "The embargo on fish ended in May. Ships from Moscow and Odessa wait for grain. Nobody "
      "expects weapons there; chemical works are far from Idlib.");
  add("sergeant", "A sergeant at the bridge",
      "Sergeant Lavrow of the bridge guard counted 24/7 and wrote it down. A lavrov is no "
      "lawyer.");
  return articles;
}

class ListedQueries : public ::testing::Test {
 protected:
  void build(const std::vector<std::string>& paths) {
    BuildOptions options;
    options.paths = paths;
    options.archive = folder_ / "listed.pressmark";
    ASSERT_TRUE(build_archive(options));
    auto opened = Searcher::open(options.archive);
    ASSERT_TRUE(opened) << opened.error().message;
    searcher_.emplace(*std::move(opened));
  }

  std::vector<std::string> find(const std::string& query) {
    const auto response = searcher_->search({.query = query, .limit = 100});
    EXPECT_TRUE(response) << query << ": " << (response ? "" : response.error().message);
    std::vector<std::string> ids;
    for (const Hit& hit : response ? response->hits : std::vector<Hit>{})
      ids.push_back(hit.id);
    return ids;
  }

  TemporaryFolder folder_;
  std::optional<Searcher> searcher_;
};

TEST_F(ListedQueries, FindTheRightArticles) {
  build({folder_.write("listed.jsonl", to_json_lines(listed_articles())).string()});
  const std::vector<Listed> rows{
      // Every word, in any form; AND is what spaces mean.
      {"Tillerson Lavrov Syria", {"meeting", "statement"}},
      // Alternatives, wildcards, phrases and names inside proximity.
      {"(sergei OR sergey) NEAR/2 lavrov", {"meeting", "statement"}},
      {"\"Serge* Lavrov\"", {"meeting", "statement"}},
      {"serge* NEAR/2 lavro?", {"meeting", "statement", "sergeant"}},
      {"\"chemical weapons\" NEAR/3 idlib", {"meeting"}},
      {"\"chemical weapons\" NEAR/20 \"on the list\"", {"meeting"}},
      {"(sanction* OR embargo) /s (Russia OR Moscow)", {"statement"}},
      {"(sanction* OR embargo) /p (Russia OR Moscow)", {"statement", "exports"}},
      {"Tillerson /p Syria", {"meeting"}},
      {"person:Lavrov NEAR/3 person:Tillerson", {"meeting"}},
      {"lavrov~1 NEAR/2 (serge* OR bridge)", {"meeting", "statement", "sergeant"}},
      {"/serge[iy]/ ADJ/1 lavrov", {"meeting", "statement"}},
      {"chemical NEAR/20 weapons NEAR/20 idlib", {"meeting", "exports"}},
      {"weapons NOT NEAR/5 idlib", {"exports"}},
      // Wildcards anywhere, fuzzies, slack: none is dropped.
      {"*ergei", {"meeting"}},
      {"ser?ei", {"meeting"}},
      {"s*ant", {"sergeant"}},
      {"lavrov~1", {"meeting", "statement", "sergeant"}},
      {"tilerson~1", {"meeting", "statement"}},
      {"\"weapons idlib\"~3", {"meeting"}},
      {"\"idlib weapons\"~10", {"meeting", "exports"}},
      {"24/7", {"sergeant"}},
      {"\xe2\x80\x9crex tillerson\xe2\x80\x9d", {"meeting", "statement"}},
      // Where and how often.
      {"ATLEAST/2(lavrov~1)", {"sergeant"}},
      {"lead:tillerson title:talks", {"meeting"}},
      {"NOT lavrov", {"exports"}},
      // A lower-case `or` is a word.
      {"tillerson or lavrov", {}},
  };
  for (const Listed& row : rows)
    EXPECT_THAT(find(row.query), UnorderedElementsAreArray(row.found)) << row.query;
}

TEST_F(ListedQueries, AreRefusedWithAQueryThatRuns) {
  build({folder_.write("listed.jsonl", to_json_lines(listed_articles())).string()});
  for (const char* query :
       {"lavrov NEAR/x syria", "(lavrov AND syria) NEAR/5 bonn", "lavrov NEAR/5 date:2017", "*",
        "s*", "\"rex tillerson", "(lavrov", "lavrov)", "lavrov AND", "OR syria", "/lavr(/",
        "persn:lavrov", "talks~3", "date:2017-02-30", "=/lavrov/", "a XOR b", "lavrov -",
        "title: talks", "person=Lavr*"}) {
    const auto refused = searcher_->search({.query = query});
    ASSERT_FALSE(refused) << query;
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
    EXPECT_TRUE(refused.error().where.has_value()) << query;
    ASSERT_TRUE(refused.error().hint.starts_with("try: ")) << query;
    EXPECT_TRUE(searcher_->search({.query = refused.error().hint.substr(5)}))
        << query << ": " << refused.error().hint;
  }
}

/// On the articles that the project was asked for with, where they are: against the naive oracle.
TEST_F(ListedQueries, FindTheSameInTheSeedsAsTheOracle) {
  const auto seeds = shared_data("seeds");
  if (!seeds) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  build({seeds->string()});
  Oracle oracle = make_oracle(searcher_->archive());
  std::size_t with_hits = 0;
  for (const char* query : {"Tillerson Lavrov Syria",
                            "(sergei OR sergey) NEAR/2 lavrov",
                            "\"Serge* Lavrov\"",
                            "*ergei",
                            "ser?ei",
                            "lavrov~1",
                            "\"Lavrov Tillerson\"~3",
                            "\"Rex Tillerson\" NEAR/10 \"Serge* Lavrov\"",
                            "(sanction* OR embargo) /s (Russia OR Moscow)",
                            "Lavrov /p Syria",
                            "Lavrov /s Tillerson",
                            "person:Lavrov NEAR/10 person:Tillerson",
                            "person:Lavrov",
                            "person:Ryabkov",
                            "person:\"Sergei Lavrov\"",
                            "person:lav*",
                            "/serge[iy]/",
                            "ATLEAST/3(Lavrov)",
                            "LEAD(Tillerson)",
                            "MAJOR(Syria)",
                            "CAPS(US)",
                            "NOT Lavrov",
                            "date:2017-05",
                            "date:none",
                            "Lavrov NOT NEAR/3 (Sergei OR Sergey)",
                            "\"Serge* Lavrov\" ADJ/3 said"}) {
    SearchRequest request;
    request.query = query;
    const auto actual = searcher_->search(request);
    ASSERT_TRUE(actual) << query;
    EXPECT_EQ(compare_answers(request, actual, oracle.search(request)), "");
    with_hits += actual->hits.empty() ? 0U : 1U;
  }
  EXPECT_GT(with_hits, 18U);
  const std::vector<std::string> three = find("Tillerson Lavrov Syria");
  std::vector<std::string> numbers;
  for (const std::string& id : three)
    numbers.push_back(id.substr(0, 3));
  EXPECT_THAT(numbers, UnorderedElementsAreArray({"001", "002", "004"}));
}

}  // namespace
}  // namespace pressmark
