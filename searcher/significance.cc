// SPDX-License-Identifier: GPL-2.0-or-later
//
// Log-likelihood of frequencies.
#include "searcher/significance.h"

#include <array>
#include <utility>

#include "searcher/ranking.h"

namespace pressmark {

namespace {

double term(double observed, double expected) {
  return observed == 0 ? 0 : observed * portable_log(observed / expected);
}

}  // namespace

double log_likelihood(const Frequency& a, const Frequency& b) {
  if (a.size == 0 || b.size == 0 || a.count + b.count == 0) return 0;
  const auto size_a = static_cast<double>(a.size);
  const auto size_b = static_cast<double>(b.size);
  const double share =
      (static_cast<double>(a.count) + static_cast<double>(b.count)) / (size_a + size_b);
  const double sum = term(static_cast<double>(a.count), size_a * share) +
                     term(static_cast<double>(b.count), size_b * share);
  return sum > 0 ? 2 * sum : 0;  // equal shares, but for rounding
}

bool is_overused(const Frequency& a, const Frequency& b) {
  return static_cast<double>(a.count) * static_cast<double>(b.size) >
         static_cast<double>(b.count) * static_cast<double>(a.size);
}

std::string_view significance_text(double log_likelihood) {
  static constexpr std::array<std::pair<double, std::string_view>, 4> bounds{
      {{15.13, "p < 0.0001"},
       {significant_at_one_in_a_thousand, "p < 0.001"},
       {6.63, "p < 0.01"},
       {3.84, "p < 0.05"}}};
  for (const auto& [bound, text] : bounds) {
    if (log_likelihood >= bound) return text;
  }
  return {};
}

}  // namespace pressmark
