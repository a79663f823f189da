// SPDX-License-Identifier: GPL-2.0-or-later
//
// The positions of a query's stems in article after article of one segment.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/segment_reader.h"

namespace pressmark {

/// Looks each stem up in the segment's lexicon once. Must not outlive the segment.
class StemPositions {
 public:
  explicit StemPositions(const SegmentReader& segment) : columns_(&segment.columns()) {}

  /// Puts the positions of the stem behind those in `out`. Throws as the columns do.
  void append(DocumentId document, std::string_view stem, std::vector<Position>& out);

 private:
  const SegmentColumns* columns_;
  std::map<std::string, std::optional<TermId>, std::less<>> ids_;
  std::vector<Position> positions_;  // reused
};

}  // namespace pressmark
