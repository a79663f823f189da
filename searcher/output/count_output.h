// SPDX-License-Identifier: GPL-2.0-or-later
//
// A CountResponse as a table, a drawing or JSON: docs/commands.md.
#pragma once

#include <string>
#include <vector>

#include "searcher/archive_identity.h"
#include "searcher/count.h"
#include "searcher/output/output.h"
#include "searcher/output/timeline.h"

namespace pressmark {

struct CountInput {
  const SearchRequest& request;
  const CountResponse& response;
  ArchiveIdentity archive;
};

/// text, json, csv or tsv.
std::string format_count(OutputFormat format, const CountInput& input,
                         const OutputOptions& options);

/// The same, but that text is a drawing: of counts, or as percent. Requires groups by period.
std::string format_count_timeline(OutputFormat format, const CountInput& input, bool as_percent,
                                  const OutputOptions& options);

/// The drawing as an SVG file.
std::string count_timeline_svg(const CountInput& input, bool as_percent);

}  // namespace pressmark
