// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether and where a plan has places in one article, without listing them: a NEAR of frequent
// words has as many spans as the numbers of its words multiply to, but only as many ends as words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "searcher/match/pick_scan.h"
#include "searcher/match/span_tree.h"

namespace pressmark {

/// Finds the ends of find_spans(). Reads one source, which must outlive it, as must the plans it is
/// asked about; they must have spans.
class SpanEndFinder {
 public:
  explicit SpanEndFinder(const SpanSource& source) : source_(&source) {}

  /// To be called whenever the source has turned to another article.
  void turn() { ++article_; }

  /// Whether the plan has a span.
  bool occurs(const Plan& plan) { return first_end(plan, {}).has_value(); }

  /// Where the spans of the plan that the window has end.
  SpanEnds find(const Plan& plan, const SpanWindow& window) { return find(plan, window, false); }

  /// The first of these ends.
  std::optional<Position> first_end(const Plan& plan, const SpanWindow& window);

 private:
  // What is known of a plan in the article at hand, once it was asked for.
  struct Known {
    std::uint64_t spans_of = 0;  // the number of the article
    Spans spans;
    std::uint64_t widest_of = 0;
    Spans widest;
    std::uint64_t scan_of = 0;
    std::optional<PickScan> scan;
    std::optional<bool> is_flat;
  };

  SpanEnds find(const Plan& plan, const SpanWindow& window, bool only_first);
  SpanEnds find_near_ends(const Plan& near, const SpanWindow& window, bool only_first);
  SpanEnds apart(const Plan& near, const SpanWindow& window, bool only_first);
  SpanEnds in_order(const Plan& near, const SpanWindow& window);
  SpanEnds in_units(const Plan& near, const SpanWindow& window, bool only_first);
  SpanEnds pick(const Plan& near, const PickRule& rule, const SpanWindow& window, bool only_first);
  SpanEnds pick_by_sets(const Plan& near, std::uint32_t gap, const SpanWindow& window);
  bool is_flat(const Plan& near);
  const Spans& spans_of(const Plan& plan);
  const Spans& widest_spans_of(const Plan& plan);

  const SpanSource* source_;
  std::uint64_t article_ = 1;
  std::unordered_map<const Plan*, Known> known_;
};

/// Whether an article has its child's spans as often or where an `occurs` plan wants them.
/// Positions are those of the whole article, whose title has `title_words` words.
bool occurs_as(const Plan& occurs, SpanEndFinder& finder, Position title_words);

}  // namespace pressmark
