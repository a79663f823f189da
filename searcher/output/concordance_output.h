// SPDX-License-Identifier: GPL-2.0-or-later
//
// A Concordance: lines aligned at the occurrence, JSON, or rows.
#pragma once

#include <string>

#include "searcher/archive_identity.h"
#include "searcher/concordance.h"
#include "searcher/output/output.h"

namespace pressmark {

struct ConcordanceInput {
  const SearchRequest& request;
  const Concordance& concordance;
  ArchiveIdentity archive;
};

/// text, json, jsonl, csv or tsv.
std::string format_concordance(OutputFormat format, const ConcordanceInput& input,
                               const OutputOptions& options);

}  // namespace pressmark
