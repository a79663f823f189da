// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ctrl-C: the first time, ask the work to stop; if it does not within the time that a person
// waits, or the second time, end the process.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace pressmark {

/// For a command that must be gone within two seconds, with time to remove what was written.
inline constexpr std::chrono::milliseconds stop_patience{1500};

/// While it lives, SIGINT, SIGTERM and SIGHUP go to a thread of its own. Make it before any other
/// thread, which inherits that they are blocked.
class StopSignals {
 public:
  /// `before_exit` is called, on that thread, before a process that did not stop in time ends
  /// itself with 128 + n; it may remove what the work is still writing.
  StopSignals(std::chrono::milliseconds patience, std::function<void()> before_exit);
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  /// True from the first signal on. Lives as long as the object.
  const std::atomic<bool>& flag() const { return stop_; }

  /// The first signal that came; 0 if none did.
  int signal() const { return signal_; }

 private:
  void wait_for_signals();

  const std::chrono::milliseconds patience_;
  const std::function<void()> before_exit_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> is_done_ = false;
  std::atomic<int> signal_ = 0;
  std::thread thread_;
};

}  // namespace pressmark
