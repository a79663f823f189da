// SPDX-License-Identifier: GPL-2.0-or-later
//
// The indexer: arguments in, an archive and an exit code out. What it does with them is in
// commands.cc; here is what touches the process: argv, environment, streams, signals.

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "analysis/icu_memory.h"
#include "archive/damaged_archive.h"
#include "base/environment.h"
#include "base/option_values.h"
#include "base/out_of_memory.h"
#include "indexer/command_line.h"
#include "indexer/commands.h"
#include "indexer/help.h"

namespace pressmark {
namespace {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

void take_value(IndexerArguments& arguments, const IndexerOptionSpec& spec,
                const std::vector<std::string>& values) {
  const std::string name{spec.name};
  arguments.options[name] =
      spec.adds_up ? fmt::format("{}", fmt::join(values, ",")) : values.front();
  if (values.size() > 1 && !spec.adds_up) arguments.repeated_options.push_back("--" + name);
}

void add_options(CLI::App& app, IndexerArguments& arguments) {
  for (const IndexerOptionSpec& spec : indexer_options) {
    if (!takes_option(arguments.command, spec)) continue;
    std::string names = "--" + std::string{spec.name};
    if (spec.letter != 0) names += std::string{",-"} + spec.letter;
    const std::string key{spec.name};
    if (spec.value.empty()) {
      app.add_flag_function(names, [&arguments, key](std::int64_t) { arguments.options[key]; });
    } else {
      app.add_option_function<std::vector<std::string>>(
             names,
             [&arguments, &spec](const std::vector<std::string>& values) {
               take_value(arguments, spec, values);
             })
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
}

/// An option in the place of another's value is a value forgotten.
Status check_values(const std::vector<std::string>& argv, const std::string& command) {
  std::vector<OptionName> options;
  for (const IndexerOptionSpec& spec : indexer_options) {
    if (takes_option(command, spec)) {
      options.push_back({spec.letter, spec.name, !spec.value.empty()});
    }
  }
  return check_option_values(argv, options);
}

/// The first word is the command; `--help` and `--version` in its place are commands, too.
IndexerArguments take_command(std::vector<std::string>& argv) {
  IndexerArguments arguments;
  if (argv.empty()) return arguments;
  arguments.command = argv.front();
  argv.erase(argv.begin());
  if (arguments.command == "--help" || arguments.command == "-h") arguments.command = "help";
  if (arguments.command == "--print-config") arguments.command = "print-config";
  if (arguments.command == "--version" || arguments.command == "-V") arguments.command = "version";
  return arguments;
}

/// CLI11 takes the arguments apart and does nothing else: its own environment variables, config
/// files, help and exit codes are not what our users were promised.
Result<IndexerArguments> parse_arguments(std::vector<std::string> argv) {
  IndexerArguments arguments = take_command(argv);
  if (Status valued = check_values(argv, arguments.command); !valued) {
    return std::move(valued).error();
  }
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  add_options(app, arguments);
  const auto separator = std::find(argv.begin(), argv.end(), "--");
  std::vector<std::string> literal;
  if (separator != argv.end()) literal.assign(separator + 1, argv.end());
  argv.erase(separator, argv.end());
  std::reverse(argv.begin(), argv.end());  // as CLI11 wants them
  try {
    app.parse(argv);
  } catch (const CLI::ParseError& error) {
    const std::string what = error.what();  // "--map: 1 required TEXT missing"
    return Error{ErrorKind::invalid_argument, what.substr(0, what.find(':')) + " needs a value",
                 "`--help` after the command explains its options"};
  }
  for (const std::string& rest : app.remaining()) {
    const bool is_option = rest.size() > 1 && rest.front() == '-';
    (is_option ? arguments.unknown_options : arguments.words).push_back(rest);
  }
  arguments.words.insert(arguments.words.end(), literal.begin(), literal.end());
  return arguments;
}

Status write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      // Whoever reads has seen enough: the quiet end that SIGPIPE would have made.
      std::signal(SIGPIPE, SIG_DFL);
      std::raise(SIGPIPE);
    } else if (errno != EINTR) {
      return Error{ErrorKind::io,
                   std::string{"cannot write to standard output: "} + std::strerror(errno)};
    }
  }
  return ok;
}

Result<std::string> read_stdin() {
  constexpr std::size_t most = std::size_t{1} << 30U;
  std::string text;
  std::array<char, 65536> block;
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count == 0) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return Error{ErrorKind::io,
                   std::string{"cannot read standard input: "} + std::strerror(errno)};
    }
    text.append(block.data(), static_cast<std::size_t>(count));
    if (text.size() > most) {
      return Error{ErrorKind::limit, "standard input holds more than 1 GiB of paths"};
    }
  }
}

