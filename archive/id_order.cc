// SPDX-License-Identifier: GPL-2.0-or-later
//
// A merge of the segments' id columns, each walked in the order of its ranks.

#include "archive/id_order.h"

#include <algorithm>
#include <vector>

#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

// Document ids by rank.
std::vector<DocumentId> documents_by_rank(const SegmentReader& segment) {
  const std::span<const std::uint32_t> ranks = segment.columns().id_rank.values();
  std::vector<DocumentId> documents(ranks.size(), 0);
  for (DocumentId document = 1; document <= ranks.size(); ++document) {
    const std::uint32_t rank = ranks[document - 1];
    if (rank >= ranks.size() || documents[rank] != 0) {
      throw DamagedArchive{"columns/id_rank is damaged: its ranks are no permutation"};
    }
    documents[rank] = document;
  }
  return documents;
}

struct Cursor {
  std::size_t segment = 0;
  std::size_t rank = 0;
  std::string_view id;
};

// For a heap with the smallest id on top.
bool comes_after(const Cursor& a, const Cursor& b) {
  const int order = a.id.compare(b.id);
  return order != 0 ? order > 0 : a.segment > b.segment;
}

}  // namespace

void for_each_by_id(std::span<const SegmentReader> segments,
                    const std::function<void(std::size_t, DocumentId, std::string_view)>& visit) {
  std::vector<std::vector<DocumentId>> documents;
  std::vector<Cursor> heap;
  const auto id_at = [&](std::size_t segment, std::size_t rank) {
    return segments[segment].columns().id[documents[segment][rank]];
  };
  for (std::size_t i = 0; i < segments.size(); ++i) {
    documents.push_back(documents_by_rank(segments[i]));
    if (!documents[i].empty()) heap.push_back({i, 0, id_at(i, 0)});
  }
  std::make_heap(heap.begin(), heap.end(), comes_after);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), comes_after);
    Cursor& cursor = heap.back();
    visit(cursor.segment, documents[cursor.segment][cursor.rank], cursor.id);
    if (++cursor.rank == documents[cursor.segment].size()) {
      heap.pop_back();
      continue;
    }
    cursor.id = id_at(cursor.segment, cursor.rank);
    std::push_heap(heap.begin(), heap.end(), comes_after);
  }
}

}  // namespace pressmark
