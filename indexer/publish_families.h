// SPDX-License-Identifier: GPL-2.0-or-later
//
// The families that are published with a manifest, and what the next one takes over of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "archive/group_copies.h"
#include "archive/integrity.h"
#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "base/result.h"

namespace pressmark {

/// What a manifest says of the families of its articles.
struct PublishedFamilies {
  FileEntry file;
  std::uint64_t families = 0;
  std::uint64_t copied = 0;  ///< Articles in them.
};

/// Writes the families of the segments that manifest `number` is about to name, durably.
Result<PublishedFamilies> publish_families(const std::filesystem::path& archive,
                                           std::uint64_t number,
                                           const std::vector<SegmentReader>& segments,
                                           const KnownFamilies& known);

void set_families(Manifest& manifest, PublishedFamilies published);

/// What becomes of a segment with the next manifest.
struct SegmentMove {
  std::optional<std::uint32_t> now;  ///< The segment that has its articles; none: it is gone.
  /// Of a segment that was merged: the live articles before its own in the merged one, where they
  /// stand in their order. Nothing: it is the same segment, perhaps with more deletions.
  std::optional<DocumentId> live_before;
};

/// The families that were last published, to be read before the segments change.
class PreviousFamilies {
 public:
  /// Of the segments of `manifest`. A damaged file is as good as none: then nothing is known.
  PreviousFamilies(const std::filesystem::path& archive, const Manifest& manifest,
                   const std::vector<SegmentReader>& segments);

  /// The same in the segments now; `moves` by segment before. Throws as the columns do.
  KnownFamilies moved(std::span<const SegmentMove> moves,
                      const std::vector<SegmentReader>& segments) const;

 private:
  struct Member {
    ArticlePlace place;
    DocumentId live_rank;  // live articles of the segment before it
  };

  bool is_known_ = false;
  std::vector<std::vector<Member>> families_;
};

}  // namespace pressmark
