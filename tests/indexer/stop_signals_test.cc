// SPDX-License-Identifier: GPL-2.0-or-later
//
// Signals, in processes of their own.

#include "indexer/stop_signals.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace pressmark {
namespace {

using std::chrono::milliseconds;

void wait_until_set(const std::atomic<bool>& flag) {
  while (!flag) {
    std::this_thread::sleep_for(milliseconds{1});
  }
}

constexpr milliseconds a_minute{60'000};

void sleep_in_vain() {
  std::this_thread::sleep_for(milliseconds{30'000});
}

[[noreturn]] void leave_with_the_first(int number) {
  const StopSignals signals(a_minute, [] { ::_exit(1); });
  if (signals.flag() || signals.signal() != 0) ::_exit(2);
  ::kill(::getpid(), number);
  wait_until_set(signals.flag());
  ::_exit(signals.signal() == number ? 7 : 3);
}

void ignore_the_first() {
  const StopSignals signals(a_minute, [] { ::_exit(1); });
  ::kill(::getpid(), SIGINT);
  wait_until_set(signals.flag());
  ::kill(::getpid(), SIGTERM);
  sleep_in_vain();
}

void stop_too_slowly() {
  const StopSignals signals(milliseconds{50}, [] {
    if (::write(STDERR_FILENO, "cleaned", 7) != 7) ::_exit(1);
  });
  ::kill(::getpid(), SIGINT);
  sleep_in_vain();
}

void be_terminated_afterwards() {
  {
    const StopSignals signals(milliseconds{50}, [] {});
  }
  ::kill(::getpid(), SIGTERM);
  sleep_in_vain();
}

// "threadsafe" starts each process anew, without the threads of the tests before it.
class StopSignalsDeathTest : public testing::Test {
 protected:
  StopSignalsDeathTest() { testing::FLAGS_gtest_death_test_style = "threadsafe"; }
};

TEST_F(StopSignalsDeathTest, TheFirstSetsTheFlag) {
  EXPECT_EXIT(leave_with_the_first(SIGINT), testing::ExitedWithCode(7), "");
  EXPECT_EXIT(leave_with_the_first(SIGTERM), testing::ExitedWithCode(7), "");
  EXPECT_EXIT(leave_with_the_first(SIGHUP), testing::ExitedWithCode(7), "");
}

TEST_F(StopSignalsDeathTest, TheSecondEndsTheProcessAtOnce) {
  EXPECT_EXIT(ignore_the_first(), testing::ExitedWithCode(128 + SIGTERM), "");
}

TEST_F(StopSignalsDeathTest, WorkThatDoesNotStopIsEndedAfterAWhile) {
  EXPECT_EXIT(stop_too_slowly(), testing::ExitedWithCode(128 + SIGINT), "cleaned");
}

TEST_F(StopSignalsDeathTest, GoneItLeavesSignalsAsTheyWere) {
  EXPECT_EXIT(be_terminated_afterwards(), testing::KilledBySignal(SIGTERM), "");
}

TEST(StopSignals, GoesQuietlyIfNothingHappens) {
  const auto started = std::chrono::steady_clock::now();
  {
    const StopSignals signals{milliseconds{60'000}, [] { FAIL(); }};
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, milliseconds{5'000});
}

}  // namespace
}  // namespace pressmark
