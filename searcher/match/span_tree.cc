// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bottom up, one operator at a time.
#include "searcher/match/span_tree.h"

#include <algorithm>

namespace pressmark {
namespace {

Spans find_near_spans(const Plan& near, const SpanSource& source, bool widest_only) {
  std::vector<Spans> operands;
  for (const Plan& child : near.children) {
    const bool is_unwanted = near.closeness == Closeness::not_near && operands.size() == 1;
    // What is near one of its spans is near a widest one.
    operands.push_back(is_unwanted && child.kind == PlanKind::near
                           ? find_widest_spans(child, source)
                           : find_spans(child, source));
    if (operands.back().empty() && !is_unwanted) return {};
  }
  switch (near.closeness) {
    case Closeness::any_order:
      return widest_only ? pick_widest(operands, near.distance)
                         : pick_in_any_order(operands, {.gap = near.distance});
    case Closeness::in_order:
      return pick_in_order(operands, {.gap = near.distance});
    case Closeness::same_sentence:
    case Closeness::same_paragraph:
      return pick_within(operands, source.beginnings(near.closeness));
    case Closeness::not_near:
      return without_near(operands[0], operands[1], near.distance);
    case Closeness::loose: {
      const auto words = static_cast<std::uint32_t>(operands.size());
      return pick_in_any_order(operands, {.length = words + near.distance});
    }
  }
  return {};  // not reached: every closeness is named above
}

Spans find_phrase_spans(const Plan& phrase, const SpanSource& source) {
  if (std::any_of(phrase.children.begin(), phrase.children.end(), looks_at_characters)) {
    std::vector<Spans> words;
    for (const Plan& word : phrase.children)
      words.push_back(source.spans_of(word));
    return pick_in_order(words, {.gap = 1});
  }
  std::vector<std::vector<Position>> words;
  for (const Plan& word : phrase.children) {
    const Spans& spans = source.spans_of(word);
    if (spans.empty()) return {};
    std::vector<Position>& positions = words.emplace_back();
    for (const PositionSpan& span : spans)
      positions.push_back(span.first);
  }
  Spans found;
  const auto further = static_cast<Position>(words.size() - 1);
  for (const Position start : find_phrase(words))
    found.push_back({start, start + further});
  return found;
}

// Words that are asked twice may share their spans.
Spans find_any_spans(const Plan& any_of, const SpanSource& source) {
  Spans any;
  std::vector<const Spans*> shared;
  for (const Plan& child : any_of.children) {
    if (child.kind == PlanKind::word || child.kind == PlanKind::name) {
      const Spans& spans = source.spans_of(child);
      if (std::find(shared.begin(), shared.end(), &spans) != shared.end()) continue;
      shared.push_back(&spans);
      any.insert(any.end(), spans.begin(), spans.end());
    } else {
      const Spans spans = find_spans(child, source);
      any.insert(any.end(), spans.begin(), spans.end());
    }
  }
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  return any;
}

}  // namespace

bool has_spans(const Plan& plan) {
  switch (plan.kind) {
    case PlanKind::word:
    case PlanKind::name:
      return true;
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::any_of:
      return std::all_of(plan.children.begin(), plan.children.end(), has_spans);
    case PlanKind::everything:
    case PlanKind::nothing:
    case PlanKind::occurs:
    case PlanKind::all_of:
    case PlanKind::most_of:
    case PlanKind::none_of:
    case PlanKind::keyword:
    case PlanKind::dates:
    case PlanKind::added:
    case PlanKind::mentions:
    case PlanKind::property:
      return false;
  }
  return false;  // not reached: every kind is named above
}

bool asks_for_units(const Plan& plan) {
  const bool is_about_units =
      plan.kind == PlanKind::near &&
      (plan.closeness == Closeness::same_sentence || plan.closeness == Closeness::same_paragraph);
  return is_about_units || std::any_of(plan.children.begin(), plan.children.end(), asks_for_units);
}

Spans find_spans(const Plan& plan, const SpanSource& source) {
  if (plan.kind == PlanKind::near) return find_near_spans(plan, source, false);
  if (plan.kind == PlanKind::phrase) return find_phrase_spans(plan, source);
  if (plan.kind != PlanKind::any_of) return source.spans_of(plan);
  return find_any_spans(plan, source);
}

Spans find_widest_spans(const Plan& near, const SpanSource& source) {
  return find_near_spans(near, source, true);
}

std::vector<Position> unit_beginnings(std::span<const SentenceMark> sentences, Closeness unit) {
  std::vector<Position> beginnings;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const bool begins_field = i == 0 || sentences[i].field != sentences[i - 1].field;
    if (begins_field || unit == Closeness::same_sentence || sentences[i].begins_paragraph) {
      beginnings.push_back(sentences[i].first_position);
    }
  }
  return beginnings;
}

}  // namespace pressmark
