// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the indexer was asked to do: arguments and environment, checked, as plain values.
//
// main.cc takes the arguments apart by the tables in command_table.h; everything that can be wrong
// with their values is found here, before anything runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/result.h"
#include "indexer/command_table.h"
#include "indexer/pipeline.h"
#include "indexer/settings.h"

namespace pressmark {

/// The arguments taken apart; nothing about their values is known yet.
struct IndexerArguments {
  std::string command;                         ///< The first word.
  std::map<std::string, std::string> options;  ///< By name; the given ones.
  std::vector<std::string> words;              ///< PATHs, IDs, or help's COMMAND.
  std::vector<std::string> unknown_options;    ///< As typed.
  std::vector<std::string> repeated_options;   ///< Given more than once.
};

enum class IndexerColor : std::uint8_t { automatic, always, never };

struct IndexerCommandLine {
  IndexerCommand command = IndexerCommand::help;
  std::string program = "indexer";  ///< What it was called by.
  BuildOptions build;               ///< paths and read also for `update`, `read`; archive for all.
  bool deletes_missing = false;     ///< Of update.
  std::vector<std::string> ids;     ///< Of remove.
  std::filesystem::path damaged;    ///< Of salvage.
  std::string report;
  std::string files_from;
  std::string furniture;  ///< The file; empty: none.
  bool files_end_with_nul = false;
  std::string help_topic;  ///< Of help: a command, or empty.
  bool prints_json = false;
  bool explains_dates = false;  ///< Of read.
  bool reviews_names = false;   ///< Of names.
  bool exports_bulk = false;    ///< Of export, which does nothing else.
  bool prints_mapping = false;  ///< Of export.
  std::string index;            ///< Of export; empty: not to be named.
  std::uint32_t top = 20;       ///< Of names.
  bool is_verbose = false;
  IndexerSettings settings;  ///< Of print_config.
  IndexerColor color = IndexerColor::automatic;
};

/// `cores` is 0 where that is not known. Fails with invalid_argument, and says what would work.
Result<IndexerCommandLine> read_indexer_command_line(const std::string& program,
                                                     const IndexerArguments& arguments,
                                                     const Environment& environment,
                                                     std::uint32_t cores);

/// "512M" -> 536870912. Suffixes K, M, G (1024 each), in either case; none is bytes.
Result<std::uint64_t> parse_memory_size(std::string_view text);

/// The PATHs of a --files-from file: separated by `separator`, empty ones left out.
std::vector<std::string> split_paths(std::string_view content, char separator);

}  // namespace pressmark
