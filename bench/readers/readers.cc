// SPDX-License-Identifier: GPL-2.0-or-later
//
// Readers beside a writer: four threads ask an archive all classes of queries, first alone, then
// while another thread publishes as fast as it can. Counts failures and compares the processor time
// of a query. The archive ends with the articles it began with.
//
//   bench_readers news.pressmark 1000000

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "bench/support/query_log.h"
#include "bench/support/thread_time.h"
#include "indexer/update.h"
#include "searcher/search.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t readers = 4;
constexpr std::size_t queries_per_class = 200;
// A reader that stays would not see what is published: it opens the archive anew this often.
constexpr std::uint64_t queries_per_open = 200;
constexpr int articles_per_publish = 20;

struct ReaderFigures {
  std::vector<std::int64_t> query_ns;  // CPU
  std::vector<std::int64_t> open_ns;
  std::uint64_t failures = 0;
  std::string first_failure;
};

void add_failure(ReaderFigures& figures, const std::string& message) {
  if (figures.failures++ == 0) figures.first_failure = message;
}

std::vector<pressmark::SearchRequest> draw_requests(const fs::path& archive) {
  std::vector<pressmark::SearchRequest> requests;
  for (auto& queries : pressmark::make_query_log(archive, queries_per_class, 1)) {
    std::move(queries.requests.begin(), queries.requests.end(), std::back_inserter(requests));
  }
  return requests;
}

void read(const fs::path& archive, const std::vector<pressmark::SearchRequest>& requests,
          std::size_t first, std::uint64_t queries, ReaderFigures& figures) {
  figures.query_ns.reserve(queries);
  for (std::uint64_t asked = 0; asked < queries;) {
    std::int64_t begin = pressmark::thread_cpu_ns();
    auto searcher = pressmark::Searcher::open(archive);
    if (!searcher) {
      add_failure(figures, searcher.error().message);
      ++asked;
      continue;
    }
    figures.open_ns.push_back(pressmark::thread_cpu_ns() - begin);
    for (std::uint64_t i = 0; i < queries_per_open && asked < queries; ++i, ++asked) {
      // Large steps through the list, so that neighbours are of different classes.
      const auto& request = requests[(first + asked * 7919) % requests.size()];
      begin = pressmark::thread_cpu_ns();
      const auto response = searcher->search(request);
      figures.query_ns.push_back(pressmark::thread_cpu_ns() - begin);
      if (!response) add_failure(figures, response.error().message);
    }
  }
}

ReaderFigures read_in_threads(const fs::path& archive,
                              const std::vector<pressmark::SearchRequest>& requests,
                              std::uint64_t queries) {
  std::array<ReaderFigures, readers> each;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < readers; ++i) {
      threads.emplace_back([&, i] {
        read(archive, requests, i * requests.size() / readers, queries / readers, each[i]);
      });
    }
  }
  ReaderFigures all;
  for (const ReaderFigures& one : each) {
    all.query_ns.insert(all.query_ns.end(), one.query_ns.begin(), one.query_ns.end());
    all.open_ns.insert(all.open_ns.end(), one.open_ns.begin(), one.open_ns.end());
    if (all.failures == 0) all.first_failure = one.first_failure;
    all.failures += one.failures;
  }
  std::sort(all.query_ns.begin(), all.query_ns.end());
  std::sort(all.open_ns.begin(), all.open_ns.end());
  return all;
}

std::string id_of(int number) {
  return "bench_readers-" + std::to_string(number);
}

void write_articles(const fs::path& path, std::uint64_t version) {
  std::ofstream out{path};
  for (int i = 0; i < articles_per_publish; ++i) {
    out << R"({"id":")" << id_of(i) << R"(","language":"en","date":"2017-05-11","title":"Version )"
        << version << R"(","body":"Words that version )" << version
        << R"( of this article has, published beside readers."})"
        << "\n";
  }
}

/// Publishes until asked to stop; returns how often.
class Writer {
 public:
  explicit Writer(fs::path archive) : archive_(std::move(archive)) {
    options_.build.paths = {input_.string()};
    options_.build.archive = archive_;
    options_.build.threads = 1;
  }
  ~Writer() { fs::remove(input_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested() && error_.empty()) {
      write_articles(input_, publishes_);
      const auto updated = pressmark::update_archive(options_);
      if (!updated) error_ = updated.error().message;
      ++publishes_;
    }
  }

  void remove_its_articles() {
    std::vector<std::string> ids;
    for (int i = 0; i < articles_per_publish; ++i)
      ids.push_back(id_of(i));
    const auto removed = pressmark::remove_articles(options_.build, ids);
    if (!removed) error_ = removed.error().message;
  }

  std::uint64_t publishes() const { return publishes_; }
  const std::string& error() const { return error_; }

 private:
  fs::path archive_;
  fs::path input_ = archive_.string() + ".readers.jsonl";
  pressmark::UpdateOptions options_;
  std::uint64_t publishes_ = 0;
  std::string error_;
};

double us(const std::vector<std::int64_t>& ascending_ns, double share) {
  if (ascending_ns.empty()) return 0;
  return static_cast<double>(pressmark::percentile<std::int64_t>(ascending_ns, share)) / 1000;
}

void print_row(std::string_view what, const ReaderFigures& figures) {
  fmt::print("| {} | {} | {} | {:.0f} | {:.0f} | {:.0f} |\n", what, figures.query_ns.size(),
             figures.failures, us(figures.query_ns, 0.5), us(figures.query_ns, 0.99),
             us(figures.open_ns, 0.5));
  if (figures.failures > 0) std::cerr << "first failure: " << figures.first_failure << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bench_readers ARCHIVE QUERIES\n";
    return 2;
  }
  const fs::path archive = argv[1];
  const std::uint64_t queries = std::stoull(argv[2]);
  const auto requests = draw_requests(archive);
  if (requests.empty()) {
    std::cerr << "error: no queries can be drawn from " << archive.string() << "\n";
    return 3;
  }

  const ReaderFigures alone = read_in_threads(archive, requests, queries);
  Writer writer{archive};
  ReaderFigures beside;
  const auto begin = std::chrono::steady_clock::now();
  {
    const std::jthread writing{[&](const std::stop_token& stop) { writer.run(stop); }};
    beside = read_in_threads(archive, requests, queries);
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  writer.remove_its_articles();

  fmt::print(
      "| readers | queries | failures | p50 µs | p99 µs | opening, p50 µs |\n"
      "|---|---|---|---|---|---|\n");
  print_row("alone", alone);
  print_row("beside a writer", beside);
  fmt::print("\n{:.1f} publishes a second; p99 of CPU time {:.2f} times that without the writer\n",
             static_cast<double>(writer.publishes()) / elapsed.count(),
             us(beside.query_ns, 0.99) / us(alone.query_ns, 0.99));
  if (!writer.error().empty()) std::cerr << "error: the writer failed: " << writer.error() << "\n";
  return alone.failures + beside.failures == 0 && writer.error().empty() ? 0 : 1;
}
