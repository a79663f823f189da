// SPDX-License-Identifier: GPL-2.0-or-later
//
// Is something more frequent here than there, or is it chance?
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark {

/// `count` of `size`: 12 articles of 300, 40 words of 100,000.
struct Frequency {
  std::uint64_t count = 0;
  std::uint64_t size = 0;
};

/// Dunning's log-likelihood ratio G2 of two frequencies, in the form of Rayson and Garside,
/// "Comparing corpora using frequency profiling" (2000): 2 * sum of observed * ln(observed /
/// expected). 0 where either size is 0. The same bits on every machine.
double log_likelihood(const Frequency& a, const Frequency& b);

/// G2 above which chance would do so in less than one of a thousand cases (chi squared, one degree
/// of freedom).
inline constexpr double significant_at_one_in_a_thousand = 10.83;

/// True if `a` is the greater share.
bool is_overused(const Frequency& a, const Frequency& b);

/// "p < 0.0001", "p < 0.001", "p < 0.01", "p < 0.05" or "".
std::string_view significance_text(double log_likelihood);

}  // namespace pressmark
