// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stages one by one: analyzer and recogniser in bytes per second, query parsing, snippets,
// facet counting.

#include <string>

#include <benchmark/benchmark.h>

#include "analysis/analyzer.h"
#include "analysis/entities/recognizer.h"
#include "analysis/sentences.h"
#include "bench/support/bench_archive.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace {

using pressmark::Article;

constexpr std::uint64_t generated_articles = 2'000;

const std::vector<Article>& corpus(bool is_generated) {
  static const std::vector<Article> sample =
      pressmark::bench_articles(pressmark::bench_archive(0), 1'000);
  static const std::vector<Article> generated =
      pressmark::bench_articles(pressmark::bench_archive(generated_articles), 1'000);
  return is_generated ? generated : sample;
}

void set_bytes(benchmark::State& state, const std::vector<Article>& articles) {
  std::size_t bytes = 0;
  for (const Article& article : articles)
    bytes += article.title.size() + article.body.size();
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void analyze(benchmark::State& state) {
  const auto& articles = corpus(state.range(0) == 1);
  auto analyzer = *pressmark::Analyzer::create();
  for (auto _ : state) {
    for (const Article& article : articles) {
      benchmark::DoNotOptimize(analyzer.analyze(article.title, article.language));
      benchmark::DoNotOptimize(analyzer.analyze(article.body, article.language));
    }
  }
  set_bytes(state, articles);
}
BENCHMARK(analyze)->ArgName("generated")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void find_sentences(benchmark::State& state) {
  const auto& articles = corpus(state.range(0) == 1);
  for (auto _ : state) {
    for (const Article& article : articles) {
      benchmark::DoNotOptimize(pressmark::find_sentences(article.body));
    }
  }
  set_bytes(state, articles);
}
BENCHMARK(find_sentences)->ArgName("generated")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void recognize(benchmark::State& state) {
  const auto& articles = corpus(state.range(0) == 1);
  auto recognizer = *pressmark::EntityRecognizer::create();
  for (auto _ : state) {
    for (const Article& article : articles) {
      benchmark::DoNotOptimize(recognizer.recognize(article.title, article.body, article.language));
    }
  }
  set_bytes(state, articles);
}
BENCHMARK(recognize)->ArgName("generated")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

constexpr std::string_view long_query =
    "(Tillerson OR Kerry) Lavrov \"secretary of state\" Syria NEAR/10 truce -Trump "
    "person:\"Vladimir Putin\" date:2017-04..2017-06";

void parse_and_lower(benchmark::State& state) {
  auto analyzer = *pressmark::Analyzer::create();
  const std::vector<std::string> languages{"en"};
  for (auto _ : state) {
    const auto parsed = pressmark::parse_query(long_query);
    benchmark::DoNotOptimize(pressmark::lower(parsed->root, analyzer, languages));
  }
}
BENCHMARK(parse_and_lower)->Unit(benchmark::kMicrosecond);

/// One search of a frequent word for ten hits; what snippets add to it, stored articles included.
void search_ten(benchmark::State& state) {
  auto searcher = *pressmark::Searcher::open(pressmark::bench_archive(generated_articles));
  pressmark::SearchRequest request;
  request.query = "said OR the";
  request.facets.clear();
  request.snippet_bytes = state.range(0) == 1 ? 240 : 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(searcher.search(request));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(search_ten)->ArgName("snippets")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

/// Every article matches: what counting all facets and a timeline costs beyond that.
void count_facets(benchmark::State& state) {
  auto searcher = *pressmark::Searcher::open(pressmark::bench_archive(generated_articles));
  pressmark::SearchRequest request;
  request.limit = 0;
  request.snippet_bytes = 0;
  if (state.range(0) == 0) {
    request.facets.clear();
  } else {
    request.timeline = pressmark::TimelineUnit::month;
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(searcher.search(request));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(generated_articles));
}
BENCHMARK(count_facets)->ArgName("facets")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  benchmark::AddCustomContext("build_type", PRESSMARK_BUILD_TYPE);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
