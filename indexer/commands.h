// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each of the indexer's commands does, from a checked command line to an exit code. main.cc
// hands in the streams.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/command_line.h"

namespace pressmark {

/// Where the commands print. All text handed to it is meant for it as it is: escaped where needed.
struct IndexerConsole {
  std::function<Status(std::string_view)> print;    ///< To standard output.
  std::function<void(std::string_view)> complain;   ///< To standard error.
  std::function<Result<std::string>()> read_stdin;  ///< All of it.
  bool colors_output = false;
  bool colors_errors = false;
  bool shows_progress = false;  ///< Standard error is a terminal.
};

/// Runs any command but help and version. Returns the exit code of docs/indexer.md.
int run_indexer_command(const IndexerCommandLine& line, const IndexerConsole& console);

/// Prints an error, as JSON on standard output if `as_json`; returns its exit code.
int report_indexer_error(const Error& error, bool as_json, const IndexerConsole& console);

/// The exit code of a command that has nothing left to do but to print: `code`, or that of a
/// failure to print.
int print_and_exit(std::string_view text, int code, const IndexerCommandLine& line,
                   const IndexerConsole& console);

}  // namespace pressmark
