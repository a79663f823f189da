// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a manifest says of the live articles of its segments, counted from their columns.
#pragma once

#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/segment_reader.h"

namespace pressmark {

struct ArchiveContent {
  ArchiveCounts counts;                ///< Without text_bytes, which no column knows.
  std::vector<std::string> languages;  ///< Sorted.
};

/// Reads a few bytes per article and every name; no stored text. Throws DamagedArchive.
ArchiveContent count_content(const std::vector<SegmentReader>& segments);

}  // namespace pressmark
