// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs the same work as the drivers of other search engines, by a protocol that all of them follow
// (bench/peers/README.md), so that the figures of one run can be laid side by side.
//
//   peer_harness index corpus.tsv FOLDER
//   peer_harness bench FOLDER queries.tsv OUT.tsv ENGINE CORPUS [PASSES [CPU_SECONDS [CLASSES
//   [TASKS]]]] peer_harness query FOLDER "WORDS"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <sys/resource.h>

#include "base/json_writer.h"
#include "bench/support/thread_time.h"
#include "indexer/pipeline.h"
#include "schema/entity.h"
#include "searcher/search.h"

namespace {

namespace fs = std::filesystem;
using pressmark::EntityType;
using pressmark::SearchRequest;

[[noreturn]] void give_up(std::string_view message, int code = 2) {
  std::cerr << "error: " << message << "\n";
  std::exit(code);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Line by line, with the tab-separated fields of each, at least `fields` of them.
template <typename Take>
void read_table(const fs::path& path, std::size_t fields, Take take) {
  std::ifstream in{path};
  if (!in) give_up("cannot read " + path.string(), 4);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> row = split(line, '\t');
    if (row.size() < fields) row.resize(fields);
    take(row);
  }
}

// --- index ---------------------------------------------------------------------------------------

/// id, date, names joined by |, title, body -> JSON Lines, which the indexer reads.
void write_json_lines(const fs::path& corpus, const fs::path& path) {
  std::ofstream out{path};
  pressmark::JsonWriter json;
  read_table(corpus, 5, [&](const std::vector<std::string>& row) {
    json.begin_object().key("id").value(row[0]).key("date").value(row[1]);
    json.key("person").begin_array();
    for (const std::string& name : split(row[2], '|')) {
      if (!name.empty()) json.value(name);
    }
    json.end_array().key("title").value(row[3]).key("body").value(row[4]).end_object();
    out << json.take() << '\n';
  });
  if (!out.flush()) give_up("cannot write " + path.string(), 4);
}

/// The other engines read tab-separated values; turning those into JSON Lines is not timed, reading
/// JSON Lines is. Names come with the articles, nothing is recognised.
int run_index(const fs::path& corpus, const fs::path& folder) {
  const fs::path input = folder.string() + ".jsonl";
  if (!fs::exists(input)) write_json_lines(corpus, input);
  pressmark::BuildOptions options;
  options.paths = {input.string()};
  options.archive = folder;
  options.read.field_map = {{"person", "person"}};  // names are taken only where they are mapped
  options.replace = fs::exists(folder);
  options.use_entities = false;
  if (const char* threads = std::getenv("PRESSMARK_BENCH_THREADS")) {
    options.threads = static_cast<std::uint32_t>(std::atoi(threads));
  }
  const auto summary = pressmark::build_archive(options);
  if (!summary) give_up(summary.error().message, pressmark::exit_code(summary.error().kind));
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "docs {}\tnames {}\twall_total {:.2f}\tcpu_total {:.2f}\tpeak_rss_mb {}\tarchive_mb {}\n",
      summary->added, summary->manifest.counts.names[static_cast<std::size_t>(EntityType::person)],
      summary->seconds, summary->cpu_seconds, usage.ru_maxrss / 1024,
      summary->archive_bytes / 1'000'000);
  return 0;
}

// --- bench ---------------------------------------------------------------------------------------

struct Query {
  int number = 0;
  std::string name_of_class;
  SearchRequest request;
};

/// What the other engines are asked: the sum over the words, no more. `--match any` weighs them.
std::string joined_by_or(const std::string& words) {
  std::string query;
  for (const char c : words)
    query += c == ' ' ? std::string{" OR "} : std::string{c};
  return query;
}

/// qid, class, TERM | AND | OR | PHRASE, words, from, to, name
Query to_query(const std::vector<std::string>& row) {
  Query query;
  query.number = std::atoi(row[0].c_str());
  query.name_of_class = row[1];
  SearchRequest& request = query.request;
  request.query = row[2] == "PHRASE" ? '"' + row[3] + '"'
                  : row[2] == "OR"   ? joined_by_or(row[3])
                                     : row[3];
  request.from = row[4];
  request.to = row[5];
  if (!row[6].empty()) request.filters = {"person=\"" + row[6] + '"'};
  request.facets = {};
  request.snippet_bytes = 0;
  return query;
}

struct Task {
  std::string_view name;
  void (*prepare)(SearchRequest& request);
};

constexpr std::array tasks{
    Task{"top10",
         [](SearchRequest& request) {
           request.count_matches = false;
           request.load_articles = false;
         }},
    Task{"count", [](SearchRequest& request) { request.load_articles = false; }},
    Task{"facet",
         [](SearchRequest& request) {
           request.load_articles = false;
           request.facets = {"person"};
           request.timeline = pressmark::TimelineUnit::year;
         }},
    Task{"snippet",
         [](SearchRequest& request) {
           request.count_matches = false;
           request.snippet_bytes = 200;
         }},
};

