// SPDX-License-Identifier: GPL-2.0-or-later
//
// The best documents among a few that are known: where a filter leaves less than the operands have.
#pragma once

#include <cstdint>
#include <span>

#include "searcher/match/ranked_search.h"

namespace pressmark {

/// Adds those of `members`, ascending, that the filter accepts and that have all, or any, of the
/// operands, to search.best; returns how many there are. Throws DamagedArchive.
std::uint64_t search_members(const RankedSearch& search, bool needs_all,
                             std::span<const DocumentId> members);

}  // namespace pressmark
