// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which spellings of an archive are one person, organisation or place: what publish writes as the
// canonical map.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "archive/canonical_map.h"
#include "archive/integrity.h"
#include "archive/segment_reader.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

/// Spellings of one type with one key are one name. Reads every segment's names table; throws as
/// the columns do.
CanonicalMapContent group_names(const std::vector<SegmentReader>& segments);

/// What a manifest says of the names of its segments.
struct PublishedNames {
  FileEntry canonical_map;
  std::array<std::uint64_t, entity_types.size()> counts{};  ///< Canonical names by type.
};

/// Writes the canonical map of the segments that manifest `number` is about to name, durably.
Result<PublishedNames> publish_names(const std::filesystem::path& archive, std::uint64_t number,
                                     const std::vector<SegmentReader>& segments);

}  // namespace pressmark
