// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names that are published with a manifest.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "archive/group_names.h"
#include "archive/integrity.h"
#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

/// What a manifest says of the names of its segments.
struct PublishedNames {
  FileEntry canonical_map;
  std::array<std::uint64_t, entity_types.size()> counts{};  ///< Canonical names by type.
};

/// Writes the canonical map of the segments that manifest `number` is about to name, durably.
Result<PublishedNames> publish_names(const std::filesystem::path& archive, std::uint64_t number,
                                     const std::vector<SegmentReader>& segments,
                                     PreviousNames previous = {});

/// The names that `manifest`, which is of `segments`, was published with; what becomes of each
/// segment is for the caller to say. Without segments if the map is damaged: then all names are
/// grouped anew.
PreviousNames read_previous_names(const std::filesystem::path& archive, const Manifest& manifest,
                                  const std::vector<SegmentReader>& segments);

}  // namespace pressmark
