// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases and NEAR, given where their words stand in one article.
//
// A phrase occurs at p if its i-th word stands at p + i for every i.
//
// NEAR/n of k operands occurs where one occurrence of each operand can be picked so that, sorted by
// position, no two overlap and each begins at most n positions after the end of the one before: at
// most n - 1 words between neighbours, whatever their order. Two equal operands need two
// occurrences. Fields are further apart than any n, so nothing occurs across them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "archive/word_order.h"

namespace pressmark {

/// The words an occurrence of an operand takes up: positions first to last, both included.
struct PositionSpan {
  Position first = 0;
  Position last = 0;

  friend auto operator<=>(const PositionSpan&, const PositionSpan&) = default;
};

/// NEAR is decided exactly, by a search over the subsets of its operands; this bounds them.
inline constexpr std::size_t max_near_operands = 10;

/// The first positions of a phrase whose i-th word stands at the positions words[i], ascending.
/// Requires at least one word.
std::vector<Position> find_phrase(std::span<const std::vector<Position>> words);

/// The first occurrence of a NEAR from position `from` on that is complete: one span for each
/// operand, in the order of the operands; empty if there is none. operands[i] holds the spans of
/// operand i by ascending first position. Requires at most max_near_operands operands.
std::vector<PositionSpan> find_near(std::span<const std::vector<PositionSpan>> operands,
                                    std::uint32_t distance, Position from = 0);

}  // namespace pressmark
