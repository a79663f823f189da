// SPDX-License-Identifier: GPL-2.0-or-later
//
// `indexer remove`, `merge` and `rebuild`, with progress, Ctrl-C and a summary around them.
#pragma once

#include "indexer/commands.h"

namespace pressmark {

/// All return the exit code.
int run_remove(const IndexerCommandLine& line, const IndexerConsole& console);
int run_merge(const IndexerCommandLine& line, const IndexerConsole& console);
int run_rebuild(const IndexerCommandLine& line, const IndexerConsole& console);

}  // namespace pressmark
