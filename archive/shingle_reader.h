// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shingles of articles that a segment holds, from its word order: no text is read.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/segment_reader.h"
#include "archive/shingles.h"

namespace pressmark {

/// Throws DamagedArchive as the columns do. Not safe to share between threads.
class ShingleReader {
 public:
  /// Reads the lexicon. `segment` must outlive the reader.
  explicit ShingleReader(const SegmentReader& segment);

  /// The shingles of the article's body, in `shingles`, which is cleared first.
  void read(DocumentId document, ShingleSet& shingles);

 private:
  const SegmentReader* segment_;
  std::vector<std::uint64_t> stem_hashes_;  // by term id
  std::vector<std::uint64_t> body_;         // scratch
};

}  // namespace pressmark
