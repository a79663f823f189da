// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs a built program with faults preloaded (preload/faults.cc says which there are).
//
//   const CallCounts counts = count_calls({"indexer", "merge", "-d", archive}, folder);
//   run_faulty({"indexer", "merge", "-d", archive}, folder, "write:17:ENOSPC");
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace pressmark::faults {

/// How often a program makes each call, by the call's name.
using CallCounts = std::map<std::string, std::uint64_t>;

/// Runs the program to its end. A run that fails fails the test.
CallCounts count_calls(const std::vector<std::string>& arguments,
                       const std::filesystem::path& under);

/// Runs the program while calls about files below `under` fail as `fault` says: CALL:N:HOW.
ProgramRun run_faulty(const std::vector<std::string>& arguments, const std::filesystem::path& under,
                      const std::string& fault);

/// Runs the program and appends what it does below `under` to a recording.
ProgramRun run_recorded(const std::vector<std::string>& arguments,
                        const std::filesystem::path& under, const std::filesystem::path& recording);

/// So many cases as the environment asks for, or `otherwise`.
std::size_t cases_wanted(const char* variable, std::size_t otherwise);

}  // namespace pressmark::faults
