// SPDX-License-Identifier: GPL-2.0-or-later
//
// The searcher: arguments in, answers and an exit code out. What it does with them is in
// commands.cc; here is what touches the process: argv, environment, stdin, stdout, signals.
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "analysis/icu_memory.h"
#include "archive/damaged_archive.h"
#include "base/environment.h"
#include "base/option_values.h"
#include "base/out_of_memory.h"
#include "searcher/command_line.h"
#include "searcher/commands.h"
#include "searcher/help.h"
#include "searcher/pager.h"

namespace pressmark {

namespace {

constexpr std::size_t longest_line = 1U << 20U;  // of stdin: queries are far shorter

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// An option in the place of another's value is a value forgotten.
Status check_values(const std::vector<std::string>& argv) {
  std::vector<OptionName> options;
  for (const OptionSpec& spec : option_specs())
    options.push_back({spec.letter, spec.name, !spec.value.empty()});
  return check_option_values(argv, options);
}

// CLI11 takes the arguments apart and does nothing else: its own environment variables, config
// files, help and exit codes are not what our users were promised.
Result<Arguments> parse_arguments(const std::vector<std::string>& argv) {
  Arguments arguments;
  if (const Status valued = check_values(argv); !valued) return valued.error();
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  for (const OptionSpec& spec : option_specs()) {
    std::string names = "--" + std::string{spec.name};
    if (spec.letter != 0) names += std::string{",-"} + spec.letter;
    const std::string key{spec.name};
    if (spec.value.empty()) {
      app.add_flag_function(names, [&arguments, key](std::int64_t) { arguments.options[key]; });
      continue;
    }
    app.add_option_function<std::vector<std::string>>(
           names, [&arguments, key](
                      const std::vector<std::string>& values) { arguments.options[key] = values; })
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  const auto separator = std::find(argv.begin(), argv.end(), "--");
  if (separator != argv.end()) arguments.literal_words.assign(separator + 1, argv.end());
  std::vector<std::string> head;
  std::string_view previous;
  for (auto argument = argv.begin(); argument != separator; ++argument) {
    switch (kind_of_argument(*argument, previous)) {
      case ArgumentKind::regular:
        head.push_back(*argument);
        break;
      // A space in front hides it from CLI11; read_command_line() takes it away again.
      case ArgumentKind::query:
        head.push_back(' ' + *argument);
        break;
      case ArgumentKind::unknown_option:
        arguments.unknown_options.push_back(*argument);
        break;
    }
    previous = *argument;
  }
  std::reverse(head.begin(), head.end());  // as CLI11 wants them
  try {
    app.parse(head);
  } catch (const CLI::ParseError& error) {
    const std::string what = error.what();  // "--limit: 1 required TEXT missing"
    return Error{ErrorKind::invalid_argument, what.substr(0, what.find(':')) + " needs a value",
                 "see --help"};
  }
  for (const std::string& rest : app.remaining()) {
    const bool is_option = rest.size() > 1 && rest.front() == '-';
    (is_option ? arguments.unknown_options : arguments.words).push_back(rest);
  }
  return arguments;
}

// For arguments that cannot be taken apart: would somebody who typed this want JSON?
bool may_want_json(const std::vector<std::string>& argv) {
  const auto has = [&](std::string_view argument) {
    return std::find(argv.begin(), argv.end(), argument) != argv.end();
  };
  const auto format = std::find(argv.begin(), argv.end(), "--format");
  const bool is_named = format != argv.end() && format + 1 != argv.end() && *(format + 1) == "json";
  return is_named || has("--json") || has("--format=json");
}

Status write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno == EPIPE) {
      // The reader has seen enough. Whoever ignores SIGPIPE for us gets the same quiet end.
      std::signal(SIGPIPE, SIG_DFL);
      std::raise(SIGPIPE);
    }
    return Error{ErrorKind::io,
                 std::string{"cannot write to standard output: "} + std::strerror(errno)};
  }
  return ok;
}

// Lines of standard input, however they arrive.
class LineReader {
 public:
  Result<std::optional<std::string>> read_line() {
    std::size_t end = buffer_.find('\n');
    while (end == std::string::npos && !is_at_end_) {
      const std::size_t searched = buffer_.size();
      if (searched > longest_line) {
        return Error{ErrorKind::limit, "a line of standard input is longer than 1 MiB",
                     "--stdin takes one query a line"};
      }
      const Status filled = fill();
      if (!filled) return filled.error();
      end = buffer_.find('\n', searched);
    }
    if (buffer_.empty()) return std::optional<std::string>{};
    std::string line = buffer_.substr(0, end);
    buffer_.erase(0, end == std::string::npos ? end : end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return std::optional{std::move(line)};
  }

 private:
  Status fill() {
    std::array<char, 65536> block;
    ssize_t count = 0;
    do {
      count = ::read(STDIN_FILENO, block.data(), block.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
      return Error{ErrorKind::io,
                   std::string{"cannot read standard input: "} + std::strerror(errno)};
    }
    is_at_end_ = count == 0;
    buffer_.append(block.data(), static_cast<std::size_t>(count));
    return ok;
  }

  std::string buffer_;
  bool is_at_end_ = false;
};

// $COLUMNS is for terminals that do not tell their width.
TerminalSize terminal_size() {
  TerminalSize terminal{24, OutputOptions{}.columns};
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    if (size.ws_row > 0) terminal.rows = size.ws_row;
    terminal.columns = size.ws_col;
    return terminal;
  }
  const std::string text = environment_variable("COLUMNS");
  std::uint32_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error == std::errc{} && columns > 0) terminal.columns = columns;
  return terminal;
}

