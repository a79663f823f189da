// SPDX-License-Identifier: GPL-2.0-or-later
//
// Processor time of the calling thread, and percentiles of such times.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include <time.h>

namespace pressmark {

/// Nanoseconds of processor time: what others on the machine do does not count.
inline std::int64_t thread_cpu_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// The smallest value that at least `share` of the ascending values do not exceed. Requires a
/// value.
template <typename T>
T percentile(std::span<const T> ascending, double share) {
  const auto rank = std::ceil(share * static_cast<double>(ascending.size()));
  return ascending[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace pressmark
