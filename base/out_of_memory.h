// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a program does when the system has no memory left for it: it says so and ends. An archive is
// safe whenever a program ends (docs/decisions/0075-out-of-memory-ends-the-program.md).
#pragma once

namespace pressmark {

/// From now on a `new` that fails, on whatever thread, writes `message` to standard error as it is
/// and ends the process with `code`. `message` must stay as it is for good.
void exit_when_out_of_memory(const char* message, int code);

}  // namespace pressmark
