// SPDX-License-Identifier: GPL-2.0-or-later
//
// Log-likelihood, against the same formula with the C library's logarithm.
#include "searcher/significance.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Significance, IsTwiceObservedTimesLogOfObservedByExpected) {
  std::mt19937 random{1};
  for (int i = 0; i < 1'000; ++i) {
    const Frequency a{random() % 50, 50 + random() % 1'000};
    const Frequency b{random() % 50, 50 + random() % 1'000};
    const auto part = [&](const Frequency& side) {
      const double observed = static_cast<double>(side.count);
      const double expected = static_cast<double>(side.size) *
                              static_cast<double>(a.count + b.count) /
                              static_cast<double>(a.size + b.size);
      return observed == 0 ? 0 : observed * std::log(observed / expected);
    };
    EXPECT_NEAR(log_likelihood(a, b), 2 * (part(a) + part(b)), 1e-9);
    EXPECT_GE(log_likelihood(a, b), 0);
    EXPECT_NEAR(log_likelihood(a, b), log_likelihood(b, a), 1e-9);
    const double share_a = static_cast<double>(a.count) / static_cast<double>(a.size);
    const double share_b = static_cast<double>(b.count) / static_cast<double>(b.size);
    EXPECT_EQ(is_overused(a, b), share_a > share_b);
  }
}

TEST(Significance, NothingIsNeverSignificant) {
  EXPECT_EQ(log_likelihood({0, 10}, {0, 20}), 0);
  EXPECT_EQ(log_likelihood({3, 10}, {0, 0}), 0);
  EXPECT_NEAR(log_likelihood({3, 30}, {10, 100}), 0, 1e-12);
}

TEST(Significance, HasTheUsualBounds) {
  EXPECT_EQ(significance_text(3.83), "");
  EXPECT_EQ(significance_text(3.84), "p < 0.05");
  EXPECT_EQ(significance_text(6.63), "p < 0.01");
  EXPECT_EQ(significance_text(10.83), "p < 0.001");
  EXPECT_EQ(significance_text(15.13), "p < 0.0001");
}

}  // namespace
}  // namespace pressmark
