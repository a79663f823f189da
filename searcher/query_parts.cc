// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tree and plan are walked side by side: where operators join, they have the same children.
#include "searcher/query_parts.h"

#include <algorithm>
#include <utility>

#include "searcher/match/document_set.h"
#include "searcher/match/live_forms.h"
#include "searcher/match/operand_cursor.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/query/describe.h"
#include "searcher/ranking.h"

namespace pressmark {
namespace {

bool joins_parts(const Plan& plan) {
  return plan.kind == PlanKind::all_of || plan.kind == PlanKind::any_of ||
         plan.kind == PlanKind::most_of || plan.kind == PlanKind::none_of;
}

class PartCounter {
 public:
  PartCounter(const Filters& filters, const QueryPostings& postings)
      : filters_(&filters), postings_(&postings) {}

  std::vector<ExplainedPart> count(const Node& root, const Plan& plan) {
    list(root, plan, 0);
    for (std::size_t i = 0; i < postings_->segments().size(); ++i) {
      const SegmentMatcher matcher{*postings_, i};
      allowed_ = DocumentSet::all(postings_->segments()[i].articles());
      allowed_.subtract(postings_->segments()[i].deleted().words());
      for (const FilterGroup& group : filters_->required)
        allowed_ = matcher.matching(group.plan, &allowed_);
      for (const Plan& excluded : filters_->excluded)
        allowed_.subtract(matcher.matching(excluded, &allowed_));
      next_ = 0;
      add(plan, matcher);
    }
    return std::move(parts_);
  }

 private:
  void list(const Node& node, const Plan& plan, std::uint32_t level) {
    ExplainedPart part;
    part.where = node.where;
    part.read_as = describe(node);
    part.level = level;
    if (!joins_parts(plan)) add_forms(plan, part.forms);
    parts_.push_back(std::move(part));
    if (!joins_parts(plan)) return;
    for (std::size_t i = 0; i < plan.children.size(); ++i)
      list(node.children[i], plan.children[i], level + 1);
  }

  void add_forms(const Plan& plan, std::vector<Expansion>& forms) const {
    if (plan.kind == PlanKind::word && looks_at_forms(plan)) {
      const auto more = live_expansions(plan, *postings_->forms(), postings_->segments());
      forms.insert(forms.end(), more.begin(), more.end());
    }
    for (const Plan& child : plan.children)
      add_forms(child, forms);
  }

  // Counts this part and those below it, in the order of list().
  DocumentSet add(const Plan& plan, const SegmentMatcher& matcher) {
    const std::size_t at = next_++;
    if (!joins_parts(plan)) return counted(at, matcher.matching(plan, &allowed_));
    std::vector<DocumentSet> children;
    std::vector<std::size_t> places;
    for (const Plan& child : plan.children) {
      places.push_back(next_);
      children.push_back(add(child, matcher));
    }
    DocumentSet joined =
        plan.kind == PlanKind::any_of ? DocumentSet{allowed_.articles()} : allowed_;
    for (const DocumentSet& child : children) {
      if (plan.kind == PlanKind::any_of) joined.unite(child);
      if (plan.kind == PlanKind::all_of) joined.intersect(child);
      if (plan.kind == PlanKind::none_of) joined.subtract(child);
    }
    if (plan.kind == PlanKind::most_of) joined = in_all_but_one(allowed_, children);
    if (plan.kind == PlanKind::all_of) count_without(children, places);
    return counted(at, std::move(joined));
  }

  DocumentSet counted(std::size_t at, DocumentSet documents) {
    parts_[at].articles += documents.size();
    return documents;
  }

  void count_without(const std::vector<DocumentSet>& children,
                     const std::vector<std::size_t>& places) {
    for (std::size_t left_out = 0; left_out < children.size(); ++left_out) {
      DocumentSet rest = allowed_;
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (i != left_out) rest.intersect(children[i]);
      }
      std::optional<std::uint64_t>& without = parts_[places[left_out]].without;
      without = without.value_or(0) + rest.size();
    }
  }

  const Filters* filters_;
  const QueryPostings* postings_;
  std::vector<ExplainedPart> parts_;
  std::size_t next_ = 0;
  DocumentSet allowed_;
};

std::string line_of_operand(const Plan& operand) {
  std::string line = print_plan(operand);
  while (line.ends_with('\n'))
    line.pop_back();
  return line;
}

}  // namespace

std::vector<ExplainedPart> count_parts(const Node& root, const Plan& plan, const Filters& filters,
                                       const QueryPostings& postings) {
  return PartCounter{filters, postings}.count(root, plan);
}

std::vector<ScorePart> explain_score(const Plan& plan, const QueryPostings& postings,
                                     ScoredDocument hit) {
  const Scorer scorer{plan, postings};
  const std::vector<const Plan*> operands = scored_operands(plan);
  const std::vector<ScoredOperand> scored = scorer.operands(hit.segment);
  std::vector<ScorePart> parts;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    ScorePart part;
    part.where = operands[i]->where;
    part.word = line_of_operand(*operands[i]);
    part.weight = scored[i].scorer.weight;
    for (std::size_t s = 0; s < postings.segments().size(); ++s)
      part.articles += postings.of(*operands[i], s).live_size();
    OperandCursor cursor{*scored[i].postings};
    if (cursor.move_to(hit.document)) {
      part.frequency = cursor.frequency();
      part.score = scored[i].scorer(hit.document, part.frequency);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

NeighbourParts::NeighbourParts(const Plan& plan, const QueryPostings& postings)
    : postings_(&postings), operands_(scored_operands(plan)), scorer_(plan, postings) {}

const NeighbourParts::Phrase& NeighbourParts::phrase_of(const NeighbourPair& pair) {
  const auto [entry, is_new] = phrases_.try_emplace(pair.second);
  Phrase& phrase = entry->second;
  if (!is_new) return phrase;
  const Plan& first = *operands_[pair.first];
  const Plan& second = *operands_[pair.second];
  phrase.plan.kind = PlanKind::phrase;
  phrase.plan.where = {first.where.begin, second.where.end};
  phrase.plan.children = {first, second};
  for (std::size_t i = 0; i < postings_->segments().size(); ++i) {
    DocumentSet live = DocumentSet::all(postings_->segments()[i].articles());
    live.subtract(postings_->segments()[i].deleted().words());
    phrase.articles += SegmentMatcher{*postings_, i}.matching(phrase.plan, &live).size();
  }
  return phrase;
}

std::vector<ScorePart> NeighbourParts::of(ScoredDocument hit) {
  std::vector<ScorePart> parts;
  for (const NeighbourScore& score : scorer_.scores(hit.segment, hit.document)) {
    const Phrase& phrase = phrase_of(score.pair);
    parts.push_back({phrase.plan.where,
                     line_of_operand(*operands_[score.pair.first]) + ", then " +
                         line_of_operand(*operands_[score.pair.second]),
                     score.frequency, phrase.articles, score.weight, score.score});
  }
  return parts;
}

}  // namespace pressmark
