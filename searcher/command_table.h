// SPDX-License-Identifier: GPL-2.0-or-later
//
// The commands of the searcher and their options, in one table: what main.cc takes apart, what may
// stand in the environment and in the config file, and what help prints.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pressmark {

enum class Command : std::uint8_t {
  search,
  show,
  explain,
  count,
  timeline,
  kwic,
  names,
  similar,
  compare,
  batch,
  watch,
  verify,
  export_,
  help,
  help_fields,
  print_config,
  version,
};

/// Some of the commands.
class CommandSet {
 public:
  constexpr CommandSet(std::initializer_list<Command> commands) {
    for (const Command command : commands)
      bits_ |= bit(command);
  }

  constexpr bool contains(Command command) const { return (bits_ & bit(command)) != 0; }

 private:
  static constexpr std::uint32_t bit(Command command) {
    return std::uint32_t{1} << static_cast<unsigned>(command);
  }

  std::uint32_t bits_ = 0;
};

struct CommandSpec {
  Command command;
  std::string_view name;
  std::string_view arguments;  ///< As the usage line shows them.
  std::string_view help;       ///< One line.
  std::string_view about;      ///< Paragraphs for its own help.
  std::string_view examples;   ///< Lines; {0} is the program, {1} an archive. Run by the tests.
};

/// May an option's value come from PRESSMARK_NAME and from the config file?
enum class Setting : std::uint8_t { no, yes };

struct OptionSpec {
  char letter;             ///< 0: none.
  std::string_view name;   ///< Without the dashes.
  std::string_view value;  ///< What its value is called; empty: it has none.
  CommandSet commands;     ///< That take it.
  Setting setting;
  std::string_view fallback;  ///< The value where none is given; empty where that says nothing.
  std::string_view help;
};

/// Those that a word on the command line names, in the order of help.
std::span<const CommandSpec> command_specs();
/// The command of that name; null if there is none.
const CommandSpec* find_command(std::string_view name);
/// The spec of a command; null for those that an option names: --help, --version.
const CommandSpec* spec_of(Command command);

/// Words that will be commands: to search for them silently would change meaning later.
bool is_reserved_command(std::string_view name);

std::span<const OptionSpec> option_specs();
/// The option of that name, without dashes; null if there is none.
const OptionSpec* find_option(std::string_view name);

}  // namespace pressmark
