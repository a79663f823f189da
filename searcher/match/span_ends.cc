// SPDX-License-Identifier: GPL-2.0-or-later
//
// A plan makes ends out of beginnings: where the spans of its first operand end, those of the next
// may begin. In any order, this is done for every set of operands. What that takes is multiplied at
// every level of nesting, so from some point on the spans of operands are listed after all.
#include "searcher/match/span_ends.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "schema/fields.h"

namespace pressmark {
namespace {

// Asking a word or a list once is one step. Listing spans is dearer than about so many.
constexpr std::size_t most_steps = 4'000;
// Sentences or paragraphs of an article, or stretches far from something, for counting steps.
constexpr std::size_t typical_units = 8;

bool is_about_units(const Plan& near) {
  return near.closeness == Closeness::same_sentence || near.closeness == Closeness::same_paragraph;
}

bool lists_spans(const Plan& plan) {
  if (plan.kind == PlanKind::any_of) {
    return std::all_of(plan.children.begin(), plan.children.end(), lists_spans);
  }
  if (plan.kind != PlanKind::near) return true;
  return plan.closeness == Closeness::not_near && lists_spans(plan.children.front());
}

// The steps that finding the ends of a plan takes; no more than are too many.
std::size_t count_steps(const Plan& plan) {
  if (lists_spans(plan)) return 1;
  std::size_t children = 0;
  bool is_flat = true;
  for (const Plan& child : plan.children) {
    children += count_steps(child);
    is_flat = is_flat && lists_spans(child);
  }
  std::size_t steps = children;
  const bool is_near = plan.kind == PlanKind::near;
  const bool is_apart = is_near && plan.closeness == Closeness::not_near;
  const bool is_picked = is_near && !is_apart && plan.closeness != Closeness::in_order;
  if (is_picked && !is_flat) steps *= std::size_t{1} << (plan.children.size() - 1);
  if (is_apart || (is_near && is_about_units(plan))) steps *= typical_units;
  return std::min(steps, most_steps + 1);
}

SpanEnds ends_of(const Spans& spans, const SpanWindow& window, bool only_first) {
  SpanEnds ends;
  WindowFilter filter{window};
  auto next =
      std::lower_bound(spans.begin(), spans.end(), window.from,
                       [](const PositionSpan& span, Position from) { return span.first < from; });
  for (; next != spans.end() && next->first <= window.until; ++next) {
    if (only_first && !ends.empty() && next->first > ends.front()) break;
    if (filter.admits(*next)) ends.push_back(next->last);
  }
  if (!std::is_sorted(ends.begin(), ends.end())) std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

void add_ends(SpanEnds& ends, const SpanEnds& more) {
  if (more.empty()) return;
  SpanEnds united;
  united.reserve(ends.size() + more.size());
  std::set_union(ends.begin(), ends.end(), more.begin(), more.end(), std::back_inserter(united));
  ends = std::move(united);
}

SpanWindow behind(const SpanEnds& ends, std::uint32_t gap, Position until) {
  SpanWindow window;
  window.behind = &ends;
  window.gap = gap;
  window.until = until;
  return window;
}

}  // namespace

std::optional<Position> SpanEndFinder::first_end(const Plan& plan, const SpanWindow& window) {
  const SpanEnds ends = find(plan, window, true);
  if (ends.empty()) return std::nullopt;
  return ends.front();
}

SpanEnds SpanEndFinder::find(const Plan& plan, const SpanWindow& window, bool only_first) {
  if (lists_spans(plan)) return ends_of(spans_of(plan), window, only_first);
  if (plan.kind == PlanKind::near) return find_near_ends(plan, window, only_first);
  SpanEnds any;
  for (const Plan& child : plan.children)
    add_ends(any, find(child, window, only_first));
  return any;
}

SpanEnds SpanEndFinder::find_near_ends(const Plan& near, const SpanWindow& window,
                                       bool only_first) {
  switch (near.closeness) {
    case Closeness::any_order:
      return pick(near, {.gap = near.distance}, window, only_first);
    case Closeness::loose: {
      const auto words = static_cast<std::uint32_t>(near.children.size());
      return pick(near, {.length = words + near.distance}, window, only_first);
    }
    case Closeness::in_order:
      return in_order(near, window);
    case Closeness::same_sentence:
    case Closeness::same_paragraph:
      return in_units(near, window, only_first);
    case Closeness::not_near:
      return apart(near, window, only_first);
  }
  return {};  // not reached: every closeness is named above
}

// What is not near the second operand lies in a stretch between its places.
SpanEnds SpanEndFinder::apart(const Plan& near, const SpanWindow& window, bool only_first) {
  SpanEnds ends;
  const auto look = [&](std::uint64_t begin, std::uint64_t last) {
    SpanWindow stretch = window;
    stretch.from = static_cast<Position>(std::max<std::uint64_t>(window.from, begin));
    stretch.until = static_cast<Position>(std::min<std::uint64_t>(window.until, last));
    if (stretch.from > std::min(stretch.until, stretch.to)) return;
    add_ends(ends, find(near.children.front(), stretch, only_first));
  };
  constexpr std::uint64_t end_of_text = std::numeric_limits<Position>::max();
  std::uint64_t begin = 0;
  for (const PositionSpan& unwanted : widest_spans_of(near.children.back())) {
    const std::uint64_t most = std::uint64_t{unwanted.last} + near.distance;
    if (unwanted.first > begin + near.distance) look(begin, unwanted.first - near.distance - 1);
    if (only_first && !ends.empty()) return ends;
    begin = std::max(begin, most + 1);
    if (begin > end_of_text) return ends;
  }
  look(begin, end_of_text);
  return ends;
}

SpanEnds SpanEndFinder::in_order(const Plan& near, const SpanWindow& window) {
  SpanEnds ends = find(near.children.front(), window, false);
  for (std::size_t i = 1; i < near.children.size() && !ends.empty(); ++i)
    ends = find(near.children[i], behind(ends, near.distance, window.until), false);
  return ends;
}

// The text before the first beginning is a unit, too.
SpanEnds SpanEndFinder::in_units(const Plan& near, const SpanWindow& window, bool only_first) {
  const std::span<const Position> beginnings = source_->beginnings(near.closeness);
  SpanEnds ends;
  for (std::size_t i = 0; i <= beginnings.size(); ++i) {
    const Position begin = i == 0 ? 0 : beginnings[i - 1];
    const Position last =
        i < beginnings.size() ? beginnings[i] - 1 : std::numeric_limits<Position>::max();
    SpanWindow unit = window;
    unit.from = std::max(window.from, begin);
    unit.until = std::min(window.until, last);
    if (unit.from > unit.until || unit.from > unit.to) continue;
    add_ends(ends, pick(near, {}, unit, only_first));
    if (only_first && !ends.empty()) break;
  }
  return ends;
}

SpanEnds SpanEndFinder::pick(const Plan& near, const PickRule& rule, const SpanWindow& window,
                             bool only_first) {
  if (!is_flat(near)) return pick_by_sets(near, rule.gap, window);
  Known& known = known_[&near];
  if (known.scan_of != article_) {
    std::vector<const Spans*> operands;
    for (const Plan& child : near.children)
      operands.push_back(&spans_of(child));
    if (!known.scan) known.scan.emplace(operands.size(), rule);
    known.scan->read(operands);
    known.scan_of = article_;
  }
  return known.scan->find(window, only_first);
}

// Sets come after those they hold; the picks of a set end with any of its operands.
SpanEnds SpanEndFinder::pick_by_sets(const Plan& near, std::uint32_t gap,
                                     const SpanWindow& window) {
  std::vector<SpanEnds> ends(std::size_t{1} << near.children.size());
  for (std::size_t set = 1; set < ends.size(); ++set) {
    for (std::size_t i = 0; i < near.children.size(); ++i) {
      const std::size_t before = set & ~(std::size_t{1} << i);
      if (before == set) continue;
      if (before != 0 && ends[before].empty()) continue;
      add_ends(ends[set],
               find(near.children[i],
                    before == 0 ? window : behind(ends[before], gap, window.until), false));
    }
  }
  return std::move(ends.back());
}

bool SpanEndFinder::is_flat(const Plan& near) {
  std::optional<bool>& known = known_[&near].is_flat;
  if (!known) {
    known = near.closeness == Closeness::loose ||
            std::all_of(near.children.begin(), near.children.end(), lists_spans) ||
            count_steps(near) > most_steps;
  }
  return *known;
}

const Spans& SpanEndFinder::spans_of(const Plan& plan) {
  if (plan.kind == PlanKind::word || plan.kind == PlanKind::name) return source_->spans_of(plan);
  Known& known = known_[&plan];
  if (known.spans_of != article_) {
    known.spans = find_spans(plan, *source_);
    known.spans_of = article_;
  }
  return known.spans;
}

const Spans& SpanEndFinder::widest_spans_of(const Plan& plan) {
  if (plan.kind != PlanKind::near) return spans_of(plan);
  Known& known = known_[&plan];
  if (known.widest_of != article_) {
    known.widest = find_widest_spans(plan, *source_);
    known.widest_of = article_;
  }
  return known.widest;
}

namespace {

// As many spans that share no word, if not more than are enough: those that end first.
bool has_disjoint(const Plan& plan, SpanEndFinder& finder, std::uint32_t enough) {
  SpanWindow window;
  for (std::uint32_t found = 0; found < enough; ++found) {
    const std::optional<Position> end = finder.first_end(plan, window);
    if (!end) return false;
    window.from = *end + 1;
  }
  return true;
}

}  // namespace

bool occurs_as(const Plan& occurs, SpanEndFinder& finder, Position title_words) {
  const Plan& plan = occurs.children.front();
  const Position before_body = title_words + field_position_gap;
  const auto is_in_lead = [&](std::uint32_t words) {
    SpanWindow lead;
    lead.from = before_body + 1;
    lead.until = before_body + words;
    return finder.first_end(plan, lead).has_value();
  };
  SpanWindow title;
  title.to = title_words;
  switch (occurs.occurrence) {
    case Occurrence::at_least:
      return has_disjoint(plan, finder, occurs.distance);
    case Occurrence::lead:
      return is_in_lead(occurs.distance);
    case Occurrence::major:
      return finder.first_end(plan, title).has_value() || is_in_lead(lead_words) ||
             has_disjoint(plan, finder, major_occurrences);
  }
  return false;  // not reached: every occurrence is named above
}

}  // namespace pressmark
