// SPDX-License-Identifier: GPL-2.0-or-later
//
// What `indexer help` prints, made of the tables in command_line.h.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// The overview, or with the name of a command its usage, options and examples.
std::string indexer_help(std::string_view program, std::string_view command);

std::string indexer_version(std::string_view program, std::string_view version);

}  // namespace pressmark
