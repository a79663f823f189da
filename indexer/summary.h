// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the indexer tells of a build, an archive and a check: for people, and as JSON
// (docs/indexer.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "archive/manifest.h"
#include "indexer/compact.h"
#include "indexer/pipeline.h"
#include "indexer/update.h"

namespace pressmark {

struct SummaryStyle {
  std::string archive;              ///< As it was typed.
  std::string program = "indexer";  ///< "pressmark-indexer" recommends "pressmark-searcher".
  bool use_color = false;
};

/// Several lines, the last one ended. Safe to print on a terminal; so are the others.
std::string describe_build(const BuildSummary& summary, const SummaryStyle& style);
/// Of salvage_archive().
std::string describe_salvage(const BuildSummary& summary, const SummaryStyle& style);
std::string describe_update(const BuildSummary& summary, const SummaryStyle& style);
std::string describe_removal(const RemoveSummary& summary, const SummaryStyle& style);
/// `did`: "merged".
std::string describe_compaction(const CompactSummary& summary, std::string_view did,
                                const SummaryStyle& style);
std::string describe_archive(const Manifest& manifest, const SummaryStyle& style);
std::string describe_check(const VerifyReport& report, const SummaryStyle& style);

/// One object on one line, ended. build_to_json() is of an update, too.
std::string build_to_json(const BuildSummary& summary, const SummaryStyle& style);
std::string removal_to_json(const RemoveSummary& summary, const SummaryStyle& style);
std::string compaction_to_json(const CompactSummary& summary, const SummaryStyle& style);
std::string archive_to_json(const Manifest& manifest, const SummaryStyle& style);
std::string check_to_json(const VerifyReport& report, const SummaryStyle& style);

/// Of all files that the manifest lists.
std::uint64_t archive_bytes(const Manifest& manifest);

std::string format_count(std::uint64_t number);  ///< "21,578"
std::string format_bytes(std::uint64_t bytes);   ///< "61 kB", "1.2 MB": powers of 1000

/// "1 article", "2 articles", "21,578 articles"
std::string format_counted(std::uint64_t number, std::string_view noun);

}  // namespace pressmark
