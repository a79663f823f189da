// SPDX-License-Identifier: GPL-2.0-or-later
//
// The copies of an article for people, and as JSON: `searcher show ID --copies`.
#pragma once

#include <string>

#include "searcher/copies.h"
#include "searcher/output/output.h"

namespace pressmark {

/// One object for json and jsonl, else text.
std::string format_copies(OutputFormat format, const CopiesResponse& response,
                          const OutputOptions& options);

}  // namespace pressmark
