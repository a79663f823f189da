// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs one of the built programs the way a shell would, and keeps what it prints.
//
//   const ProgramRun run = run_program({"searcher", "Lavrov", "-d", archive.string()});
//   EXPECT_EQ(run.exit_code, 0) << run.err;
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace pressmark {

struct ProgramRun {
  int exit_code = -1;  ///< As a shell gives it: 128 + n after signal n.
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string input = {};  ///< On stdin; closed after it.
  /// Set in the program's environment; an empty value unsets the variable.
  std::vector<std::pair<std::string, std::string>> environment = {};
  std::filesystem::path stdout_to = {};  ///< A file or device in place of ProgramRun::out.
  std::filesystem::path folder = {};     ///< Working directory; empty: this one.
  unsigned timeout_seconds = 60;         ///< Then it is killed, and exit_code is 128 + 9.
  std::size_t close_stdout_after = 0;    ///< Bytes read before the pipe is closed; 0: never.
};

/// The program of that name in the build folder. A name with a slash is taken as it is.
std::filesystem::path built_program(const std::string& name);

/// arguments[0] is the program: a name in the build folder or a path. PRESSMARK_* variables,
/// COLUMNS, NO_COLOR, HOME and XDG_CONFIG_HOME of the caller are not passed on. Fails the test if
/// the program cannot be started.
ProgramRun run_program(const std::vector<std::string>& arguments, const RunOptions& options = {});

}  // namespace pressmark
