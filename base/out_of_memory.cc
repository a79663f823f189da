// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nothing here may ask for memory.
#include "base/out_of_memory.h"

#include <atomic>
#include <cstring>
#include <new>

#include <unistd.h>

namespace pressmark {
namespace {

// A handler takes no arguments.
std::atomic<const char*> last_words = "";
std::atomic<int> last_code = 1;

[[noreturn]] void leave_without_memory() {
  const char* message = last_words;
  // If standard error is gone too, the exit code has to do.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, message, std::strlen(message));
  ::_exit(last_code);
}

}  // namespace

void exit_when_out_of_memory(const char* message, int code) {
  last_words = message;
  last_code = code;
  std::set_new_handler(leave_without_memory);
}

}  // namespace pressmark
