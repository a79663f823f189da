// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which segments are worth merging: enough to keep searches over an archive that grows by small
// updates quick, and so rarely that an article is copied a few times in its life.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "indexer/archive_writer.h"

namespace pressmark {

struct SegmentSize {
  std::uint64_t articles = 0;
  std::uint64_t deleted = 0;  ///< Of these.
};

/// Segments of a tier have at least 8^t live articles, and less than 8^(t+1).
inline constexpr std::uint64_t segments_per_tier = 8;
/// However they lie, there are never more.
inline constexpr std::size_t max_segments = 40;

/// The neighbours to be made one next, if any; ask again when that is done. One segment by itself
/// is to be rewritten without its deleted articles.
///
/// Eight segments of one tier are merged, together with smaller ones between them, into one of a
/// higher tier: so an article is copied at most once per tier. Docs: docs/decisions/0011.
std::optional<SegmentRange> choose_merge(std::span<const SegmentSize> segments);

/// True if more than a third of its articles are deleted. Dropping them means writing the others
/// anew; from a third on, no more than two articles for one that was deleted.
bool has_many_deleted(const SegmentSize& segment);

}  // namespace pressmark
