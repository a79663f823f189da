// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the picks of a NEAR end, given where they may begin: one pass over the spans of its
// operands, however far apart these may be.
//
//   spans of a: 1..1 5..5   spans of b: 3..3   any order, distance 4, from 2 on: ends at 5
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "searcher/match/spans.h"

namespace pressmark {

/// Last positions of spans; ascending, each once.
using SpanEnds = std::vector<Position>;

/// Which spans are asked for.
struct SpanWindow {
  /// If given: a span begins behind one of these, at most `gap` positions.
  const SpanEnds* behind = nullptr;
  std::uint32_t gap = std::numeric_limits<std::uint32_t>::max();
  Position from = 0;                                      ///< A span begins here at the earliest,
  Position to = std::numeric_limits<Position>::max();     ///< here at the latest,
  Position until = std::numeric_limits<Position>::max();  ///< and ends here at the latest.
};

/// Tells for one span after the other, by ascending beginning, whether a window has it.
class WindowFilter {
 public:
  explicit WindowFilter(const SpanWindow& window) : window_(window) {}

  /// Whether a span may begin here.
  bool admits(Position first);

  /// Whether it is one of the window's spans.
  bool admits(const PositionSpan& span) { return span.last <= window_.until && admits(span.first); }

 private:
  SpanWindow window_;
  std::size_t next_ = 0;  // in window_.behind: those before begin early enough
};

/// The picks of some operands in any order. Remembers what it takes room for from one article to
/// the next.
class PickScan {
 public:
  /// Either the gap or the length of `rule` is without limit. Requires 1 to max_near_operands
  /// operands.
  PickScan(std::size_t operands, const PickRule& rule);

  /// Turns to an article.
  void read(std::span<const Spans* const> operands);

  /// Where picks that the window has end, or the first such place alone.
  SpanEnds find(const SpanWindow& window, bool only_first = false);

 private:
  struct Occurrence {
    PositionSpan span;
    std::uint32_t operand = 0;
  };
  // An occurrence that picks go on with, once the text has passed its end.
  struct Ahead {
    Position last = 0;
    std::uint32_t operand = 0;
    std::vector<Position> picks;  // by set, like picks_: what becomes of them
  };

  std::vector<Occurrence>::const_iterator first_in(const SpanWindow& window) const;
  bool has_all_operands(const SpanWindow& window) const;
  void begin_occurrence(const Occurrence& occurrence, bool may_begin);
  void end_occurrences_before(Position position, SpanEnds& ends);
  void end(const Ahead& occurrence, SpanEnds& ends);
  bool is_complete(Position pick, Position last) const;

  PickRule rule_;
  bool keeps_beginnings_;                // the length has a limit, and not the gap
  std::vector<Occurrence> occurrences_;  // by beginning
  // By set of operands, a bit each, what matters of its picks: the last end or, if the length has a
  // limit, the last beginning. 0 if there is none.
  std::vector<Position> picks_;
  std::vector<Ahead> ahead_;                  // by descending end
  std::vector<std::vector<Position>> spare_;  // room for those ahead
};

}  // namespace pressmark
