// SPDX-License-Identifier: GPL-2.0-or-later
//
// tests/faults/failing_calls_test.cc has whole programs without memory.
#include "base/out_of_memory.h"

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/address_sanitizer.h"

namespace pressmark {
namespace {

[[noreturn]] void ask_for_too_much() {
  exit_when_out_of_memory("error: out of memory\n", 5);
  // On another thread, where an exception would end the program by a signal.
  std::thread{[] {
    if (address_sanitizer_watches()) std::get_new_handler()();  // its own new calls no handler
    static_cast<void>(::operator new(std::numeric_limits<std::size_t>::max() / 2));
  }}.join();
  std::exit(0);
}

TEST(ExitWhenOutOfMemory, EndsTheProgramOnAnyThread) {
  EXPECT_EXIT(ask_for_too_much(), testing::ExitedWithCode(5), "^error: out of memory\n$");
}

}  // namespace
}  // namespace pressmark
