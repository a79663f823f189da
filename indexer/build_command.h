// SPDX-License-Identifier: GPL-2.0-or-later
//
// `indexer build`, `update` and `salvage`: build_archive() and its like with reports, progress,
// Ctrl-C and a summary around it.
#pragma once

#include "indexer/commands.h"

namespace pressmark {

/// All return the exit code.
int run_build(const IndexerCommandLine& line, const IndexerConsole& console);
int run_update(const IndexerCommandLine& line, const IndexerConsole& console);
int run_salvage(const IndexerCommandLine& line, const IndexerConsole& console);

}  // namespace pressmark
