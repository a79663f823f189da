// SPDX-License-Identifier: GPL-2.0-or-later
//
// How cost grows with the number of articles: builds made-up archives of growing size, asks each
// the same classes of queries, prints a Markdown table and draws the same figures.
//
//   PRESSMARK_BENCH_ARTICLES=10000,100000,1000000 bench_scaling scaling.svg > scaling.md

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "bench/scaling/chart.h"
#include "bench/support/bench_archive.h"
#include "bench/support/query_log.h"
#include "bench/support/thread_time.h"
#include "searcher/search.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t queries_per_class = 100;
constexpr int passes = 3;
constexpr std::array<std::string_view, 6> classes{"term_high", "and2",  "or4",
                                                  "phrase",    "facet", "snippet"};

struct Figures {
  std::uint64_t articles = 0;
  double build_seconds_per_1000 = 0;  // CPU
  double bytes_per_article = 0;
  std::array<double, classes.size()> p50_us{};
};

[[noreturn]] void give_up(const pressmark::Error& error) {
  std::cerr << "error: " << error.message << "\n";
  std::exit(pressmark::exit_code(error.kind));
}

/// Median over the queries of a class of the least CPU time of each.
double median_us(pressmark::Searcher& searcher, const pressmark::QueryClass& queries) {
  std::vector<std::int64_t> least(queries.requests.size(),
                                  std::numeric_limits<std::int64_t>::max());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < least.size(); ++i) {
      const std::int64_t begin = pressmark::thread_cpu_ns();
      const auto response = searcher.search(queries.requests[i]);
      if (!response) give_up(response.error());
      least[i] = std::min(least[i], pressmark::thread_cpu_ns() - begin);
    }
  }
  std::sort(least.begin(), least.end());
  return static_cast<double>(pressmark::percentile<std::int64_t>(least, 0.5)) / 1000;
}

Figures measure(std::uint64_t articles) {
  const pressmark::BuiltBenchArchive built = pressmark::build_bench_archive(articles);
  auto searcher = pressmark::Searcher::open(built.path);
  if (!searcher) give_up(searcher.error());
  Figures figures;
  figures.articles = articles;
  const auto count = static_cast<double>(articles);
  figures.build_seconds_per_1000 = built.cpu_seconds / count * 1000;
  figures.bytes_per_article = static_cast<double>(built.archive_bytes) / count;
  const auto log = pressmark::make_query_log(built.path, queries_per_class, 1);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto queries = std::find_if(log.begin(), log.end(),
                                      [&](const auto& entry) { return entry.name == classes[i]; });
    if (queries != log.end() && !queries->requests.empty()) {
      figures.p50_us[i] = median_us(*searcher, *queries);
    }
  }
  return figures;
}

void print_table(const std::vector<Figures>& all) {
  fmt::print("| articles | build, CPU s per 1,000 | archive, bytes per article |");
  for (const std::string_view name : classes)
    fmt::print(" {}, p50 µs |", name);
  fmt::print("\n|---|---|---|{}\n", [] {
    std::string rule;
    for (std::size_t i = 0; i < classes.size(); ++i)
      rule += "---|";
    return rule;
  }());
  for (const Figures& figures : all) {
    fmt::print("| {} | {:.2f} | {:.0f} |", figures.articles, figures.build_seconds_per_1000,
               figures.bytes_per_article);
    for (const double p50 : figures.p50_us)
      fmt::print(" {:.0f} |", p50);
    fmt::print("\n");
  }
}

pressmark::Chart make_chart(const std::vector<Figures>& all) {
  pressmark::Chart chart{
      "Median CPU time of a query by number of articles", "articles", "microseconds", {}};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    pressmark::ChartLine line{std::string{classes[i]}, {}};
    for (const Figures& figures : all)
      line.points.push_back({static_cast<double>(figures.articles), figures.p50_us[i]});
    chart.lines.push_back(std::move(line));
  }
  return chart;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Figures> all;
  for (const std::uint64_t articles : pressmark::bench_sizes()) {
    if (articles > 0) all.push_back(measure(articles));
  }
  print_table(all);
  if (argc < 2) return 0;
  std::ofstream out{argv[1]};
  out << pressmark::draw_log_log(make_chart(all));
  return out.flush() ? 0 : 4;
}
