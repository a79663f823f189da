// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher says about itself.
#pragma once

#include <string>
#include <string_view>

#include "searcher/command_table.h"

namespace pressmark {

/// Of one command: what it does, its options, examples. Of all, if `topic` is null: how queries are
/// written, the commands, the options of search.
std::string help_text(std::string_view program, const CommandSpec* topic);

/// The fields as a table; from schema/fields.h, so that it cannot fall behind.
std::string help_fields_text();

/// Three lines: program, archive format, analysis.
std::string version_text(std::string_view program, std::string_view version);

}  // namespace pressmark
