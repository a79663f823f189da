// SPDX-License-Identifier: GPL-2.0-or-later
//
// A finished segment's way into an archive: durable, in its place, described for a manifest.
#pragma once

#include <filesystem>
#include <string>

#include "archive/manifest.h"
#include "base/result.h"

namespace pressmark {

/// Makes the segment in `folder`, which must lie on the archive's file system, durable, and moves
/// it to archive/segments/<id>, which must not exist. It is part of the archive once a manifest
/// that lists the entry is published.
Result<SegmentEntry> adopt_segment(const std::filesystem::path& archive,
                                   const std::filesystem::path& folder, const std::string& id);

}  // namespace pressmark
