// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names and with whom they are in the news, for people and for programs.
#pragma once

#include <string>

#include "searcher/archive_identity.h"
#include "searcher/names.h"
#include "searcher/output/output.h"

namespace pressmark {

struct NamesInput {
  const SearchRequest& request;
  const NamesResponse& response;
  ArchiveIdentity archive;
};

/// text, json, jsonl, csv or tsv. Rows have no co-mentions.
std::string format_names(OutputFormat format, const NamesInput& input,
                         const OutputOptions& options);

}  // namespace pressmark
