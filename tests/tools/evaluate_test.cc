// SPDX-License-Identifier: GPL-2.0-or-later
//
// The order of hits does not get worse: collections small enough for every run of the tests, with
// default settings, against the figures in bench/relevance/RESULTS.md.

#include <cmath>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/pipeline.h"
#include "searcher/search.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"
#include "tools/support/test_collection.h"

namespace pressmark {
namespace {

// "| cranfield | 0.4349 | 0.5327 | ..." -> MAP and nDCG@10
std::vector<double> committed_figures(const std::string& collection) {
  const auto table = read_file(source_folder() / "bench/relevance/RESULTS.md", 1U << 20U);
  EXPECT_TRUE(table);
  std::smatch row;
  const std::regex pattern{"\\| " + collection + R"( +\| (0\.\d{4}) \| (0\.\d{4}) \|)"};
  if (!table || !std::regex_search(*table, row, pattern)) return {};
  return {std::stod(row[1]), std::stod(row[2])};
}

std::vector<std::vector<std::string>> run_queries(const std::filesystem::path& archive,
                                                  const std::vector<JudgedQuery>& queries) {
  auto searcher = Searcher::open(archive);
  EXPECT_TRUE(searcher);
  std::vector<std::vector<std::string>> run;
  for (const JudgedQuery& query : queries) {
    SearchRequest request;
    request.query = query.text;
    request.match = MatchMode::any;
    request.limit = 1000;
    request.facets.clear();
    request.load_articles = false;
    const auto response = searcher->search(request);
    EXPECT_TRUE(response) << query.text;
    std::vector<std::string>& ids = run.emplace_back();
    for (const Hit& hit : response->hits)
      ids.push_back(hit.id);
  }
  return run;
}

class Relevance : public ::testing::TestWithParam<std::string> {};

TEST_P(Relevance, IsAsGoodAsCommitted) {
  const auto folder = shared_data("ir/" + GetParam());
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto collection = read_test_collection(*folder);
  ASSERT_TRUE(collection) << collection.error().message;
  const TemporaryFolder temporary;
  BuildOptions options;
  options.paths = {collection->articles.string()};
  options.archive = temporary / "news.pressmark";
  options.use_entities = false;  // no word of these queries asks for a name
  ASSERT_TRUE(build_archive(options));
  const auto measured =
      measure_run(collection->queries, run_queries(options.archive, collection->queries));
  ASSERT_TRUE(measured);
  const MeasureValues mean = mean_of(*measured);
  const std::vector<double> committed = committed_figures(GetParam());
  ASSERT_EQ(committed.size(), 2U) << "RESULTS.md has no row for " << GetParam();
  constexpr double rounded = 0.00005;
  EXPECT_GE(value_of(mean, Measure::average_precision), committed[0] - rounded);
  EXPECT_GE(value_of(mean, Measure::ndcg_10), committed[1] - rounded);
}

INSTANTIATE_TEST_SUITE_P(SmallCollections, Relevance, ::testing::Values("cranfield"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace pressmark