bool uses_color(IndexerColor mode, int descriptor) {
  switch (mode) {
    case IndexerColor::always:
      return true;
    case IndexerColor::never:
      return false;
    case IndexerColor::automatic:
      break;
  }
  return ::isatty(descriptor) == 1 && environment_variable("NO_COLOR").empty() &&
         environment_variable("TERM") != "dumb";
}

int run(std::string_view called_by, const std::vector<std::string>& argv) {
  const std::string program{called_by.substr(called_by.rfind('/') + 1)};
  IndexerConsole console;
  console.print = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
  console.complain = [](std::string_view text) {
    // There is nowhere left to report that standard error cannot be written to.
    [[maybe_unused]] const Status written = write_all(STDERR_FILENO, text);
  };
  console.read_stdin = read_stdin;
  console.shows_progress = ::isatty(STDERR_FILENO) == 1;
  console.colors_errors = uses_color(IndexerColor::automatic, STDERR_FILENO);

  const bool wants_json = std::find(argv.begin(), argv.end(), "--json") != argv.end();
  const Result<IndexerArguments> arguments = parse_arguments(argv);
  if (!arguments) return report_indexer_error(arguments.error(), wants_json, console);
  const Result<Environment> environment = read_environment();
  if (!environment) return report_indexer_error(environment.error(), wants_json, console);
  const Result<IndexerCommandLine> line = read_indexer_command_line(
      program, *arguments, *environment, std::thread::hardware_concurrency());
  if (!line) return report_indexer_error(line.error(), wants_json, console);
  console.colors_output = uses_color(line->color, STDOUT_FILENO);
  console.colors_errors = uses_color(line->color, STDERR_FILENO);

  const bool is_help = line->command == IndexerCommand::help;
  if (!is_help && line->command != IndexerCommand::version) {
    return run_indexer_command(*line, console);
  }
  const Status printed = console.print(is_help ? indexer_help(program, line->help_topic)
                                               : indexer_version(program, PRESSMARK_VERSION));
  return printed ? 0 : report_indexer_error(printed.error(), wants_json, console);
}

/// Before all other code: objects of CLI11 that live outside functions ask for memory before
/// main().
[[gnu::constructor(101)]] void prepare_for_lack_of_memory() {
  exit_when_out_of_memory(
      "error: out of memory\nhint: use fewer threads (-j) or a smaller --memory\n",
      exit_code(ErrorKind::limit));
  let_icu_ask_as_new_does();
}

}  // namespace
}  // namespace pressmark

int main(int argc, char** argv) {
  // A closed pipe and a file that may not grow are errors of write(), not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const auto leave = [](std::string_view message, pressmark::ErrorKind kind) {
    [[maybe_unused]] const auto written = pressmark::write_all(STDERR_FILENO, message);
    return pressmark::exit_code(kind);
  };
  try {
    const std::string_view called_by = argc > 0 ? argv[0] : "indexer";
    return pressmark::run(called_by, {argv + std::min(argc, 1), argv + argc});
  } catch (const pressmark::DamagedArchive& error) {
    return leave(std::string{"error: "} + error.what() + '\n', pressmark::ErrorKind::archive);
  } catch (const std::bad_alloc&) {
    return leave("error: out of memory\n", pressmark::ErrorKind::limit);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::resource_unavailable_try_again) {
      return leave("error: there is no memory for a thread, or too many of them run\n",
                   pressmark::ErrorKind::limit);
    }
    return leave(std::string{"error: "} + error.what() + '\n', pressmark::ErrorKind::io);
  } catch (const std::exception& error) {
    return leave(std::string{"error: "} + error.what() + '\n', pressmark::ErrorKind::io);
  }
}
