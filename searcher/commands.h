// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs what the command line asks for. All contact with the outside goes through Console, so that
// tests can stand in for it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "searcher/command_line.h"

namespace pressmark {

struct Console {
  std::function<Status(std::string_view)> print;   ///< stdout
  std::function<void(std::string_view)> complain;  ///< stderr; nothing helps if that fails.
  /// The next line of stdin without its line break; nothing at the end. Fails with io or limit.
  std::function<Result<std::optional<std::string>>()> read_line;
  /// Makes a file that somebody asked for by name, or replaces it.
  std::function<Status(const std::string& path, std::string_view content)> save;
  bool is_terminal = false;     ///< stdout is one.
  std::uint32_t columns = 100;  ///< Its width.
  bool colors_output = false;
  bool colors_errors = false;
};

/// Any command but help and version. Returns the exit code: docs/output-format.md.
int run_command(const CommandLine& line, const Console& console);

/// Says what went wrong: as JSON on stdout, or else for people on stderr. `query` is what
/// error.where points into. Returns the exit code.
int report_error(const Error& error, std::string_view query, bool as_json, const Console& console);

}  // namespace pressmark
