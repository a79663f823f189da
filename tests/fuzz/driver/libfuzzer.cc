// SPDX-License-Identifier: GPL-2.0-or-later
//
// The door that libFuzzer comes in by. PRESSMARK_FUZZ_TARGET in the environment names the target:
// libFuzzer keeps the command line, which it hands on to processes of its own, for itself.
// PRESSMARK_FUZZ_CPU_SECONDS ends the search after so much of a processor, however busy it is
// otherwise.

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace {

const pressmark::FuzzTarget& chosen_target() {
  const char* name = std::getenv("PRESSMARK_FUZZ_TARGET");
  const pressmark::FuzzTarget* target =
      name == nullptr ? nullptr : pressmark::find_fuzz_target(name);
  if (target == nullptr) {
    std::fputs("PRESSMARK_FUZZ_TARGET names none of:", stderr);
    for (const pressmark::FuzzTarget& known : pressmark::fuzz_targets)
      std::fprintf(stderr, " %.*s", static_cast<int>(known.name.size()), known.name.data());
    std::fputs("\n", stderr);
    std::exit(2);
  }
  return *target;
}

/// libFuzzer ends in good order, its statistics printed, at SIGUSR1.
void limit_processor_time(const char* seconds) {
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGUSR1;
  itimerspec limit{};
  limit.it_value.tv_sec = std::atol(seconds);
  timer_t timer{};
  if (limit.it_value.tv_sec > 0 && timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0 &&
      timer_settime(timer, 0, &limit, nullptr) == 0)
    return;
  std::fputs("PRESSMARK_FUZZ_CPU_SECONDS is no time that can be set\n", stderr);
  std::exit(2);
}

const pressmark::FuzzTarget& begin_fuzzing() {
  const char* seconds = std::getenv("PRESSMARK_FUZZ_CPU_SECONDS");
  if (seconds != nullptr) limit_processor_time(seconds);
  return chosen_target();
}

}  // namespace

/// A promise that is not kept leaves as an exception that nobody catches: that ends the program,
/// and libFuzzer keeps the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pressmark::FuzzTarget& target = begin_fuzzing();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
