// SPDX-License-Identifier: GPL-2.0-or-later
//
// Of two picks over the same operands that the text has both passed, the one that ends later can be
// continued wherever the other can, and gives the same ends: so one number for each set of operands
// is enough. If it is the length that has a limit, the one that begins later is the better one.
#include "searcher/match/pick_scan.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace pressmark {

bool WindowFilter::admits(Position first) {
  if (first < window_.from || first > window_.to) return false;
  if (window_.behind == nullptr) return true;
  const SpanEnds& behind = *window_.behind;
  while (next_ < behind.size() && behind[next_] < first)
    ++next_;
  return next_ > 0 && first - behind[next_ - 1] <= window_.gap;
}

PickScan::PickScan(std::size_t operands, const PickRule& rule)
    : rule_(rule),
      keeps_beginnings_(rule.length != std::numeric_limits<std::uint32_t>::max()),
      picks_(std::size_t{1} << operands) {}

void PickScan::read(std::span<const Spans* const> operands) {
  occurrences_.clear();
  for (std::uint32_t i = 0; i < operands.size(); ++i) {
    for (const PositionSpan& span : *operands[i])
      occurrences_.push_back({span, i});
  }
  std::sort(occurrences_.begin(), occurrences_.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.span != b.span ? a.span < b.span : a.operand < b.operand;
  });
}

std::vector<PickScan::Occurrence>::const_iterator PickScan::first_in(
    const SpanWindow& window) const {
  return std::lower_bound(
      occurrences_.begin(), occurrences_.end(), window.from,
      [](const Occurrence& occurrence, Position from) { return occurrence.span.first < from; });
}

// Most sentences lack one.
bool PickScan::has_all_operands(const SpanWindow& window) const {
  std::size_t seen = 0;
  for (auto next = first_in(window);
       next != occurrences_.end() && next->span.first <= window.until && seen != picks_.size() - 1;
       ++next)
    seen |= std::size_t{1} << next->operand;
  return seen == picks_.size() - 1;
}

SpanEnds PickScan::find(const SpanWindow& window, bool only_first) {
  SpanEnds ends;
  if (!has_all_operands(window)) return ends;
  WindowFilter filter{window};
  std::fill(picks_.begin(), picks_.end(), 0);
  auto next = first_in(window);
  for (; next != occurrences_.end() && next->span.first <= window.until; ++next) {
    end_occurrences_before(next->span.first, ends);
    if (only_first && !ends.empty()) break;
    if (next->span.last <= window.until) begin_occurrence(*next, filter.admits(next->span.first));
  }
  end_occurrences_before(std::numeric_limits<Position>::max(), ends);
  if (only_first && !ends.empty()) ends.resize(1);
  return ends;
}

void PickScan::begin_occurrence(const Occurrence& occurrence, bool may_begin) {
  Ahead next{occurrence.span.last, occurrence.operand, {}};
  if (!spare_.empty()) {
    next.picks = std::move(spare_.back());
    spare_.pop_back();
  }
  next.picks.resize(picks_.size());
  const Position first = occurrence.span.first;
  if (keeps_beginnings_) {
    std::copy(picks_.begin(), picks_.end(), next.picks.begin());
    next.picks[0] = may_begin ? first : 0;
  } else {
    const std::uint32_t gap = rule_.gap;
    std::transform(picks_.begin(), picks_.end(), next.picks.begin(), [&](Position last) {
      return last != 0 && first - last <= gap ? occurrence.span.last : 0;
    });
    next.picks[0] = may_begin ? occurrence.span.last : 0;
  }
  const auto place = std::find_if(ahead_.rbegin(), ahead_.rend(),
                                  [&](const Ahead& other) { return other.last >= next.last; });
  ahead_.insert(place.base(), std::move(next));
}

void PickScan::end_occurrences_before(Position position, SpanEnds& ends) {
  while (!ahead_.empty() && ahead_.back().last < position) {
    end(ahead_.back(), ends);
    spare_.push_back(std::move(ahead_.back().picks));
    ahead_.pop_back();
  }
}

bool PickScan::is_complete(Position pick, Position last) const {
  return pick != 0 && (!keeps_beginnings_ || last - pick < rule_.length);
}

// Every set with the operand, from the one without it.
void PickScan::end(const Ahead& occurrence, SpanEnds& ends) {
  const std::size_t bit = std::size_t{1} << occurrence.operand;
  for (std::size_t base = 0; base < picks_.size(); base += 2 * bit) {
    for (std::size_t set = base; set < base + bit; ++set)
      picks_[set | bit] = std::max(picks_[set | bit], occurrence.picks[set]);
  }
  const std::size_t others = picks_.size() - 1 - bit;
  if (!is_complete(occurrence.picks[others], occurrence.last)) return;
  if (ends.empty() || ends.back() != occurrence.last) ends.push_back(occurrence.last);
}

}  // namespace pressmark
