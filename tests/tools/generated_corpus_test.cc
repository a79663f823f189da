// SPDX-License-Identifier: GPL-2.0-or-later
//
// The made-up corpus has the shape it claims: Zipf, Heaps, and the same bytes every time.

#include "tools/support/generated_corpus.h"

#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(ZipfDistribution, FrequenciesFollowTheLaw) {
  constexpr std::uint64_t size = 1'000;
  constexpr double exponent = 1.07;
  const ZipfDistribution zipf{size, exponent};
  std::mt19937_64 random{42};
  std::map<std::uint64_t, double> counts;
  constexpr int draws = 400'000;
  for (int i = 0; i < draws; ++i)
    ++counts[zipf(random)];
  double total = 0;
  for (std::uint64_t rank = 1; rank <= size; ++rank) {
    total += std::pow(static_cast<double>(rank), -exponent);
  }
  for (const std::uint64_t rank : {1U, 2U, 3U, 10U, 50U, 200U}) {
    const double expected = draws * std::pow(static_cast<double>(rank), -exponent) / total;
    EXPECT_NEAR(counts[rank], expected, 5 * std::sqrt(expected)) << rank;
  }
  EXPECT_GE(counts.begin()->first, 1U);
  EXPECT_LE(counts.rbegin()->first, size);
}

TEST(GeneratedCorpus, SameSeedSameBytes) {
  std::ostringstream first;
  std::ostringstream second;
  std::ostringstream other;
  write_generated_corpus(first, 50, 7);
  write_generated_corpus(second, 50, 7);
  write_generated_corpus(other, 50, 8);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_NE(first.str(), other.str());
}

TEST(GeneratedCorpus, VocabularyKeepsGrowingSlowerThanText) {
  GeneratedCorpus corpus{1};
  std::set<std::string> seen;
  std::size_t words_read = 0;
  std::size_t at_20k = 0;
  while (words_read < 200'000) {
    std::istringstream words{corpus.next().body};
    for (std::string word; words >> word; ++words_read) {
      seen.insert(word);
      if (words_read == 20'000) at_20k = seen.size();
    }
  }
  // Heaps: distinct words grow as text^beta with beta near 0.6 to 0.8 for news.
  const double beta =
      std::log(static_cast<double>(seen.size()) / static_cast<double>(at_20k)) / std::log(10.0);
  EXPECT_GT(beta, 0.5);
  EXPECT_LT(beta, 0.9);
}

TEST(GeneratedCorpus, AboutOneInTwentyIsUndated) {
  GeneratedCorpus corpus{3};
  int undated = 0;
  for (int i = 0; i < 4'000; ++i)
    undated += corpus.next().date.empty() ? 1 : 0;
  EXPECT_NEAR(undated, 200, 60);
}

}  // namespace
}  // namespace pressmark
