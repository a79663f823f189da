// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ranks count from 1. Everything is summed in the order of the ranking or of the queries.
#include "tools/support/relevance_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace pressmark {
namespace {

constexpr std::size_t gain_depth = 10;
constexpr std::size_t precision_depth = 5;
// Up to here all 2^n assignments are tried: fewer than the random ones, and exact.
constexpr std::size_t most_enumerated = 16;
constexpr std::uint64_t random_assignments = 100'000;

double discounted(int grade, std::size_t rank) {
  return grade / std::log2(static_cast<double>(rank) + 1);
}

double ideal_gain(const Judgements& judgements) {
  std::vector<int> grades;
  for (const auto& [id, grade] : judgements) {
    if (grade > 0) grades.push_back(grade);
  }
  std::sort(grades.begin(), grades.end(), std::greater<>{});
  double gain = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), gain_depth); ++i)
    gain += discounted(grades[i], i + 1);
  return gain;
}

// What the mean difference becomes if the differences of some queries have the other sign.
class Assignments {
 public:
  explicit Assignments(std::span<const double> differences) : differences_(differences) {
    observed_ = std::abs(sum([](std::size_t) { return false; }));
  }

  template <typename IsSwapped>
  bool is_as_large(IsSwapped&& is_swapped) const {
    // A swap of equals must count as equal, however the sum was rounded.
    constexpr double tolerance = 1e-12;
    return std::abs(sum(is_swapped)) >= observed_ - tolerance;
  }

 private:
  template <typename IsSwapped>
  double sum(IsSwapped&& is_swapped) const {
    double total = 0;
    for (std::size_t i = 0; i < differences_.size(); ++i)
      total += is_swapped(i) ? -differences_[i] : differences_[i];
    return total;
  }

  std::span<const double> differences_;
  double observed_ = 0;
};

}  // namespace

std::string_view to_string(Measure measure) {
  switch (measure) {
    case Measure::average_precision:
      return "MAP";
    case Measure::ndcg_10:
      return "nDCG@10";
    case Measure::reciprocal_rank:
      return "MRR";
    case Measure::precision_5:
      return "P@5";
  }
  return "";  // not reached: every measure is named above
}

bool is_judged(const Judgements& judgements) {
  return std::any_of(judgements.begin(), judgements.end(),
                     [](const auto& judgement) { return judgement.second > 0; });
}

MeasureValues measure_ranking(const Judgements& judgements, std::span<const std::string> ranking) {
  MeasureValues values{};
  std::size_t found = 0;
  double precisions = 0;
  double gain = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto judged = judgements.find(ranking[rank - 1]);
    if (judged == judgements.end() || judged->second <= 0) continue;
    ++found;
    precisions += static_cast<double>(found) / static_cast<double>(rank);
    if (found == 1) value_of(values, Measure::reciprocal_rank) = 1 / static_cast<double>(rank);
    if (rank <= gain_depth) gain += discounted(judged->second, rank);
    if (rank <= precision_depth) value_of(values, Measure::precision_5) += 1.0 / precision_depth;
  }
  const auto relevant = std::count_if(judgements.begin(), judgements.end(),
                                      [](const auto& judgement) { return judgement.second > 0; });
  value_of(values, Measure::average_precision) = precisions / static_cast<double>(relevant);
  value_of(values, Measure::ndcg_10) = gain / ideal_gain(judgements);
  return values;
}

MeasureValues mean_of(std::span<const MeasureValues> queries) {
  MeasureValues mean{};
  for (const MeasureValues& values : queries) {
    for (std::size_t i = 0; i < mean.size(); ++i)
      mean[i] += values[i];
  }
  for (double& value : mean)
    value /= static_cast<double>(std::max<std::size_t>(queries.size(), 1));
  return mean;
}

double randomisation_test(std::span<const double> a, std::span<const double> b) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i)
    differences.push_back(a[i] - b[i]);
  const Assignments assignments{differences};
  if (differences.size() <= most_enumerated) {
    const std::uint64_t all = std::uint64_t{1} << differences.size();
    std::uint64_t as_large = 0;
    for (std::uint64_t bits = 0; bits < all; ++bits)
      as_large +=
          assignments.is_as_large([&](std::size_t i) { return (bits >> i & 1U) != 0; }) ? 1U : 0U;
    return static_cast<double>(as_large) / static_cast<double>(all);
  }
  std::mt19937_64 random;  // seeded alike on every run
  std::vector<std::uint64_t> bits((differences.size() + 63) / 64);
  std::uint64_t as_large = 1;  // the observed assignment is one of them
  for (std::uint64_t i = 0; i < random_assignments; ++i) {
    std::generate(bits.begin(), bits.end(), std::ref(random));
    const auto is_swapped = [&](std::size_t at) { return (bits[at / 64] >> at % 64 & 1U) != 0; };
    as_large += assignments.is_as_large(is_swapped) ? 1U : 0U;
  }
  return static_cast<double>(as_large) / static_cast<double>(random_assignments + 1);
}

}  // namespace pressmark
