// SPDX-License-Identifier: GPL-2.0-or-later
//
// count, timeline and kwic against plain loops: articles, families, occurrences, words, by every
// field, shares as they are printed. PRESSMARK_COUNT_REQUESTS=N asks for more; from 100 on, all of
// Reuters-21578.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "searcher/concordance.h"
#include "searcher/count.h"
#include "searcher/output/count_output.h"
#include "tests/support/corpus.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::size_t count_requests_or(std::size_t otherwise) {
  const char* asked = std::getenv("PRESSMARK_COUNT_REQUESTS");
  return asked == nullptr ? otherwise : std::stoul(asked);
}

/// What is counted in one unit: a Count has no numbers of the others.
Count in_unit(const Count& count, CountUnit unit) {
  Count kept{count.articles, count.of_articles, 0, 0, 0, 0};
  if (unit == CountUnit::occurrences) {
    kept.occurrences = count.occurrences;
    kept.of_words = count.of_words;
  } else if (unit == CountUnit::families) {
    kept.families = count.families;
    kept.of_families = count.of_families;
  }
  return kept;
}

std::string print(const Count& count) {
  std::ostringstream out;
  out << count.articles << " of " << count.of_articles << ", " << count.occurrences << " in "
      << count.of_words << " words, " << count.families << " of " << count.of_families;
  return out.str();
}

using Groups = std::map<std::optional<std::string>, std::string>;

Groups print_groups(const CountResponse& response, CountUnit unit) {
  Groups groups;
  for (const CountGroup& group : response.groups)
    groups[group.value] = print(in_unit(group.count, unit));
  return groups;
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  return std::to_string(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

/// Of the CSV that the program prints: the period, and its share in percent.
std::map<std::string, std::string> printed_shares(const std::string& csv) {
  std::map<std::string, std::string> shares;
  std::istringstream lines{csv};
  std::string line;
  std::getline(lines, line);
  EXPECT_TRUE(line.find(",articles,of_articles,share,") != std::string::npos) << line;
  while (std::getline(lines, line)) {
    std::istringstream cells{line};
    std::array<std::string, 4> row;
    for (std::string& cell : row)
      std::getline(cells, cell, ',');
    shares[row[0]] = std::to_string(100 * std::stod(row[3]));
  }
  return shares;
}

/// The share of each period's articles, to six places.
std::map<std::string, std::string> expected_shares(const CountResponse& expected) {
  std::map<std::string, std::string> shares;
  for (const CountGroup& group : expected.groups)
    shares[group.value.value_or("")] = share(group.count.articles, group.count.of_articles);
  return shares;
}

class CountComparison {
 public:
  CountComparison(const std::filesystem::path& path, std::uint32_t seed)
      : archive_(*ArchiveReader::open(path)),
        searcher_(*Searcher::open(path)),
        oracle_(make_oracle(archive_)),
        maker_(archive_, seed) {}

  void compare(std::size_t requests) {
    for (std::size_t i = 0; i < requests && !::testing::Test::HasFailure(); ++i) {
      SearchRequest request = maker_.next();
      static constexpr std::array fields{"month", "person", "year", "source",
                                         "place", "org",    "day",  "language"};
      const Field* by = find_field(fields[i % fields.size()]);
      SCOPED_TRACE(request.query + "\nby " + std::string{by->name});
      const auto expected = oracle_.count(request, by);
      if (!expected) {
        EXPECT_FALSE(count_matches(searcher_, request, {by}));
        continue;
      }
      for (const CountUnit unit :
           {CountUnit::articles, CountUnit::families, CountUnit::occurrences})
        compare_unit(request, {by, unit}, *expected);
      compare_lines(request, expected->total);
      occurrences_ += expected->total.occurrences;
    }
  }

  std::uint64_t occurrences() const { return occurrences_; }

 private:
  void compare_unit(const SearchRequest& request, const CountOptions& options,
                    const CountResponse& expected) {
    const auto counted = count_matches(searcher_, request, options);
    ASSERT_TRUE(counted) << counted.error().message;
    EXPECT_EQ(print(counted->total), print(in_unit(expected.total, options.unit)));
    EXPECT_EQ(print_groups(*counted, options.unit), print_groups(expected, options.unit));
    EXPECT_EQ(counted->groups.size(), expected.groups.size());
    if (options.by->kind != FieldKind::period || options.unit != CountUnit::articles) return;
    const std::string csv = format_count_timeline(
        OutputFormat::csv, {request, *counted, ArchiveIdentity{}}, true, OutputOptions{});
    EXPECT_EQ(printed_shares(csv), expected_shares(expected)) << csv;
  }

  /// kwic has a line for each occurrence.
  void compare_lines(const SearchRequest& request, const Count& expected) {
    const auto lines = make_concordance(searcher_, request, {});
    ASSERT_TRUE(lines) << lines.error().message;
    EXPECT_EQ(lines->articles, expected.articles);
    EXPECT_EQ(lines->occurrences, expected.occurrences);
  }

  ArchiveReader archive_;
  Searcher searcher_;
  Oracle oracle_;
  RequestMaker maker_;
  std::uint64_t occurrences_ = 0;
};

void compare_counts_on(const std::filesystem::path& input, std::size_t requests,
                       std::uint32_t seed) {
  TemporaryFolder folder;
  BuildOptions options;
  options.paths = {input.string()};
  options.archive = folder / "archive";
  ASSERT_TRUE(build_archive(options));
  CountComparison comparison{options.archive, seed};
  comparison.compare(requests);
  EXPECT_GT(comparison.occurrences(), 10 * requests) << "most requests should find something";
}

class CountOracle : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(CountOracle, AgreesOnAMadeUpCorpus) {
  const TemporaryFolder folder;
  const auto articles = make_copied_articles(40 + GetParam() * 60, GetParam());
  compare_counts_on(folder.write("news.jsonl", to_json_lines(articles)), count_requests_or(300),
                    GetParam());
}

INSTANTIATE_TEST_SUITE_P(Seeds, CountOracle, ::testing::Values(1U, 2U, 3U));

TEST(CountOracleOnNews, AgreesOnTheSampleArticles) {
  compare_counts_on(source_folder() / "data/sample", count_requests_or(200), 4);
}

TEST(CountOracleOnNews, AgreesOnReuters) {
  const auto reuters = shared_data("news/reuters.jsonl.gz");
  if (!reuters) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const TemporaryFolder folder;
  const bool is_whole = count_requests_or(0) >= 100;
  const std::string input = folder / "reuters.jsonl";
  const std::string command = "zcat '" + reuters->string() + "' | head -n " +
                              (is_whole ? "1000000" : "1000") + " > '" + input + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  compare_counts_on(input, count_requests_or(40), 5);
}

}  // namespace
}  // namespace pressmark
