// SPDX-License-Identifier: GPL-2.0-or-later
//
// A SearchResponse as text, JSON, JSON Lines, CSV, TSV, ids or paths: docs/output-format.md.
// Everything here works from its arguments alone and returns the text to print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "searcher/archive_identity.h"
#include "searcher/search.h"

namespace pressmark {

struct ExplainedHit;
struct FailedSearch;

enum class OutputFormat : std::uint8_t { text, json, jsonl, csv, tsv, ids, paths, paths0 };

struct OutputOptions {
  bool use_color = false;
  bool is_terminal = false;  ///< Adjust to `columns` and show the time taken.
  std::uint32_t columns = 100;
  bool with_header = true;                  ///< The row of column names in CSV and TSV.
  std::optional<std::uint64_t> took_us;     ///< JSON's took_us: null unless --timing was given.
  std::optional<std::uint64_t> elapsed_us;  ///< Shown in text on a terminal.
};

struct OutputInput {
  const SearchRequest& request;
  const SearchResponse& response;
  ArchiveIdentity archive;
  const FailedSearch* failed = nullptr;  ///< Why nothing was found; null where something was.
  std::string_view similar_to = {};      ///< The article whose likes were asked for, if they were.
  std::optional<Date> now = {};          ///< What relative dates of the query count from, if any.
  const std::vector<ExplainedHit>* explained = nullptr;  ///< Null unless --explain was given.
};

std::string format_response(OutputFormat format, const OutputInput& input,
                            const OutputOptions& options);

/// The error as people read it: "error: ...", the query with a caret under the part at fault, and
/// "hint: ...". Safe for a terminal.
std::string format_error(const Error& error, std::string_view query, bool use_color);

/// {"schema":1,"error":{"code":"query","message":"...","hint":"...","begin":7,"end":13}}
std::string format_error_json(const Error& error);

/// One article in full, `searcher show`: as one object for json and jsonl, else as text.
std::string format_article(OutputFormat format, const Article& article,
                           const OutputOptions& options);

}  // namespace pressmark
