// SPDX-License-Identifier: GPL-2.0-or-later
//
// Top down: what is inside of the places of a near is what is inside of any of them.
#include "searcher/match/operand_places.h"

#include <algorithm>
#include <utility>

namespace pressmark {
namespace {

// Those of the spans that lie inside of one of `around`.
Spans keep_inside(Spans spans, const Spans& around) {
  std::size_t next = 0;
  Position last = 0;  // the furthest end of those that begin early enough
  std::erase_if(spans, [&](const PositionSpan& span) {
    for (; next < around.size() && around[next].first <= span.first; ++next)
      last = std::max(last, around[next].last);
    return span.last > last;
  });
  return spans;
}

class PlaceCollector {
 public:
  explicit PlaceCollector(const SpanSource& source) : source_(source) {}

  void add(const Plan& operand) {
    if (operand.kind == PlanKind::near) {
      add_operands(operand, find_widest_spans(operand, source_));
    } else {
      add_all(operand, find_spans(operand, source_));
    }
  }

  std::vector<OperandPlace> take() { return std::move(places_); }

 private:
  void add_all(const Plan& operand, const Spans& spans) {
    for (const PositionSpan& span : spans)
      places_.push_back({&operand, span});
  }

  void add_operands(const Plan& near, const Spans& places) {
    if (near.closeness == Closeness::not_near) return add_inside(near.children.front(), places);
    for (const Plan& child : near.children)
      add_inside(child, places);
  }

  void add_inside(const Plan& plan, const Spans& around) {
    if (around.empty()) return;
    if (plan.kind == PlanKind::any_of) {
      for (const Plan& child : plan.children)
        add_inside(child, around);
      return;
    }
    const Spans inside = keep_inside(find_spans(plan, source_), around);
    if (plan.kind == PlanKind::near) {
      add_operands(plan, inside);
    } else {
      add_all(plan, inside);
    }
  }

  const SpanSource& source_;
  std::vector<OperandPlace> places_;
};

}  // namespace

void visit_operands(const Plan& plan, const std::function<void(const Plan&)>& visit) {
  switch (plan.kind) {
    case PlanKind::word:
    case PlanKind::phrase:
    case PlanKind::name:
    case PlanKind::near:
      visit(plan);
      return;
    case PlanKind::occurs:
    case PlanKind::all_of:
    case PlanKind::any_of:
    case PlanKind::most_of:
      for (const Plan& child : plan.children)
        visit_operands(child, visit);
      return;
    case PlanKind::everything:
    case PlanKind::nothing:
    case PlanKind::none_of:
    case PlanKind::keyword:
    case PlanKind::dates:
    case PlanKind::added:
    case PlanKind::mentions:
    case PlanKind::property:
      return;
  }
}

std::vector<OperandPlace> find_operand_places(const Plan& plan, const SpanSource& source) {
  PlaceCollector collector{source};
  visit_operands(plan, [&](const Plan& operand) { collector.add(operand); });
  return collector.take();
}

std::size_t count_occurrences(const std::vector<OperandPlace>& places) {
  Spans spans;
  for (const OperandPlace& place : places)
    spans.push_back(place.words);
  std::sort(spans.begin(), spans.end());
  std::size_t count = 0;
  Position last = 0;
  for (const PositionSpan& span : spans) {
    if (span.first > last) ++count;
    last = std::max(last, span.last);
  }
  return count;
}

}  // namespace pressmark
