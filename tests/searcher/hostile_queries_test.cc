// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries made to cost as much as can be: each is answered or refused within 300 ms of processor
// time and 64 MiB of memory. PRESSMARK_HOSTILE_QUERIES=N asks that many, from 10,000 on of an
// archive of 20,000 articles; PRESSMARK_HOSTILE_FIRST=N others, PRESSMARK_HOSTILE_MS=N with as many
// milliseconds, PRESSMARK_HOSTILE_ARCHIVE=PATH of that archive.

#include "tests/support/hostile_queries.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "searcher/failed_search.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"
#include "tests/support/address_sanitizer.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

constexpr std::uint32_t many_queries = 10'000;
constexpr double most_mib = 64;

std::uint32_t hostile_number(const char* variable, std::uint32_t otherwise) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(asked));
}

double most_milliseconds() {
  constexpr std::uint32_t most = 300;
  constexpr std::uint32_t slower_if_watched = 20;
  return hostile_number("PRESSMARK_HOSTILE_MS",
                        address_sanitizer_watches() ? slower_if_watched * most : most);
}

double thread_milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// "VmRSS:" is what the process has in memory, "VmHWM:" the most since forget_peak().
double memory_mib(std::string_view of) {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(of)) return std::stod(line.substr(of.size())) / 1024;
  }
  return 0;
}

void forget_peak() {
  std::ofstream{"/proc/self/clear_refs"} << "5";
}

/// Words by Zipf's law out of many, in sentences and paragraphs, behind what make_articles() makes.
std::vector<Article> make_wordy_articles(std::size_t count) {
  constexpr std::size_t vocabulary = 20'000;
  constexpr std::size_t words_of_each = 120;
  static constexpr std::string_view syllables[]{"ba", "con", "de",  "tion", "ing", "re",
                                                "st", "un",  "lar", "mo",   "ed",  "th"};
  std::mt19937 random{5};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < vocabulary; ++i) {
    std::string word;
    for (std::size_t rest = i + 12; rest > 0; rest /= std::size(syllables))
      word += syllables[rest % std::size(syllables)];
    words.push_back(std::move(word));
  }
  std::vector<Article> articles = make_articles(count, 5);
  for (Article& article : articles) {
    for (std::size_t i = 0; i < words_of_each; ++i) {
      const std::size_t bound = 1 + random() % (random() % 4 == 0 ? vocabulary : 200);
      article.body += words[random() % bound] + (i % 12 == 11 ? ". " : " ");
      if (i % 40 == 39) article.body += "\n\n";
    }
  }
  return articles;
}

/// As many as a query may have of what is compared with every word or article.
std::vector<std::string> costly_rows() {
  const QueryLimits limits;
  std::vector<std::string> queries(6);
  for (std::uint32_t i = 0; i < limits.patterns; ++i) {
    const std::string number = std::to_string(i);
    const std::string between = i == 0 ? "" : " OR ";
    queries[0] += between + "*q" + number + "z*";
    queries[1] += between + "constmo" + number + "~2";
    queries[2] += between + "\"the ba" + number + "*\"";
    if (i < limits.addresses) queries[3] += between + "url:www.example.org/" + number;
    if (i < limits.regexes) queries[4] += between + "/.*(a|e).*[0-9]{2}" + number + "/";
    if (i < limits.regexes) queries[5] += between + "path:/.*(a|e).*[0-9]{2}x" + number + "/";
  }
  return queries;
}

class HostileQueriesTest : public ::testing::Test {
 protected:
  void open(std::size_t articles) {
    std::filesystem::path path = folder_ / "hostile.pressmark";
    if (const char* given = std::getenv("PRESSMARK_HOSTILE_ARCHIVE"); given != nullptr) {
      path = given;
    } else {
      BuildOptions options;
      options.paths = {
          folder_.write("in.jsonl", to_json_lines(make_wordy_articles(articles))).string()};
      options.archive = path;
      options.threads = 2;
      const auto built = build_archive(options);
      ASSERT_TRUE(built) << built.error().message;
    }
    auto opened = Searcher::open(path);
    ASSERT_TRUE(opened) << opened.error().message;
    searcher_.emplace(*std::move(opened));
    answer({.query = "the -the"});  // what is read once for all
  }

  void answer(const SearchRequest& request) {
    const auto response = searcher_->search(request);
    if (!response) {
      ++refused_;
      EXPECT_EQ(response.error().kind, ErrorKind::invalid_argument) << request.query;
      EXPECT_NE(response.error().message, "") << request.query;
      return;
    }
    ++answered_;
    if (response->matches != 0U) return;
    const auto failed = explain_failure(*searcher_, request);
    EXPECT_TRUE(failed) << request.query;
  }

  void measure(const SearchRequest& request, const std::string& name) {
    const double before = memory_mib("VmRSS:");
    forget_peak();
    const double begin = thread_milliseconds();
    answer(request);
    const double took = thread_milliseconds() - begin;
    const double memory = memory_mib("VmHWM:") - before;
    slowest_.emplace(took, name);
    if (slowest_.size() > 10) slowest_.erase(slowest_.begin());
    most_memory_ = std::max(most_memory_, memory);
    EXPECT_LE(took, most_milliseconds()) << name << ": " << request.query.substr(0, 1'000);
    if (address_sanitizer_watches()) return;
    EXPECT_LE(memory, most_mib) << name << ": " << request.query.substr(0, 1'000);
  }

  void tell() const {
    if (std::getenv("PRESSMARK_HOSTILE_QUERIES") == nullptr) return;
    for (const auto& [milliseconds, name] : slowest_)
      std::printf("%.1f ms  %s\n", milliseconds, name.c_str());
    std::printf("%zu answered, %zu refused, %.1f MiB at most\n", answered_, refused_, most_memory_);
  }

  TemporaryFolder folder_;
  std::optional<Searcher> searcher_;
  std::multimap<double, std::string> slowest_;
  double most_memory_ = 0;
  std::size_t answered_ = 0;
  std::size_t refused_ = 0;
};

TEST_F(HostileQueriesTest, AreAnsweredOrRefusedAtOnce) {
  const std::uint32_t count = hostile_number("PRESSMARK_HOSTILE_QUERIES", 200);
  const std::uint32_t first = hostile_number("PRESSMARK_HOSTILE_FIRST", 0);
  ASSERT_NO_FATAL_FAILURE(open(count >= many_queries ? 20'000 : 600));
  HostileQueries queries{searcher_->archive()};
  for (std::uint32_t seed = first; seed < first + count; ++seed) {
    SearchRequest request;
    request.query = queries.make(seed);
    request.match = seed % 16 == 3  ? MatchMode::any
                    : seed % 8 == 7 ? MatchMode::most
                                    : MatchMode::all;
    measure(request, "query " + std::to_string(seed));
  }
  EXPECT_GT(answered_, count / 4) << "many should run";
  EXPECT_GT(refused_, count / 20) << "and some be refused";
  tell();
}

TEST_F(HostileQueriesTest, AsManyPatternsAsMayBe) {
  const std::uint32_t count = hostile_number("PRESSMARK_HOSTILE_QUERIES", 200);
  ASSERT_NO_FATAL_FAILURE(open(count >= many_queries ? 20'000 : 600));
  const std::vector<std::string> rows = costly_rows();
  refused_ = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    measure({.query = rows[i]}, "row " + std::to_string(i));
  EXPECT_EQ(refused_, 0U) << "these are the limits themselves";
  tell();
}

}  // namespace
}  // namespace pressmark
