// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stretches of an article in which there can be names: capitals and what holds them together.
// Two thirds of a text lie outside and are never looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Words [first, last) of a line.
struct Island {
  std::uint32_t line = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  std::uint32_t size() const { return last - first; }
};

/// In text order, from lines of prose and headlines. "the [Ministry of Foreign Affairs] said that
/// [Sergei Lavrov, Russia]'s": small words count where they stand between capitals, and numbers
/// beside them. Never reaches across the end of a sentence, a bracket or a colon;
/// none is much longer than a thousand words.
void find_islands(const ArticleWords& article, std::vector<Island>& islands);

/// Capitals with nothing but spaces, hyphens, slashes and "&" between: words [first, last).
struct Run {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  std::uint32_t size() const { return last - first; }
};

/// The runs of an island, in text order.
void find_runs(const ArticleWords& article, const Island& island, std::vector<Run>& runs);

}  // namespace pressmark::entities
