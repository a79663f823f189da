// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher was asked to do: arguments and settings, checked, as plain values.
//
// main.cc has the arguments taken apart by the table of options; everything that can be wrong with
// their values is found here, before anything runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "searcher/command_table.h"
#include "searcher/compare.h"
#include "searcher/concordance.h"
#include "searcher/count.h"
#include "searcher/export.h"
#include "searcher/names.h"
#include "searcher/output/output.h"
#include "searcher/search.h"
#include "searcher/settings.h"

namespace pressmark {

enum class ColorMode : std::uint8_t { automatic, always, never };
enum class PagerMode : std::uint8_t { automatic, never };

struct CommandLine {
  Command command = Command::search;
  std::string program = "searcher";             ///< What it was called by.
  std::vector<std::filesystem::path> archives;  ///< Several are searched as one.
  SearchRequest request;
  std::string meant_command;  ///< Of a query whose first word is nearly a command: that command.
  std::string article_id;     ///< Of show and similar.
  std::string other_query;    ///< Of compare: the second.
  std::string batch_path;     ///< Of batch and watch; "-" is standard input.
  std::string state_path;     ///< Of watch.
  std::string receipt_path;   ///< Of verify.
  CompareOptions compare;
  CountOptions count;  ///< Of count and timeline.
  bool shows_percent = false;
  std::string svg_path;  ///< Of timeline; "" for none.
  ConcordanceOptions concordance;
  NamesOptions names;
  ExportOptions export_;
  OutputFormat format = OutputFormat::text;
  VerifyLevel verify = VerifyLevel::quick;
  ColorMode color = ColorMode::automatic;
  PagerMode pager = PagerMode::automatic;
  bool reads_stdin = false;
  bool shows_timing = false;
  bool explains_scores = false;             ///< Of search: what each hit's score is made of.
  bool shows_copies = false;                ///< Of show: the family instead of the text.
  bool shows_raw = false;                   ///< Of show: with what was taken out of the text.
  const CommandSpec* help_topic = nullptr;  ///< Of help; null: all commands.
  OptionValues settings;                    ///< Of print_config.

  /// Every query of standard input is answered by one line of JSON: its number, ids and scores.
  bool answers_in_lines() const {
    return reads_stdin && command == Command::search && format == OutputFormat::jsonl;
  }
};

/// Fails with invalid_argument, and says what would work.
Result<CommandLine> read_command_line(const std::string& program, const Arguments& arguments,
                                      const Environment& environment);

}  // namespace pressmark
