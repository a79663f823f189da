// SPDX-License-Identifier: GPL-2.0-or-later
//
// The whole program against the naive oracle: matches, order, scores, facets, timelines,
// occurrences of thousands of random requests. PRESSMARK_ORACLE_REQUESTS=N asks for more; on
// Reuters-21578, if it is there, with PRESSMARK_ORACLE_SHARD=N other ones. PRESSMARK_QUERY_CPU_MS=N
// fails if one takes more milliseconds of processor time.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "searcher/count.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::size_t requests_or(std::size_t otherwise) {
  const char* asked = std::getenv("PRESSMARK_ORACLE_REQUESTS");
  return asked == nullptr ? otherwise : std::stoul(asked);
}

void build(const std::filesystem::path& input, const std::filesystem::path& archive) {
  BuildOptions options;
  options.paths = {input.string()};
  options.archive = archive;
  options.threads = 2;
  const auto summary = build_archive(options);
  ASSERT_TRUE(summary) << summary.error().message;
  ASSERT_EQ(summary->rejected, 0U);
}

/// The requests that took most time of the processor.
class Slowest {
 public:
  void add(std::clock_t ticks, const SearchRequest& request) {
    requests_.emplace(1e3 * static_cast<double>(ticks) / CLOCKS_PER_SEC, request.query);
    if (requests_.size() > 5) requests_.erase(requests_.begin());
  }

  /// Prints them, and fails if one took longer than is asked for.
  void check() const {
    const char* asked = std::getenv("PRESSMARK_QUERY_CPU_MS");
    if (asked == nullptr) return;
    for (const auto& [milliseconds, query] : requests_)
      std::printf("%.1f ms  %s\n", milliseconds, query.c_str());
    EXPECT_LE(requests_.rbegin()->first, std::stod(asked)) << requests_.rbegin()->second;
  }

 private:
  std::multimap<double, std::string> requests_;
};

/// "" if both count the same occurrences, by position; else the difference.
std::string compare_occurrences(Searcher& searcher, const SearchRequest& request, Oracle& oracle) {
  const auto counted = count_matches(searcher, request, {nullptr, CountUnit::occurrences});
  if (!counted) return counted.error().message;
  const std::uint64_t expected = *oracle.occurrences(request);
  if (counted->total.occurrences == expected) return "";
  return request.query + "\nmatch " + std::to_string(static_cast<int>(request.match)) +
         "\noccurrences\n  actual   " + std::to_string(counted->total.occurrences) +
         "\n  expected " + std::to_string(expected);
}

/// Asks the archive and the oracle the same; stops after a few differences.
void compare_on(const std::filesystem::path& path, std::size_t requests, std::uint32_t seed) {
  const auto archive = ArchiveReader::open(path);
  ASSERT_TRUE(archive) << archive.error().message;
  auto searcher = Searcher::open(path);
  ASSERT_TRUE(searcher) << searcher.error().message;
  Oracle oracle = make_oracle(*archive);
  RequestMaker maker{*archive, seed};
  std::size_t differences = 0;
  std::size_t answered = 0;
  std::size_t with_hits = 0;
  Slowest slowest;
  for (std::size_t i = 0; i < requests && differences < 5; ++i) {
    const SearchRequest request = maker.next();
    const std::clock_t begin = std::clock();
    const auto actual = searcher->search(request);
    slowest.add(std::clock() - begin, request);
    std::string found = compare_answers(request, actual, oracle.search(request));
    if (found.empty() && actual) found = compare_occurrences(*searcher, request, oracle);
    EXPECT_EQ(found, "");
    differences += found.empty() ? 0U : 1U;
    answered += actual ? 1U : 0U;
    with_hits += actual && actual->matches > 0U ? 1U : 0U;
    constexpr std::size_t told_after = 500;
    if (i % told_after == told_after - 1 && requests > 2 * told_after) {
      std::printf("%zu requests, %zu differences\n", i + 1, differences);
      std::fflush(stdout);
    }
  }
  EXPECT_GT(answered, requests * 9 / 10) << "most requests should run";
  EXPECT_GT(with_hits, requests / 3) << "many requests should find something";
  slowest.check();
}

class SearchOracle : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(SearchOracle, AgreesOnAMadeUpCorpus) {
  TemporaryFolder folder;
  const auto input = folder.write(
      "news.jsonl", to_json_lines(make_copied_articles(60 + GetParam() * 90, GetParam())));
  build(input, folder / "made-up.pressmark");
  compare_on(folder / "made-up.pressmark", requests_or(1'000), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Seeds, SearchOracle, ::testing::Values(1U, 2U, 3U));

TEST(SearchOracleOnNews, AgreesOnTheSampleArticles) {
  TemporaryFolder folder;
  build(source_folder() / "data/sample", folder / "sample.pressmark");
  compare_on(folder / "sample.pressmark", requests_or(1'000), 4);
}

TEST(SearchOracleOnNews, AgreesOnReuters) {
  const auto reuters = shared_data("news/reuters.jsonl.gz");
  if (!reuters) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  TemporaryFolder folder;
  // Every article when at least a thousand requests are asked for; else the first 1,500, and fewer
  // requests, for speed.
  const bool is_whole = requests_or(0) >= 1'000;
  const std::string input = folder / "reuters.jsonl";
  const std::string command = "zcat '" + reuters->string() + "' | head -n " +
                              (is_whole ? "1000000" : "1500") + " > '" + input + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  build(input, folder / "reuters.pressmark");
  const char* shard = std::getenv("PRESSMARK_ORACLE_SHARD");
  const auto seed = static_cast<std::uint32_t>(shard == nullptr ? 5 : 1'000 + std::stoul(shard));
  compare_on(folder / "reuters.pressmark", requests_or(100), seed);
}

}  // namespace
}  // namespace pressmark
