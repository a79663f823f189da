// SPDX-License-Identifier: GPL-2.0-or-later
//
// Measures against figures worked out by hand.
#include "tools/support/relevance_measures.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Ids = std::vector<std::string>;

double measured(Measure measure, const Judgements& judgements, const Ids& ranking) {
  return value_of(measure_ranking(judgements, ranking), measure);
}

TEST(RelevanceMeasures, AveragePrecisionCountsWhatWasNotFound) {
  const Judgements judged{{"a", 1}, {"b", 2}, {"c", 1}, {"no", 0}, {"never", -1}};
  const auto ap = [&](const Ids& ranking) {
    return measured(Measure::average_precision, judged, ranking);
  };
  EXPECT_DOUBLE_EQ(ap({"a", "b", "c"}), 1);
  EXPECT_DOUBLE_EQ(ap({"x", "a", "no", "b", "never"}), (1.0 / 2 + 2.0 / 4) / 3);
  EXPECT_DOUBLE_EQ(ap({"a"}), 1.0 / 3);
  EXPECT_DOUBLE_EQ(ap({"x", "y"}), 0);
  EXPECT_DOUBLE_EQ(ap({}), 0);
}

TEST(RelevanceMeasures, GainsAreGradesDiscountedByTheLogarithmOfTheRank) {
  const Judgements judged{{"a", 3}, {"b", 1}, {"c", 2}, {"no", 0}};
  const double ideal = 3 / std::log2(2) + 2 / std::log2(3) + 1 / std::log2(4);
  const auto ndcg = [&](const Ids& ranking) { return measured(Measure::ndcg_10, judged, ranking); };
  EXPECT_DOUBLE_EQ(ndcg({"a", "c", "b"}), 1);
  EXPECT_DOUBLE_EQ(ndcg({"b", "no", "a"}), (1 + 3 / std::log2(4)) / ideal);
  EXPECT_DOUBLE_EQ(ndcg({"x"}), 0);
}

TEST(RelevanceMeasures, GainsEndAtTheTenthHit) {
  Judgements judged;
  Ids ranking;
  for (char c = 'a'; c < 'a' + 12; ++c) {
    judged[std::string{c}] = 1;
    ranking.emplace_back(1, c);
  }
  EXPECT_DOUBLE_EQ(measured(Measure::ndcg_10, judged, ranking), 1) << "the ideal ends there too";
  ranking.insert(ranking.begin(), "x");
  EXPECT_LT(measured(Measure::ndcg_10, judged, ranking), 1);
  const Ids late{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"};
  EXPECT_DOUBLE_EQ(measured(Measure::ndcg_10, judged, late), 0);
  EXPECT_DOUBLE_EQ(measured(Measure::reciprocal_rank, judged, late), 1.0 / 11);
}

TEST(RelevanceMeasures, TheFirstRelevantHitAndTheFirstFive) {
  const Judgements judged{{"a", 1}, {"b", 1}, {"c", 1}};
  const Ids ranking{"x", "b", "y", "c", "z", "a"};
  EXPECT_DOUBLE_EQ(measured(Measure::reciprocal_rank, judged, ranking), 0.5);
  EXPECT_DOUBLE_EQ(measured(Measure::precision_5, judged, ranking), 0.4);
  EXPECT_DOUBLE_EQ(measured(Measure::precision_5, judged, {"a"}), 0.2) << "out of five";
  EXPECT_DOUBLE_EQ(measured(Measure::reciprocal_rank, judged, {"x"}), 0);
}

TEST(RelevanceMeasures, OnlyARelevantArticleMakesAQueryJudged) {
  EXPECT_FALSE(is_judged({}));
  EXPECT_FALSE(is_judged({{"a", 0}, {"b", -2}}));
  EXPECT_TRUE(is_judged({{"a", 0}, {"b", 1}}));
}

TEST(RelevanceMeasures, MeansAreOverQueries) {
  const std::vector<MeasureValues> queries{{1, 0.5, 0, 0.2}, {0, 0.5, 1, 0.6}};
  EXPECT_EQ(mean_of(queries), (MeasureValues{0.5, 0.5, 0.5, 0.4}));
  EXPECT_EQ(mean_of({}), MeasureValues{});
}

TEST(RandomisationTest, TriesEveryAssignmentOfFewQueries) {
  // Differences 1, 1, 1: of the 8 assignments, all plus and all minus are as large.
  const std::vector<double> zeros(3, 0);
  const std::vector<double> ones(3, 1);
  EXPECT_DOUBLE_EQ(randomisation_test(ones, zeros), 2.0 / 8);
  EXPECT_DOUBLE_EQ(randomisation_test(zeros, ones), 2.0 / 8) << "two-sided";
  // Differences 3, 1: |3 + 1| is reached by 2 of 4; 3, -1: |3 - 1| by all 4.
  const std::vector<double> a{3, 1};
  const std::vector<double> none(2, 0);
  EXPECT_DOUBLE_EQ(randomisation_test(a, none), 0.5);
  const std::vector<double> mixed{3, -1};
  EXPECT_DOUBLE_EQ(randomisation_test(mixed, none), 1);
  EXPECT_DOUBLE_EQ(randomisation_test({}, {}), 1);
}

TEST(RandomisationTest, EqualSystemsDoNotDiffer) {
  const std::vector<double> values(60, 0.3);
  EXPECT_DOUBLE_EQ(randomisation_test(values, values), 1);
}

TEST(RandomisationTest, SamplesManyQueriesAndAlwaysAlike) {
  std::vector<double> a(100, 0);
  const std::vector<double> b(100, 0);
  // 60 queries better, 40 worse by as much: sign test, two-sided, p = 0.0569.
  for (std::size_t i = 0; i < 100; ++i)
    a[i] = i < 60 ? 0.1 : -0.1;
  const double p = randomisation_test(a, b);
  EXPECT_NEAR(p, 0.0569, 0.004);
  EXPECT_EQ(randomisation_test(a, b), p);
  for (double& value : a)
    value = 0.1;
  EXPECT_LT(randomisation_test(a, b), 1e-4);
}

TEST(RelevanceMeasures, HaveTheNamesThatPapersGiveThem) {
  EXPECT_EQ(to_string(Measure::average_precision), "MAP");
  EXPECT_EQ(to_string(Measure::ndcg_10), "nDCG@10");
  EXPECT_EQ(to_string(Measure::reciprocal_rank), "MRR");
  EXPECT_EQ(to_string(Measure::precision_5), "P@5");
}

}  // namespace
}  // namespace pressmark
