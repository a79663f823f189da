// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words are found by position, names by their mentions; both as they were indexed.
#include "searcher/query_occurrences.h"

#include <algorithm>

namespace pressmark {

void QueryOccurrences::find_mentions(std::uint32_t segment, DocumentId document) {
  mentions_.clear();
  std::vector<MentionMark> marks;
  for (const Plan* operand : scored_operands(query_->plan())) {
    if (operand->kind != PlanKind::name) continue;
    if (marks.empty()) marks = (*segments_)[segment].columns().word_order[document].mentions();
    const auto ordinals = query_->names().ordinals(*operand, segment);
    for (const MentionMark& mark : marks) {
      if (std::binary_search(ordinals.begin(), ordinals.end(), mark.ordinal)) {
        mentions_.push_back({operand, mark});
      }
    }
  }
}

SnippetRequest QueryOccurrences::snippet_request(std::uint32_t segment, DocumentId document,
                                                 std::uint32_t max_bytes) {
  StemPositions& positions = stems_.try_emplace(segment, (*segments_)[segment]).first->second;
  find_mentions(segment, document);
  return {&query_->plan(), max_bytes, mentions_,
          [&positions, document](auto stem, auto& out) { positions.append(document, stem, out); }};
}

ArticleOccurrences QueryOccurrences::find(std::uint32_t segment, DocumentId document,
                                          const Article& article, Analyzer& analyzer) {
  return find_occurrences(article, analyzer, snippet_request(segment, document, 0),
                          FieldsToRead::title_and_body);
}

}  // namespace pressmark
