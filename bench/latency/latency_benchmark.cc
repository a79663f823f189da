// SPDX-License-Identifier: GPL-2.0-or-later
//
// Query latency by class: CPU time of the query's thread, least of three passes per query, then
// p50, p95 and p99 over the queries of the class, in microseconds. Classes called *_best_only do
// not ask for the number of matches.
//
//   PRESSMARK_BENCH_ARTICLES=0,100000 bench_latency --benchmark_out=run.json
//   PRESSMARK_BENCH_ARCHIVE=my.pressmark bench_latency

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>

#include <benchmark/benchmark.h>

#include "bench/support/bench_archive.h"
#include "bench/support/query_log.h"
#include "bench/support/thread_time.h"
#include "searcher/search.h"

namespace {

using namespace std::string_literals;

constexpr std::size_t queries_per_class = 100;
constexpr int passes = 3;

void run_class(benchmark::State& state, const std::filesystem::path& archive,
               const pressmark::QueryClass& queries) {
  auto searcher = pressmark::Searcher::open(archive);
  if (!searcher) {
    state.SkipWithError(searcher.error().message.c_str());
    return;
  }
  std::vector<double> least(queries.requests.size(), std::numeric_limits<double>::max());
  std::uint64_t matches = 0;
  for (auto _ : state) {
    double total = 0;
    matches = 0;
    for (std::size_t i = 0; i < queries.requests.size(); ++i) {
      const std::int64_t begin = pressmark::thread_cpu_ns();
      const auto response = searcher->search(queries.requests[i]);
      const double seconds = static_cast<double>(pressmark::thread_cpu_ns() - begin) * 1e-9;
      if (!response) {
        state.SkipWithError(response.error().message.c_str());
        return;
      }
      least[i] = std::min(least[i], seconds);
      total += seconds;
      matches += response->matches.value_or(0);
    }
    state.SetIterationTime(total);
  }
  std::sort(least.begin(), least.end());
  state.counters["p50_us"] = pressmark::percentile<double>(least, 0.50) * 1e6;
  state.counters["p95_us"] = pressmark::percentile<double>(least, 0.95) * 1e6;
  state.counters["p99_us"] = pressmark::percentile<double>(least, 0.99) * 1e6;
  state.counters["hits"] =
      static_cast<double>(matches) / static_cast<double>(queries.requests.size());
}

void register_classes(const std::string& corpus, const std::filesystem::path& archive) {
  const auto manifest = pressmark::read_current_manifest(archive);
  benchmark::AddCustomContext("corpus_" + corpus,
                              manifest ? manifest->archive_fingerprint : "unreadable"s);
  std::vector<pressmark::QueryClass> classes =
      pressmark::make_query_log(archive, queries_per_class, 1);
  const std::size_t counted = classes.size();
  for (std::size_t i = 0; i < counted; ++i) {
    if (classes[i].requests.empty() || !classes[i].requests.front().facets.empty()) continue;
    pressmark::QueryClass best_only = classes[i];
    best_only.name += "_best_only";
    for (pressmark::SearchRequest& request : best_only.requests)
      request.count_matches = false;
    classes.push_back(std::move(best_only));
  }
  for (const auto& queries : classes) {
    if (queries.requests.empty()) continue;
    const std::string name = corpus + "/" + queries.name;
    benchmark::RegisterBenchmark(
        name.c_str(),
        [archive, queries](benchmark::State& state) { run_class(state, archive, queries); })
        ->UseManualTime()
        ->Iterations(passes)
        ->Unit(benchmark::kMicrosecond);
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  benchmark::AddCustomContext("build_type", PRESSMARK_BUILD_TYPE);
  if (const char* archive = std::getenv("PRESSMARK_BENCH_ARCHIVE")) {
    register_classes("archive", archive);
  } else {
    for (const std::uint64_t articles : pressmark::bench_sizes())
      register_classes(pressmark::corpus_name(articles), pressmark::bench_archive(articles));
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
