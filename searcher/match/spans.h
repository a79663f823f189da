// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stretches of words in one article, and the operators between them: the algebra behind NEAR, ADJ,
// /s, /p, NOT NEAR and "a b"~n. docs/query-language.md defines each.
//
//   spans of a: 3..3 9..9     spans of b: 5..6     any order, distance 2:  3..6  (9 is 3 on from 6)
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "searcher/match/positions.h"

namespace pressmark {

/// Ascending, each once. Different ones may overlap.
using Spans = std::vector<PositionSpan>;

/// What a pick of one span from each operand must be like: sorted by position, no two overlap, each
/// begins at most `gap` positions after the end of the one before, and the whole is at most
/// `length` words long.
struct PickRule {
  std::uint32_t gap = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t length = std::numeric_limits<std::uint32_t>::max();
};

/// From the first word to the last one of every pick. Requires at most max_near_operands operands.
Spans pick_in_any_order(std::span<const Spans> operands, const PickRule& rule);

/// Those of the picks of length without limit that all of them lie inside of: at most one for each
/// last span. Takes time in proportion to the spans, however large the gap.
Spans pick_widest(std::span<const Spans> operands, std::uint32_t gap);

/// Like pick_in_any_order, where each span of the pick comes after that of the operand before.
Spans pick_in_order(std::span<const Spans> operands, const PickRule& rule);

/// The picks in any order that lie within one unit. A unit begins at each of `beginnings`, which
/// ascend, and ends where the next one begins.
Spans pick_within(std::span<const Spans> operands, std::span<const Position> beginnings);

/// The spans of `wanted` that neither overlap one of `unwanted` nor lie at most `gap` positions
/// before or after one.
Spans without_near(const Spans& wanted, const Spans& unwanted, std::uint32_t gap);

}  // namespace pressmark
