// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exported articles as rows of CSV or TSV, or as JSON Lines, one at a time.
#pragma once

#include <string>
#include <vector>

#include "searcher/export.h"
#include "searcher/output/output.h"

namespace pressmark {

/// The row of column names; "" for jsonl.
std::string format_record_header(OutputFormat format, const std::vector<ExportField>& fields);

/// Requires jsonl, csv or tsv. In rows several names stand in one field, with "; " between them.
std::string format_record(OutputFormat format, const std::vector<ExportField>& fields,
                          const ExportRecord& record);

}  // namespace pressmark
