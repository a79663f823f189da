// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two queries side by side, for people and for programs.
#pragma once

#include <string>

#include "searcher/archive_identity.h"
#include "searcher/compare.h"
#include "searcher/output/output.h"

namespace pressmark {

/// text, json, csv or tsv. Rows are those of words and names: `kind` tells them apart.
std::string format_comparison(OutputFormat format, const Comparison& comparison,
                              const ArchiveIdentity& archive, const OutputOptions& options);

}  // namespace pressmark
