// SPDX-License-Identifier: GPL-2.0-or-later
//
// A heap of k, with the worst that is kept on top.
#include "searcher/match/top_k.h"

#include <algorithm>
#include <utility>

namespace pressmark {

bool RankingOrder::operator()(const RankedDocument& a, const RankedDocument& b) const {
  const bool is_by_date = sort_ == SortOrder::newest || sort_ == SortOrder::oldest;
  if (is_by_date && a.day != b.day) {
    if (a.day == undated_day || b.day == undated_day) return b.day == undated_day;
    return sort_ == SortOrder::newest ? a.day > b.day : a.day < b.day;
  }
  if (a.score != b.score) return a.score > b.score;
  return id_precedes(a, b);
}

bool RankingOrder::id_precedes(const RankedDocument& a, const RankedDocument& b) const {
  const SegmentColumns& columns = (*segments_)[a.segment].columns();
  if (a.segment == b.segment) return columns.id_rank[a.document] < columns.id_rank[b.document];
  return columns.id[a.document] < (*segments_)[b.segment].columns().id[b.document];
}

void TopK::add(const RankedDocument& document) {
  if (heap_.size() < k_) {
    heap_.push_back(document);
    std::push_heap(heap_.begin(), heap_.end(), order_);
  } else if (k_ > 0 && order_(document, heap_.front())) {
    std::pop_heap(heap_.begin(), heap_.end(), order_);
    heap_.back() = document;
    std::push_heap(heap_.begin(), heap_.end(), order_);
  }
}

std::vector<RankedDocument> TopK::take() {
  std::sort_heap(heap_.begin(), heap_.end(), order_);
  return std::exchange(heap_, {});
}

}  // namespace pressmark
