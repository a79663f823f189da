// SPDX-License-Identifier: GPL-2.0-or-later
//
// How far a command is: one line that is drawn over and over on a terminal, or now and then a line
// of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/commands.h"
#include "indexer/pipeline.h"

namespace pressmark {

/// "12 min left": how long reading the rest of `total` bytes takes at the pace so far; "" as long
/// as that is a guess, and when all is read.
std::string time_left(std::uint64_t bytes, std::uint64_t total, double seconds);

class ProgressLine {
 public:
  /// Neither on a terminal nor verbose, it shows nothing. Tells the time left if the size of the
  /// input is known. `console` must outlive the object.
  ProgressLine(const IndexerConsole& console, bool is_verbose,
               std::optional<std::uint64_t> input_bytes = std::nullopt);

  void update(const BuildProgress& progress);

  /// Call before anything else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const IndexerConsole& console_;
  const bool is_drawn_;
  const bool is_verbose_;
  const std::optional<std::uint64_t> input_bytes_;
  bool is_visible_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
};

}  // namespace pressmark
