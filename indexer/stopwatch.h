// SPDX-License-Identifier: GPL-2.0-or-later
//
// Wall and processor time since it was made.
#pragma once

#include <chrono>
#include <ctime>

namespace pressmark {

class Stopwatch {
 public:
  double seconds() const {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - started_;
    return wall.count();
  }
  /// Of all threads of the process.
  double cpu_seconds() const { return process_seconds() - cpu_at_start_; }

 private:
  static double process_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  double cpu_at_start_ = process_seconds();
};

}  // namespace pressmark
