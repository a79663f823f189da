// SPDX-License-Identifier: GPL-2.0-or-later
//
// From stems and spellings to rows of the postings columns.
#include "searcher/match/query_postings.h"

#include <optional>

namespace pressmark {

OperandLists operand_lists(const Plan& operand, const SegmentReader& segment, std::size_t index,
                           const NameOperands& names) {
  const SegmentColumns& columns = segment.columns();
  const DeletedArticles& deleted = segment.deleted();
  OperandLists lists;
  if (operand.kind == PlanKind::name) {
    for (const std::uint32_t ordinal : names.ordinals(operand, index)) {
      lists.counted.push_back({columns.name_postings[ordinal], deleted.name_articles(ordinal)});
    }
    return lists;
  }
  for (const std::optional<LexiconMatch>& found : columns.lexicon.locate_all(operand.stems)) {
    if (!found) continue;
    lists.terms.push_back(found->id);
    switch (operand.scope) {
      case TextScope::any:
        lists.counted.push_back({columns.postings[found->row], deleted.term_frequency(found->id)});
        break;
      case TextScope::title:
        lists.counted.push_back(
            {columns.title_postings[found->row], deleted.title_frequency(found->id)});
        break;
      case TextScope::body:
        lists.counted.push_back({columns.postings[found->row], deleted.term_frequency(found->id)});
        lists.discounted.push_back(columns.title_postings[found->row]);
        break;
    }
  }
  return lists;
}

const OperandPostings& QueryPostings::of(const Plan& operand, std::size_t segment) const {
  auto& by_segment = postings_[&operand];
  if (by_segment.empty()) by_segment.resize(segments_->size());
  auto& postings = by_segment[segment];
  if (postings == nullptr) {
    postings = std::make_unique<OperandPostings>(
        operand_lists(operand, (*segments_)[segment], segment, *names_),
        (*segments_)[segment].deleted());
  }
  return *postings;
}

}  // namespace pressmark
