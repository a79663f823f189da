// SPDX-License-Identifier: GPL-2.0-or-later
//
// The best k documents of an archive, in an order that is the same on every run and machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/search.h"

namespace pressmark {

struct RankedDocument {
  double score = 0;
  Day day = undated_day;
  std::uint32_t segment = 0;
  DocumentId document = 0;
};

/// The total order of hits: by relevance or blend, score; by date, day (undated last), then score;
/// in the end the article's id in byte order.
class RankingOrder {
 public:
  RankingOrder(SortOrder sort, const std::vector<SegmentReader>& segments)
      : sort_(sort), segments_(&segments) {}

  /// True if `a` comes before `b`.
  bool operator()(const RankedDocument& a, const RankedDocument& b) const;

 private:
  bool id_precedes(const RankedDocument& a, const RankedDocument& b) const;

  SortOrder sort_;
  const std::vector<SegmentReader>* segments_;
};

/// Keeps the k first documents in an order, whatever order they are added in.
class TopK {
 public:
  TopK(std::size_t k, RankingOrder order) : k_(k), order_(order) {}

  void add(const RankedDocument& document);

  /// By relevance: no document with a lower score will be kept.
  double threshold() const {
    if (heap_.size() < k_) return -std::numeric_limits<double>::infinity();
    return k_ > 0 ? heap_.front().score : std::numeric_limits<double>::infinity();
  }

  /// What was kept, in order. The object is empty afterwards.
  std::vector<RankedDocument> take();

 private:
  std::size_t k_;
  RankingOrder order_;
  std::vector<RankedDocument> heap_;  // the last in order on top
};

}  // namespace pressmark
