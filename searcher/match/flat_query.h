// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries that a pruning search can answer: words and names side by side, all or any of them,
// phrases and NEARs among those that must all be there, and conditions that do not score.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/query/plan.h"

namespace pressmark {

/// An article matches if it has all, or any, of the operands, where the positional plans want them,
/// and meets all conditions. Pointers into the plan.
struct FlatQuery {
  bool needs_all = true;
  std::vector<const Plan*> operands;    ///< Words and names, in the order of the query; not empty.
  std::vector<const Plan*> positional;  ///< Phrases and NEARs; their words are among the operands.
  std::vector<const Plan*> conditions;  ///< Plans that score nothing.
};

/// The plan as a flat query; nothing if it is none. The operands are scored_operands(plan).
std::optional<FlatQuery> flatten(const Plan& plan);

}  // namespace pressmark
