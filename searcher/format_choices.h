// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words that --format takes, and which of them each command prints its answer in.
#pragma once

#include <array>
#include <span>
#include <string>

#include "searcher/command_table.h"
#include "searcher/output/output.h"
#include "searcher/request_choices.h"

namespace pressmark {

inline constexpr std::array<Choice<OutputFormat>, 8> output_formats{
    {{"text", OutputFormat::text},
     {"json", OutputFormat::json},
     {"jsonl", OutputFormat::jsonl},
     {"csv", OutputFormat::csv},
     {"tsv", OutputFormat::tsv},
     {"ids", OutputFormat::ids},
     {"paths", OutputFormat::paths},
     {"paths0", OutputFormat::paths0}}};

/// Never empty; the first is the one without --format.
std::span<const OutputFormat> formats_of(Command command);

bool prints_in(Command command, OutputFormat format);

/// "text, json, jsonl": their words, in the order of formats_of().
std::string format_names(Command command);

}  // namespace pressmark
