// SPDX-License-Identifier: GPL-2.0-or-later
//
// Fewer segments, with the same live articles.
#pragma once

#include "base/result.h"
#include "indexer/archive_writer.h"
#include "indexer/pipeline.h"

namespace pressmark {

/// Merges and publishes for as long as choose_merge() finds something worth it, or until
/// options.stop is set. Uses threads, memory and progress of `options`. Deleted articles stay, as
/// marks, but for segments with many of them.
Status merge_as_needed(ArchiveWriter& writer, const BuildOptions& options);

struct CompactSummary {
  std::uint64_t segments_before = 0;
  std::uint64_t deleted_before = 0;  ///< Articles that only took room, and are gone.
  bool was_changed = false;          ///< False: there was nothing to do, and nothing was written.
  bool was_stopped = false;          ///< Then the archive is what it was.
  double seconds = 0;
  double cpu_seconds = 0;
  Manifest manifest;
};

/// All live articles in one segment, and no others. Nothing is analysed: segments with deleted
/// articles are made anew from the analysis that their columns hold.
Result<CompactSummary> merge_archive(const BuildOptions& options);

/// Analyses every stored article anew, into one segment, with this program's analysis: whatever
/// wrote the archive, as long as its format is known. Names are recognised if they were before.
Result<CompactSummary> rebuild_archive(const BuildOptions& options);

}  // namespace pressmark
