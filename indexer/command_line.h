// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the indexer was asked to do: arguments and environment, checked, as plain values.
//
// main.cc takes the arguments apart by the tables below; everything that can be wrong with their
// values is found here, before anything runs. `indexer --help` is made of the same tables.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "indexer/pipeline.h"

namespace pressmark {

enum class IndexerCommand : std::uint8_t { build, info, verify, read, help, version };

struct IndexerCommandSpec {
  IndexerCommand command;
  std::string_view name;
  std::string_view arguments;  ///< As the usage line shows them.
  std::string_view help;
};

// clang-format off
inline constexpr std::array indexer_commands{
    IndexerCommandSpec{IndexerCommand::build, "build", "PATH... -d ARCHIVE", "make an archive of articles"},
    IndexerCommandSpec{IndexerCommand::info, "info", "-d ARCHIVE", "say what an archive holds"},
    IndexerCommandSpec{IndexerCommand::verify, "verify", "-d ARCHIVE", "check every byte of an archive"},
    IndexerCommandSpec{IndexerCommand::read, "read", "PATH...", "show articles as they are read, dated and tagged; index nothing"},
    IndexerCommandSpec{IndexerCommand::help, "help", "[COMMAND]", "explain a command"},
    IndexerCommandSpec{IndexerCommand::version, "version", "", "the versions of program, archive format and analysis"},
};

struct IndexerOptionSpec {
  char letter;                ///< 0: none.
  std::string_view name;      ///< Without the dashes.
  std::string_view value;     ///< What its value is called; empty: it has none.
  std::string_view commands;  ///< That take it, separated by spaces.
  std::string_view help;
};

inline constexpr std::array indexer_options{
    IndexerOptionSpec{'d', "archive", "ARCHIVE", "build info verify", "the archive's folder (or PRESSMARK_ARCHIVE)"},
    IndexerOptionSpec{0, "replace", "", "build", "build an existing archive anew; it is readable until the new one is done"},
    IndexerOptionSpec{0, "files-from", "FILE", "build read", "read more PATHs from FILE, one a line; - is standard input"},
    IndexerOptionSpec{'0', "null", "", "build read", "PATHs in --files-from end with NUL, as `find -print0` writes them"},
    IndexerOptionSpec{0, "format", "FORMAT", "build read", "auto, text or jsonl (auto: by content)"},
    IndexerOptionSpec{0, "map", "OURS=THEIRS,...", "build read", "names of fields in JSON: title=headline,date=published"},
    IndexerOptionSpec{0, "entities", "WHEN", "build read", "recognise people, organisations and places: on or off (on)"},
    IndexerOptionSpec{'j', "threads", "N", "build", "threads, 1 to 256 (as many as there are cores)"},
    IndexerOptionSpec{0, "memory", "SIZE", "build", "about how much memory to use at most: 512M, 2G (512M)"},
    IndexerOptionSpec{0, "strict", "", "build read", "stop at the first article that is rejected"},
    IndexerOptionSpec{0, "report", "FILE", "build", "write a line of JSON for every rejected or doubtful article"},
    IndexerOptionSpec{0, "dry-run", "", "build", "read and analyse everything, write nothing"},
    IndexerOptionSpec{0, "json", "", "build info verify read", "print JSON"},
    IndexerOptionSpec{'v', "verbose", "", "build", "name every rejected or doubtful article; progress every 10 s"},
    IndexerOptionSpec{0, "color", "WHEN", "build info verify read", "auto, always or never (or PRESSMARK_COLOR, NO_COLOR)"},
    IndexerOptionSpec{'h', "help", "", "build info verify read help version", "this text"},
};
// clang-format on

bool takes_option(std::string_view command, const IndexerOptionSpec& option);

/// The arguments taken apart; nothing about their values is known yet.
struct IndexerArguments {
  std::string command;                         ///< The first word.
  std::map<std::string, std::string> options;  ///< By name; the given ones.
  std::vector<std::string> words;              ///< PATHs, or help's COMMAND.
  std::vector<std::string> unknown_options;    ///< As typed.
};

/// The surroundings that matter; empty and 0 where unknown.
struct IndexerEnvironment {
  std::string archive;  ///< PRESSMARK_ARCHIVE
  std::string color;    ///< PRESSMARK_COLOR
  std::uint32_t cores = 1;
};

enum class IndexerColor : std::uint8_t { automatic, always, never };

struct IndexerCommandLine {
  IndexerCommand command = IndexerCommand::help;
  std::string program = "indexer";  ///< What it was called by.
  BuildOptions build;               ///< paths and read also for `read`; archive for all.
  std::string report;
  std::string files_from;
  bool files_end_with_nul = false;
  std::string help_topic;  ///< Of help: a command, or empty.
  bool prints_json = false;
  bool is_verbose = false;
  IndexerColor color = IndexerColor::automatic;
};

/// Fails with invalid_argument, and says what would work.
Result<IndexerCommandLine> read_indexer_command_line(const std::string& program,
                                                     const IndexerArguments& arguments,
                                                     const IndexerEnvironment& environment);

/// "512M" -> 536870912. Suffixes K, M, G (1024 each), in either case; none is bytes.
Result<std::uint64_t> parse_memory_size(std::string_view text);

/// The PATHs of a --files-from file: separated by `separator`, empty ones left out.
std::vector<std::string> split_paths(std::string_view content, char separator);

}  // namespace pressmark
