// SPDX-License-Identifier: GPL-2.0-or-later
//
// `indexer build`: build_archive() with reports, progress, Ctrl-C and a summary around it.
#pragma once

#include "indexer/commands.h"

namespace pressmark {

/// Returns the exit code.
int run_build(const IndexerCommandLine& line, const IndexerConsole& console);

}  // namespace pressmark
