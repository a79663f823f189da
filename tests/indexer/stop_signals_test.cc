// SPDX-License-Identifier: GPL-2.0-or-later
//
// Signals, in processes of their own.

#include "indexer/stop_signals.h"

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

// "threadsafe" starts each process anew, without the threads of the tests before it.
class StopSignalsDeathTest : public testing::Test {
 protected:
  StopSignalsDeathTest() { testing::FLAGS_gtest_death_test_style = "threadsafe"; }
};

TEST_F(StopSignalsDeathTest, TheFirstSetsTheFlag) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(
        {
          const StopSignals signals{milliseconds{60'000}, [] { ::_exit(1); }};
          if (signals.flag() || signals.signal() != 0) ::_exit(2);
          ::kill(::getpid(), number);
          wait_until_set(signals.flag());
          ::_exit(signals.signal() == number ? 7 : 3);
        },
        testing::ExitedWithCode(7), "");
  }
}

TEST_F(StopSignalsDeathTest, TheSecondEndsTheProcessAtOnce) {
  EXPECT_EXIT(
      {
        const StopSignals signals{milliseconds{60'000}, [] { ::_exit(1); }};
        ::kill(::getpid(), SIGINT);
        wait_until_set(signals.flag());
        ::kill(::getpid(), SIGTERM);
        std::this_thread::sleep_for(milliseconds{30'000});
        ::_exit(2);
      },
      testing::ExitedWithCode(128 + SIGTERM), "");
}

TEST_F(StopSignalsDeathTest, WorkThatDoesNotStopIsEndedAfterAWhile) {
  EXPECT_EXIT(
      {
        const StopSignals signals{milliseconds{50}, [] {
                                    constexpr char cleaned[] = "cleaned";
                                    if (::write(STDERR_FILENO, cleaned, 7) != 7) ::_exit(1);
                                  }};
        ::kill(::getpid(), SIGINT);
        std::this_thread::sleep_for(milliseconds{30'000});
        ::_exit(2);
      },
      testing::ExitedWithCode(128 + SIGINT), "cleaned");
}

TEST_F(StopSignalsDeathTest, GoneItLeavesSignalsAsTheyWere) {
  EXPECT_EXIT(
      {
        {
          const StopSignals signals{milliseconds{50}, [] {}};
        }
        ::kill(::getpid(), SIGTERM);
        std::this_thread::sleep_for(milliseconds{30'000});
      },
      testing::KilledBySignal(SIGTERM), "");
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
