// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a manifest says of the live articles of its segments, counted from their columns.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/segment_reader.h"

namespace pressmark {

struct ArchiveContent {
  ArchiveCounts counts;                ///< Without names and text_bytes.
  std::vector<std::string> languages;  ///< Sorted.
};

/// Reads a few bytes per article. Throws DamagedArchive.
ArchiveContent count_content(const std::vector<SegmentReader>& segments);

/// Canonical names by type. Reads every name. Throws DamagedArchive.
std::array<std::uint64_t, 3> count_names(const std::vector<SegmentReader>& segments);

}  // namespace pressmark
