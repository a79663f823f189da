// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spans at random in a short text, for tests that compare with trying every pick.
#pragma once

#include <cstddef>
#include <random>
#include <set>
#include <vector>

#include "searcher/match/spans.h"

namespace pressmark {

/// Up to eight, of one to four words.
inline Spans random_spans(std::mt19937& random) {
  std::set<PositionSpan> spans;
  const std::size_t longest = 1 + random() % 4;
  for (std::size_t left = random() % 9; left > 0; --left) {
    const auto first = static_cast<Position>(1 + random() % 24);
    spans.insert({first, first + static_cast<Position>(random() % longest)});
  }
  return {spans.begin(), spans.end()};
}

/// Of one to four operands, of which the first two may be the same.
inline std::vector<Spans> random_span_operands(std::mt19937& random) {
  std::vector<Spans> operands(1 + random() % 4);
  for (Spans& spans : operands)
    spans = random_spans(random);
  if (operands.size() > 1 && random() % 3 == 0) operands[0] = operands[1];
  return operands;
}

}  // namespace pressmark
