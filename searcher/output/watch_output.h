// SPDX-License-Identifier: GPL-2.0-or-later
//
// New articles of watched queries, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "searcher/archive_identity.h"
#include "searcher/output/output.h"
#include "searcher/watch.h"

namespace pressmark {

/// text, json, jsonl, csv or tsv. JSON Lines and rows are of new articles alone.
std::string format_watch(OutputFormat format, const std::vector<WatchedQuery>& queries,
                         const ArchiveIdentity& archive, const OutputOptions& options);

}  // namespace pressmark