// cat stands for no pager.
std::string pager_command() {
  std::string command = environment_variable("PAGER");
  if (command.empty()) command = "less";
  return command == "cat" ? "" : command;
}

bool uses_color(ColorMode mode, int descriptor) {
  switch (mode) {
    case ColorMode::always:
      return true;
    case ColorMode::never:
      return false;
    case ColorMode::automatic:
      break;
  }
  return ::isatty(descriptor) == 1 && environment_variable("NO_COLOR").empty() &&
         environment_variable("TERM") != "dumb";
}

Console make_console() {
  Console console;
  console.print = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
  console.complain = [](std::string_view text) {
    static_cast<void>(write_all(STDERR_FILENO, text));
  };
  console.read_line = [reader = std::make_shared<LineReader>()] { return reader->read_line(); };
  console.save = [](const std::string& path, std::string_view content) {
    return write_file(path, content);
  };
  console.is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.columns = terminal_size().columns;
  return console;
}

int print_and_leave(const Console& console, const std::string& text) {
  const Status printed = console.print(text);
  return printed ? 0 : report_error(printed.error(), {}, false, console);
}

int run_line(const CommandLine& line, const Console& console) {
  switch (line.command) {
    case Command::help:
      return print_and_leave(console, help_text(line.program, line.help_topic));
    case Command::help_fields:
      return print_and_leave(console, help_fields_text());
    case Command::version:
      return print_and_leave(console, version_text(line.program, PRESSMARK_VERSION));
    case Command::search:
    case Command::show:
    case Command::explain:
    case Command::count:
    case Command::timeline:
    case Command::kwic:
    case Command::names:
    case Command::similar:
    case Command::compare:
    case Command::batch:
    case Command::watch:
    case Command::verify:
    case Command::export_:
    case Command::print_config:
      break;
  }
  return run_command(line, console);
}

// Through a pager where somebody would have to scroll. Queries that are typed one by one are
// answered one by one.
int run_paged(const CommandLine& line, Console console) {
  const std::string command = pager_command();
  const bool may_page = console.is_terminal && line.pager == PagerMode::automatic &&
                        !line.reads_stdin && !command.empty();
  if (!may_page) return run_line(line, console);
  PagedOutput output{command, terminal_size(), console.print};
  console.print = [&](std::string_view text) { return output.add(text); };
  const int code = run_line(line, console);
  const Status finished = output.finish();
  return finished ? code : report_error(finished.error(), {}, false, console);
}

int run(std::string_view called_by, const std::vector<std::string>& argv) {
  const std::string program{called_by.substr(called_by.rfind('/') + 1)};
  Console console = make_console();
  console.colors_errors = uses_color(ColorMode::automatic, STDERR_FILENO);

  const Result<Arguments> arguments = parse_arguments(argv);
  if (!arguments) return report_error(arguments.error(), {}, may_want_json(argv), console);
  const bool wants_json = asks_for_json(*arguments);
  const Result<Environment> environment = read_environment();
  if (!environment) return report_error(environment.error(), {}, wants_json, console);
  Result<CommandLine> line = read_command_line(program, *arguments, *environment);
  if (!line) return report_error(line.error(), {}, wants_json, console);
  if (!line->request.today) line->request.today = date_of_clock();

  console.colors_output = uses_color(line->color, STDOUT_FILENO);
  console.colors_errors = uses_color(line->color, STDERR_FILENO);
  return run_paged(*line, std::move(console));
}

/// Before all other code: objects of CLI11 that live outside functions ask for memory before
/// main().
[[gnu::constructor(101)]] void prepare_for_lack_of_memory() {
  exit_when_out_of_memory(
      "error: out of memory\nhint: give it more memory, or ask for less at once\n",
      exit_code(ErrorKind::limit));
  let_icu_ask_as_new_does();
}

}  // namespace
}  // namespace pressmark

int main(int argc, char** argv) {
  using namespace std::string_view_literals;
  const auto leave = [](std::string_view message, int code) {
    static_cast<void>(pressmark::write_all(STDERR_FILENO, message));
    return code;
  };
  try {
    const std::string_view called_by = argc > 0 ? argv[0] : "searcher";
    return pressmark::run(called_by, {argv + std::min(argc, 1), argv + argc});
  } catch (const pressmark::DamagedArchive& error) {
    return leave(std::string{"error: "} + error.what() + '\n',
                 exit_code(pressmark::ErrorKind::archive));
  } catch (const std::bad_alloc&) {
    return leave("error: out of memory\n"sv, exit_code(pressmark::ErrorKind::limit));
  } catch (const std::exception& error) {
    return leave(std::string{"error: "} + error.what() + '\n', exit_code(pressmark::ErrorKind::io));
  }
}
