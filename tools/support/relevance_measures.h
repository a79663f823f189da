// SPDX-License-Identifier: GPL-2.0-or-later
//
// How good a ranking is, by the grades that people gave to articles: the measures of trec_eval, and
// the test of whether one ranking is better than another by more than chance.
//
//   judgements {a: 2, c: 1}, ranking [a, b, c]  ->  average precision (1/1 + 2/3) / 2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Articles by id; a grade of 1 or more is relevant, others are as if they had not been judged.
using Judgements = std::map<std::string, int, std::less<>>;

enum class Measure : std::uint8_t {
  average_precision,  ///< Mean of the precisions at the relevant articles; 0 for those not found.
  ndcg_10,            ///< Gain = grade, discount = log2(rank + 1), of the first ten.
  reciprocal_rank,    ///< Of the first relevant article; 0 if there is none.
  precision_5,        ///< Relevant ones of the first five, out of five.
};
inline constexpr std::size_t measure_count = 4;

/// Of many queries, "MAP" and not "average precision".
std::string_view to_string(Measure measure);

/// One value per Measure.
using MeasureValues = std::array<double, measure_count>;

inline double& value_of(MeasureValues& values, Measure measure) {
  return values[static_cast<std::size_t>(measure)];
}
inline double value_of(const MeasureValues& values, Measure measure) {
  return values[static_cast<std::size_t>(measure)];
}

/// At least one article is relevant. A query for which none is says nothing about a ranking.
bool is_judged(const Judgements& judgements);

/// `ranking` has the ids of the articles found, the best first; none twice. Requires is_judged().
MeasureValues measure_ranking(const Judgements& judgements, std::span<const std::string> ranking);

/// All 0 for no queries.
MeasureValues mean_of(std::span<const MeasureValues> queries);

/// The paired randomisation test, two-sided (Smucker, Allan and Carterette, "A Comparison of
/// Statistical Significance Tests for Information Retrieval Evaluation", 2007): how often a mean
/// difference as large as that of `a` and `b` comes about if it is chance which of the two values
/// of a query belongs to which system. With few queries every assignment is tried; with many,
/// 100,000 that depend on nothing but the data. Requires a.size() == b.size().
double randomisation_test(std::span<const double> a, std::span<const double> b);

}  // namespace pressmark
