// SPDX-License-Identifier: GPL-2.0-or-later
//
// How good the order of hits is: MAP, nDCG@10, MRR and P@5 of a run over a collection with judged
// queries (tools/support/test_collection.h), and whether it differs from another run by more than
// chance.
//
//   cut -f2 COLLECTION/queries.tsv |
//     searcher --stdin --match any -n 1000 --format jsonl -d ARCHIVE > run.jsonl
//   evaluate COLLECTION run.jsonl [other_run.jsonl]

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "tools/support/relevance_measures.h"
#include "tools/support/test_collection.h"

namespace {

using pressmark::Measure;
using pressmark::MeasureValues;
using pressmark::Result;

constexpr std::uint64_t largest_run = std::uint64_t{1} << 32U;

int fail(const pressmark::Error& error) {
  std::fprintf(stderr, "error: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return exit_code(error.kind);
}

Result<std::vector<MeasureValues>> read_run(const pressmark::TestCollection& collection,
                                            const std::string& path) {
  const Result<std::string> text = pressmark::read_file(path, largest_run);
  if (!text) return text.error();
  const auto run = pressmark::parse_run(*text, path);
  if (!run) return run.error();
  return measure_run(collection.queries, *run);
}

std::vector<double> column(const std::vector<MeasureValues>& queries, Measure measure) {
  std::vector<double> values;
  for (const MeasureValues& query : queries)
    values.push_back(value_of(query, measure));
  return values;
}

void print_row(const std::string& name, const std::vector<MeasureValues>& queries) {
  std::printf("%-24s", name.c_str());
  for (const double value : pressmark::mean_of(queries))
    std::printf(" %9.4f", value);
  std::printf("\n");
}

void print_comparison(const std::vector<MeasureValues>& run,
                      const std::vector<MeasureValues>& other) {
  std::printf("%-24s", "difference");
  const MeasureValues mean = pressmark::mean_of(run);
  const MeasureValues other_mean = pressmark::mean_of(other);
  for (std::size_t i = 0; i < mean.size(); ++i)
    std::printf(" %+9.4f", mean[i] - other_mean[i]);
  std::printf("\n%-24s", "p (randomisation test)");
  for (std::size_t i = 0; i < mean.size(); ++i) {
    const auto measure = static_cast<Measure>(i);
    std::printf(" %9.4f",
                pressmark::randomisation_test(column(run, measure), column(other, measure)));
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2 || arguments.size() > 3) {
    std::fputs("usage: evaluate COLLECTION run.jsonl [other_run.jsonl]\n", stderr);
    return 2;
  }
  const auto collection = pressmark::read_test_collection(arguments[0]);
  if (!collection) return fail(collection.error());
  const auto run = read_run(*collection, arguments[1]);
  if (!run) return fail(run.error());

  std::printf("%-24s", (std::to_string(run->size()) + " judged queries").c_str());
  for (std::size_t i = 0; i < pressmark::measure_count; ++i) {
    std::printf(" %9s", std::string{to_string(static_cast<Measure>(i))}.c_str());
  }
  std::printf("\n");
  print_row(std::filesystem::path{arguments[1]}.filename().string(), *run);
  if (arguments.size() == 2) return 0;
  const auto other = read_run(*collection, arguments[2]);
  if (!other) return fail(other.error());
  print_row(std::filesystem::path{arguments[2]}.filename().string(), *other);
  print_comparison(*run, *other);
  return 0;
}
