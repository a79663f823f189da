// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows of a batch of queries, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "searcher/archive_identity.h"
#include "searcher/batch.h"
#include "searcher/output/output.h"

namespace pressmark {

/// text, json, jsonl, csv or tsv.
std::string format_batch(OutputFormat format, const std::vector<BatchRow>& rows,
                         const ArchiveIdentity& archive, const OutputOptions& options);

}  // namespace pressmark
