// SPDX-License-Identifier: GPL-2.0-or-later
//
// tests/faults/failing_calls_test.cc has whole programs without memory.
#include "analysis/icu_memory.h"

#include <cstdint>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>

#include "tests/support/address_sanitizer.h"

namespace pressmark {
namespace {

[[noreturn]] void ask_icu_for_too_much() {
  u_cleanup();  // another test may have used it
  let_icu_ask_as_new_does();
  std::set_new_handler([] { std::_Exit(5); });
  constexpr rlimit little{64U << 20U, 64U << 20U};
  if (::setrlimit(RLIMIT_AS, &little) != 0) std::_Exit(1);
  constexpr std::int32_t units = 512 << 20;
  const icu::UnicodeString text{units, 0, 0};
  std::_Exit(text.isBogus() ? 2 : 3);
}

TEST(LetIcuAskAsNewDoes, CallsTheHandlerOfNew) {
  if (address_sanitizer_watches()) {
    GTEST_SKIP() << "the sanitizer ends the program itself when there is no memory";
  }
  EXPECT_EXIT(ask_icu_for_too_much(), testing::ExitedWithCode(5), "");
}

}  // namespace
}  // namespace pressmark