bool is_wanted(const std::string& list, std::string_view name) {
  return list == "all" ||
         ("," + list + ",").find("," + std::string{name} + ",") != std::string::npos;
}

struct BenchOptions {
  fs::path folder;
  fs::path queries;
  fs::path out;
  std::string engine;
  std::string corpus;
  int passes = 3;
  double cpu_seconds = 4;
  std::string classes = "all";
  std::string tasks = "all";
};

BenchOptions read_bench_options(std::span<char*> argv) {
  if (argv.size() < 5) give_up("bench FOLDER queries.tsv OUT.tsv ENGINE CORPUS");
  BenchOptions options{argv[0], argv[1], argv[2], argv[3], argv[4]};
  if (argv.size() > 5) options.passes = std::atoi(argv[5]);
  if (argv.size() > 6) options.cpu_seconds = std::atof(argv[6]);
  if (argv.size() > 7) options.classes = argv[7];
  if (argv.size() > 8) options.tasks = argv[8];
  return options;
}

/// One cell: every query of a class once, until the budget of processor time is used up.
class Cell {
 public:
  Cell(pressmark::Searcher& searcher, const BenchOptions& options, std::ostream& out)
      : searcher_(searcher), options_(options), out_(out) {}

  void run(const std::vector<Query>& queries, const Task& task, int pass) {
    // Pass 0 warms up and is not reported.
    const double budget = pass == 0 ? options_.cpu_seconds / 2 : options_.cpu_seconds;
    double spent = 0;
    for (const Query& query : queries) {
      SearchRequest request = query.request;
      task.prepare(request);
      const auto wall = std::chrono::steady_clock::now();
      const std::int64_t begin = pressmark::thread_cpu_ns();
      const auto response = searcher_.search(request);
      const std::int64_t cpu_ns = pressmark::thread_cpu_ns() - begin;
      const std::chrono::nanoseconds wall_ns = std::chrono::steady_clock::now() - wall;
      if (!response) give_up(request.query + ": " + response.error().message);
      if (pass > 0) report(query, task, pass, wall_ns.count(), cpu_ns, *response);
      spent += static_cast<double>(cpu_ns) * 1e-9;
      if (spent > budget) return;
    }
  }

 private:
  void report(const Query& query, const Task& task, int pass, std::int64_t wall_ns,
              std::int64_t cpu_ns, const pressmark::SearchResponse& response) {
    const bool is_counted = response.matches.has_value();
    fmt::print(out_, "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:016x}\n", options_.engine,
               options_.corpus, query.name_of_class, task.name, query.number, pass, wall_ns, cpu_ns,
               is_counted ? static_cast<std::int64_t>(*response.matches) : -1,
               response.hits.size());
  }

  pressmark::Searcher& searcher_;
  const BenchOptions& options_;
  std::ostream& out_;
};

pressmark::Searcher open_archive(const fs::path& folder) {
  auto searcher = pressmark::Searcher::open(folder);
  if (!searcher) give_up(searcher.error().message, 3);
  return *std::move(searcher);
}

int run_bench(const BenchOptions& options) {
  std::vector<std::string> classes;  // in the order of the file
  std::map<std::string, std::vector<Query>> by_class;
  read_table(options.queries, 7, [&](const std::vector<std::string>& row) {
    Query query = to_query(row);
    if (!by_class.contains(query.name_of_class)) classes.push_back(query.name_of_class);
    by_class[query.name_of_class].push_back(std::move(query));
  });
  pressmark::Searcher searcher = open_archive(options.folder);
  std::ofstream out{options.out};
  Cell cell{searcher, options, out};
  for (int pass = 0; pass <= options.passes; ++pass) {
    for (const std::string& name : classes) {
      if (!is_wanted(options.classes, name)) continue;
      for (const Task& task : tasks) {
        if (is_wanted(options.tasks, task.name)) cell.run(by_class[name], task, pass);
      }
    }
  }
  return out.flush() ? 0 : 4;
}

/// One cold query: any of the words, ten hits with snippets.
int run_query(const fs::path& folder, const std::string& words) {
  SearchRequest request;
  request.query = joined_by_or(words);
  request.facets = {};
  request.snippet_bytes = 200;
  pressmark::Searcher searcher = open_archive(folder);
  const auto response = searcher.search(request);
  if (!response) give_up(response.error().message);
  for (const pressmark::Hit& hit : response->hits)
    std::cout << hit.id << '\t' << hit.score << '\t' << hit.snippet.text << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> arguments{argv, static_cast<std::size_t>(argc)};
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "index" && argc == 4) return run_index(argv[2], argv[3]);
  if (mode == "bench") return run_bench(read_bench_options(arguments.subspan(2)));
  if (mode == "query" && argc == 4) return run_query(argv[2], argv[3]);
  give_up("usage: peer_harness index | bench | query");
}
