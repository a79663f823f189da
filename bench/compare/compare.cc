// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prints the ratios of two benchmark runs, new to old, from their --benchmark_out files:
//
//   bench_compare old.json new.json
//   generated-10000/and2     p50_us  120.0 -> 96.0  0.80x

#include <cstdio>
#include <map>
#include <string>

#include <fmt/format.h>
#include <simdjson.h>

namespace {

/// Benchmark -> measure -> value. Times are in the benchmark's own unit.
using Run = std::map<std::string, std::map<std::string, double>>;

constexpr const char* measures[] = {"cpu_time", "p50_us", "p95_us", "p99_us", "bytes_per_second"};

bool read_run(const char* path, Run& run) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.load(path).get(root); error != simdjson::SUCCESS) {
    fmt::print(stderr, "error: {}: {}\n", path, simdjson::error_message(error));
    return false;
  }
  simdjson::dom::array benchmarks;
  if (root["benchmarks"].get(benchmarks) != simdjson::SUCCESS) {
    fmt::print(stderr, "error: {}: no benchmarks in it\n", path);
    return false;
  }
  for (const simdjson::dom::element benchmark : benchmarks) {
    std::string_view name;
    if (benchmark["name"].get(name) != simdjson::SUCCESS) continue;
    for (const char* measure : measures) {
      double value = 0;
      if (benchmark[measure].get(value) == simdjson::SUCCESS && value > 0) {
        run[std::string{name}][measure] = value;
      }
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_compare OLD.json NEW.json\n");
    return 2;
  }
  Run before;
  Run after;
  if (!read_run(argv[1], before) || !read_run(argv[2], after)) return 4;
  std::size_t compared = 0;
  for (const auto& [name, values] : after) {
    const auto old = before.find(name);
    if (old == before.end()) {
      fmt::print("{:<44} only in {}\n", name, argv[2]);
      continue;
    }
    for (const auto& [measure, value] : values) {
      const auto old_value = old->second.find(measure);
      if (old_value == old->second.end()) continue;
      fmt::print("{:<44} {:<17} {:>14.1f} -> {:>14.1f}  {:.2f}x\n", name, measure,
                 old_value->second, value, value / old_value->second);
      ++compared;
    }
  }
  for (const auto& [name, values] : before) {
    if (!after.contains(name)) fmt::print("{:<44} only in {}\n", name, argv[1]);
  }
  return compared > 0 ? 0 : 1;
}
