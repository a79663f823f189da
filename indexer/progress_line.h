// SPDX-License-Identifier: GPL-2.0-or-later
//
// How far a command is: one line that is drawn over and over on a terminal, or now and then a line
// of its own.
#pragma once

#include <chrono>

#include "indexer/commands.h"
#include "indexer/pipeline.h"

namespace pressmark {

class ProgressLine {
 public:
  /// Neither on a terminal nor verbose, it shows nothing. `console` must outlive the object.
  ProgressLine(const IndexerConsole& console, bool is_verbose);

  void update(const BuildProgress& progress);

  /// Call before anything else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const IndexerConsole& console_;
  const bool is_drawn_;
  const bool is_verbose_;
  bool is_visible_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
};

}  // namespace pressmark
