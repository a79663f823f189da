// SPDX-License-Identifier: GPL-2.0-or-later
//
// Picks are built in the order of the text. What matters of a pick that has begun is which operands
// it has, where it began and where it ends; so each such state is kept once.
#include "searcher/match/spans.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <queue>

namespace pressmark {
namespace {

void make_canonical(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

bool any_is_empty(std::span<const Spans> operands) {
  return std::any_of(operands.begin(), operands.end(),
                     [](const Spans& spans) { return spans.empty(); });
}

// Is the span a continuation of a pick from `pick.first` to `pick.last`?
bool continues(const PositionSpan& pick, const PositionSpan& span, const PickRule& rule) {
  return span.first > pick.last && span.first - pick.last <= rule.gap &&
         span.last - pick.first < rule.length;
}

struct OperandSpan {
  PositionSpan span;
  std::uint32_t operand = 0;
};

std::vector<OperandSpan> by_position(std::span<const Spans> operands) {
  std::vector<OperandSpan> all;
  for (std::uint32_t i = 0; i < operands.size(); ++i) {
    for (const PositionSpan& span : operands[i])
      all.push_back({span, i});
  }
  std::sort(all.begin(), all.end(), [](const OperandSpan& a, const OperandSpan& b) {
    return a.span != b.span ? a.span < b.span : a.operand < b.operand;
  });
  return all;
}

class UnorderedPicks {
 public:
  UnorderedPicks(std::size_t operands, const PickRule& rule)
      : rule_(rule), begun_(std::size_t{1} << operands), enough_(begun_.size(), least) {}

  void add(const OperandSpan& next) {
    const std::size_t bit = std::size_t{1} << next.operand;
    const std::size_t others = (begun_.size() - 1) & ~bit;
    if (next.span.last - next.span.first < rule_.length) keep(bit, next.span);
    // Every set without the operand: the submasks of the others, but not the empty one.
    for (std::size_t set = others; set != 0; set = (set - 1) & others) {
      if (begun_[set].empty()) continue;
      if (begun_[set].size() >= enough_[set]) forget_distant(set, next.span.first);
      for (std::size_t i = 0; i < begun_[set].size(); ++i) {
        const PositionSpan pick = begun_[set][i];
        if (continues(pick, next.span, rule_)) keep(set | bit, {pick.first, next.span.last});
      }
    }
  }

  Spans take_complete() {
    make_canonical(begun_.back());
    return std::move(begun_.back());
  }

 private:
  void keep(std::size_t set, PositionSpan pick) {
    Spans& begun = begun_[set];
    // What equals it was mostly added just before.
    constexpr std::ptrdiff_t recent = 8;
    const auto from = begun.end() - std::min<std::ptrdiff_t>(recent, std::ssize(begun));
    if (std::find(from, begun.end(), pick) == begun.end()) begun.push_back(pick);
  }

  // Spans come by ascending first position: what is too far behind now stays so. Done again when
  // there are twice as many.
  void forget_distant(std::size_t set, Position position) {
    Spans& begun = begun_[set];
    make_canonical(begun);
    std::erase_if(begun, [&](const PositionSpan& pick) {
      const bool is_far = position > pick.last && position - pick.last > rule_.gap;
      return is_far || (position > pick.first && position - pick.first >= rule_.length);
    });
    enough_[set] = std::max(least, 2 * begun.size());
  }

  static constexpr std::size_t least = 32;

  PickRule rule_;
  std::vector<Spans> begun_;         // by set of operands, a bit each; the last one is of all
  std::vector<std::size_t> enough_;  // for forgetting some of them
};

// Of the picks of a set of operands that end early enough, but not too early, for the next span to
// go on, only the one that began first matters.
class WidestPicks {
 public:
  WidestPicks(std::size_t operands, std::uint32_t gap)
      : gap_(gap), complete_((std::size_t{1} << operands) - 1), begun_(complete_ + 1) {}

  void add(const OperandSpan& next) {
    pass_ends_before(next.span.first);
    const std::size_t bit = std::size_t{1} << next.operand;
    keep({bit, next.span});
    const std::size_t others = complete_ & ~bit;
    for (std::size_t set = others; set != 0; set = (set - 1) & others) {
      Begun& begun = begun_[set];
      while (begun.from < begun.picks.size() &&
             next.span.first - begun.picks[begun.from].last > gap_)
        ++begun.from;
      if (begun.from == begun.picks.size()) continue;
      keep({set | bit, {begun.picks[begun.from].first, next.span.last}});
    }
  }

  Spans take_complete() {
    make_canonical(found_);
    return std::move(found_);
  }

 private:
  struct Begun {
    Spans picks;           // ascending by beginning and by end
    std::size_t from = 0;  // those before are too far behind
  };
  struct Pick {
    std::size_t set = 0;
    PositionSpan span;

    bool operator>(const Pick& other) const { return span.last > other.span.last; }
  };

  void keep(const Pick& pick) {
    if (pick.set == complete_) {
      found_.push_back(pick.span);
    } else {
      ahead_.push(pick);
    }
  }

  // What ends later and began no later takes the place of what ends earlier.
  void pass_ends_before(Position position) {
    for (; !ahead_.empty() && ahead_.top().span.last < position; ahead_.pop()) {
      Begun& begun = begun_[ahead_.top().set];
      while (begun.from < begun.picks.size() && begun.picks.back().first >= ahead_.top().span.first)
        begun.picks.pop_back();
      begun.picks.push_back(ahead_.top().span);
    }
  }

  std::uint32_t gap_;
  std::size_t complete_;      // the set of all operands, a bit each
  std::vector<Begun> begun_;  // by set
  std::priority_queue<Pick, std::vector<Pick>, std::greater<>> ahead_;  // not ended yet
  Spans found_;
};

}  // namespace

Spans pick_in_any_order(std::span<const Spans> operands, const PickRule& rule) {
  if (operands.empty() || any_is_empty(operands)) return {};
  UnorderedPicks picks{operands.size(), rule};
  for (const OperandSpan& next : by_position(operands))
    picks.add(next);
  return picks.take_complete();
}

Spans pick_widest(std::span<const Spans> operands, std::uint32_t gap) {
  if (operands.empty() || any_is_empty(operands)) return {};
  WidestPicks picks{operands.size(), gap};
  for (const OperandSpan& next : by_position(operands))
    picks.add(next);
  return picks.take_complete();
}

Spans pick_in_order(std::span<const Spans> operands, const PickRule& rule) {
  if (operands.empty() || any_is_empty(operands)) return {};
  Spans picks;
  for (const PositionSpan& span : operands.front()) {
    if (span.last - span.first < rule.length) picks.push_back(span);
  }
  for (const Spans& spans : operands.subspan(1)) {
    Spans longer;
    for (const PositionSpan& pick : picks) {
      auto next = std::lower_bound(
          spans.begin(), spans.end(), pick.last,
          [](const PositionSpan& span, Position last) { return span.first <= last; });
      for (; next != spans.end() && next->first - pick.last <= rule.gap; ++next) {
        if (continues(pick, *next, rule)) longer.push_back({pick.first, next->last});
      }
    }
    make_canonical(longer);
    picks = std::move(longer);
  }
  return picks;
}

Spans pick_within(std::span<const Spans> operands, std::span<const Position> beginnings) {
  if (operands.empty() || any_is_empty(operands)) return {};
  const auto unit_of = [&](Position position) {
    return std::upper_bound(beginnings.begin(), beginnings.end(), position) - beginnings.begin();
  };
  Spans found;
  std::vector<Spans> in_unit(operands.size());
  std::vector<std::size_t> next(operands.size());
  // Unit after unit of the operand with the fewest spans.
  const auto fewest =
      std::min_element(operands.begin(), operands.end(),
                       [](const Spans& a, const Spans& b) { return a.size() < b.size(); });
  std::ptrdiff_t done = -1;
  for (const PositionSpan& lead : *fewest) {
    const std::ptrdiff_t unit = unit_of(lead.first);
    if (unit == done) continue;
    done = unit;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      in_unit[i].clear();
      std::size_t& at = next[i];
      while (at < operands[i].size() && unit_of(operands[i][at].first) < unit)
        ++at;
      for (; at < operands[i].size() && unit_of(operands[i][at].first) == unit; ++at) {
        if (unit_of(operands[i][at].last) == unit) in_unit[i].push_back(operands[i][at]);
      }
    }
    const Spans picks = pick_in_any_order(in_unit, {});
    found.insert(found.end(), picks.begin(), picks.end());
  }
  make_canonical(found);
  return found;
}

Spans without_near(const Spans& wanted, const Spans& unwanted, std::uint32_t gap) {
  Spans left;
  std::size_t next = 0;
  Position last = 0;  // of the unwanted ones that begin early enough, the furthest end
  for (const PositionSpan& span : wanted) {
    for (; next < unwanted.size() && unwanted[next].first <= std::uint64_t{span.last} + gap; ++next)
      last = std::max(last, unwanted[next].last);
    // Of those that were counted for an earlier, longer span, some may begin too late for this one.
    bool is_near = next > 0 && std::uint64_t{last} + gap >= span.first;
    if (is_near && unwanted[next - 1].first > std::uint64_t{span.last} + gap) {
      is_near = std::any_of(unwanted.begin(), unwanted.begin() + static_cast<std::ptrdiff_t>(next),
                            [&](const PositionSpan& other) {
                              return other.first <= std::uint64_t{span.last} + gap &&
                                     std::uint64_t{other.last} + gap >= span.first;
                            });
    }
    if (!is_near) left.push_back(span);
  }
  return left;
}

}  // namespace pressmark
