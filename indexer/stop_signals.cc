// SPDX-License-Identifier: GPL-2.0-or-later
//
// A thread that waits for signals may do what no signal handler may: take locks, remove files.

#include "indexer/stop_signals.h"

#include <csignal>
#include <ctime>
#include <utility>

#include <unistd.h>

namespace pressmark {
namespace {

sigset_t stop_signal_set() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    sigaddset(&set, number);
  }
  return set;
}

[[noreturn]] void leave(int signal) {
  ::_exit(128 + signal);
}

}  // namespace

StopSignals::StopSignals(std::chrono::milliseconds patience, std::function<void()> before_exit)
    : patience_(patience), before_exit_(std::move(before_exit)) {
  const sigset_t set = stop_signal_set();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  thread_ = std::thread{[this] { wait_for_signals(); }};
}

StopSignals::~StopSignals() {
  is_done_ = true;
  ::pthread_kill(thread_.native_handle(), SIGTERM);  // to that thread only: wakes it up
  thread_.join();
  const sigset_t set = stop_signal_set();
  ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void StopSignals::wait_for_signals() {
  const sigset_t set = stop_signal_set();
  int first = 0;
  while (::sigwait(&set, &first) != 0) {
  }
  if (is_done_) return;
  signal_ = first;
  stop_ = true;

  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience_);
  const std::chrono::nanoseconds rest = patience_ - seconds;
  const timespec timeout{seconds.count(), static_cast<long>(rest.count())};
  const int second = ::sigtimedwait(&set, nullptr, &timeout);
  if (is_done_) return;
  if (second > 0) leave(second);
  before_exit_();
  if (!is_done_) leave(first);
}

}  // namespace pressmark
