// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well the recogniser does on annotated text: a name counts if its words and its type are those
// of the annotation.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "tools/support/conll.h"

namespace pressmark {

struct SpanCounts {
  int expected = 0;
  int found = 0;
  int right = 0;

  /// In per cent; 0 where nothing was found or expected.
  double precision() const { return share(right, found); }
  double recall() const { return share(right, expected); }
  double f1() const { return share(2 * right, found + expected); }

 private:
  static double share(int part, int whole) { return whole == 0 ? 0.0 : 100.0 * part / whole; }
};

/// By EntityType.
using SpanScores = std::array<SpanCounts, 3>;

SpanCounts total(const SpanScores& scores);

/// Is given the names that an article should have and those that were found in it.
using SpanReport = std::function<void(const ConllArticle&, const std::set<ConllName>& expected,
                                      const std::set<ConllName>& found)>;

/// Annotated names of other types do not count. `report` may be empty.
SpanScores score_spans(EntityRecognizer& recognizer, const std::vector<ConllArticle>& articles,
                       const SpanReport& report = {});

}  // namespace pressmark
