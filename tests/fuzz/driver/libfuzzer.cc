// SPDX-License-Identifier: GPL-2.0-or-later
//
// The door that libFuzzer comes in by. PRESSMARK_FUZZ_TARGET in the environment names the target:
// libFuzzer keeps the command line, which it hands on to processes of its own, for itself.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
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

}  // namespace

/// A promise that is not kept leaves as an exception that nobody catches: that ends the program,
/// and libFuzzer keeps the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pressmark::FuzzTarget& target = chosen_target();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
