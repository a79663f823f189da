// SPDX-License-Identifier: GPL-2.0-or-later
//
// Output that is taller than the terminal goes through a pager; what fits is simply printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pressmark {

struct TerminalSize {
  std::uint32_t rows = 24;
  std::uint32_t columns = 80;
};

/// How many rows of a terminal a text takes, long lines wrapped.
std::uint64_t rows_taken(std::string_view text, std::uint32_t columns);

/// Holds output back until it is known whether it fits. Not safe to share between threads.
class PagedOutput {
 public:
  using Print = std::function<Status(std::string_view)>;

  /// `command` is run by sh, as $PAGER is; `print` is the terminal's.
  PagedOutput(std::string command, TerminalSize size, Print print);
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;
  ~PagedOutput();

  Status add(std::string_view text);

  /// Prints what was held back, or waits until the pager is left. Must be called once, at the end.
  Status finish();

 private:
  Status start_pager();
  Status write_to_pager(std::string_view text);
  bool wait_for_pager();

  std::string command_;
  TerminalSize size_;
  Print print_;
  std::string held_;  // what is not known to have been read by anybody
  std::uint64_t held_rows_ = 0;
  int pipe_ = -1;   // to the pager; -1: there is none
  int pager_ = -1;  // its process
  enum class State : std::uint8_t { holding, paging, printing, left } state_ = State::holding;
};

}  // namespace pressmark
