// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hits as rows: CSV, TSV, and lists of ids or paths.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/output/output.h"

namespace pressmark {

enum class TableFormat { csv, tsv };

/// The table that an output format is; nothing if it is none.
std::optional<TableFormat> table_format(OutputFormat format);

std::string_view column_separator(TableFormat format);

/// Text as a cell: safe for a terminal, and quoted or escaped as the format wants it.
std::string escape_cell(TableFormat format, std::string_view text);

/// A header row, unless options.with_header is off, and a row per hit.
std::string format_table(TableFormat format, const OutputInput& input,
                         const OutputOptions& options);

/// An id per line. Control characters, line breaks included, are written out as escapes.
std::string format_ids(const SearchResponse& response);

/// A path per line, escaped as ids are; hits without a path are passed over.
std::string format_paths(const SearchResponse& response);

/// Each path, byte for byte, and a NUL after it: for xargs -0.
std::string format_paths_nul(const SearchResponse& response);

}  // namespace pressmark
