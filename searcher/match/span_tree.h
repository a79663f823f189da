// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where a plan whose places matter stands in one article: from the places of its words and names up
// to those of the whole. Matching and snippets both ask this.
#pragma once

#include <functional>
#include <span>

#include "archive/word_order.h"
#include "searcher/match/spans.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// What one article, or one field of it, holds.
class SpanSource {
 public:
  virtual ~SpanSource() = default;

  /// Of a word or name of the plan; the reference lives until the source turns to another article.
  virtual const Spans& spans_of(const Plan& leaf) const = 0;
  /// First positions of sentences, or of paragraphs; ascending.
  virtual std::span<const Position> beginnings(Closeness unit) const = 0;
};

/// True if the plan is a word, a name, a phrase, a near, or any_of such plans.
bool has_spans(const Plan& plan);

/// True if some near of the plan is about sentences or paragraphs.
bool asks_for_units(const Plan& plan);

/// Requires has_spans(plan).
Spans find_spans(const Plan& plan, const SpanSource& source);

/// The spans of a near, but for some that lie inside of others of them; sooner than all.
Spans find_widest_spans(const Plan& near, const SpanSource& source);

/// First positions of an article's sentences or paragraphs. A field begins a new one of each.
std::vector<Position> unit_beginnings(std::span<const SentenceMark> sentences, Closeness unit);

}  // namespace pressmark
