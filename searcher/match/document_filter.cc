// SPDX-License-Identifier: GPL-2.0-or-later
//
// Days and keywords are read from their columns as they are asked for; anything else becomes a set.
#include "searcher/match/document_filter.h"

#include <algorithm>

namespace pressmark {

DocumentFilter::DocumentFilter(const SegmentReader& segment)
    : segment_(&segment), deleted_(segment.deleted().words()) {
  accepts_all_ = deleted_.empty();
}

void DocumentFilter::require(const Plan& plan, const SegmentMatcher& matcher) {
  switch (plan.kind) {
    case PlanKind::everything:
      return;
    case PlanKind::dates:
      days_ = segment_->columns().day.values();
      date_ranges_.push_back(plan.dates);
      break;
    case PlanKind::keyword:
      if (plan.field->kind == FieldKind::topics) {
        required_.push_back(matcher.matching(plan));
        break;
      }
      keywords_.push_back({matcher.keyword_ordinals(plan), matcher.wanted_keywords(plan)});
      break;
    case PlanKind::all_of:
      for (const Plan& child : plan.children)
        require(child, matcher);
      return;
    case PlanKind::any_of:
      if (plan.children.size() == 1) return require(plan.children.front(), matcher);
      required_.push_back(matcher.matching(plan));
      break;
    case PlanKind::none_of:
      for (const Plan& child : plan.children)
        exclude(child, matcher);
      return;
    case PlanKind::nothing:
    case PlanKind::word:
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::occurs:
    case PlanKind::mentions:
    case PlanKind::added:
    case PlanKind::property:
    case PlanKind::most_of:
    case PlanKind::name:
      required_.push_back(matcher.matching(plan));
      break;
  }
  accepts_all_ = false;
  accepts_all_live_ = false;
}

void DocumentFilter::exclude(const Plan& plan, const SegmentMatcher& matcher) {
  excluded_.push_back(matcher.matching(plan));
  accepts_all_ = false;
  accepts_all_live_ = false;
}

void DocumentFilter::require(const DocumentSet& documents) {
  given_ = &documents;
  accepts_all_ = false;
  accepts_all_live_ = false;
}

const DocumentSet* DocumentFilter::candidates() const {
  const DocumentSet* smallest = given_;
  for (const DocumentSet& set : required_) {
    if (smallest == nullptr || set.size() < smallest->size()) smallest = &set;
  }
  return smallest;
}

void DocumentFilter::keep_dated(std::vector<DocumentId>& documents,
                                std::vector<std::uint32_t>& beside) const {
  for (const DateRange& range : date_ranges_) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      documents[kept] = documents[i];
      beside[kept] = beside[i];
      kept += range.contains(days_[documents[i] - 1]) ? 1U : 0U;
    }
    documents.resize(kept);
    beside.resize(kept);
  }
}

bool DocumentFilter::is_accepted(DocumentId document) const {
  if (given_ != nullptr && !given_->contains(document)) return false;
  const std::size_t row = document - 1;
  return std::all_of(date_ranges_.begin(), date_ranges_.end(),
                     [&](const DateRange& range) { return range.contains(days_[row]); }) &&
         std::all_of(
             keywords_.begin(), keywords_.end(),
             [&](const Keyword& keyword) { return keyword.is_wanted[keyword.ordinals[row]]; }) &&
         std::all_of(required_.begin(), required_.end(),
                     [&](const DocumentSet& set) { return set.contains(document); }) &&
         std::none_of(excluded_.begin(), excluded_.end(),
                      [&](const DocumentSet& set) { return set.contains(document); });
}

}  // namespace pressmark
