// SPDX-License-Identifier: GPL-2.0-or-later
//
// The best documents that have any of some operands.
#pragma once

#include <cstdint>

#include "searcher/match/ranked_search.h"

namespace pressmark {

/// Adds the documents to search.best, and returns how many match if search.counts_matches.
/// Requires at least one operand. Throws DamagedArchive.
std::uint64_t search_any_of(const RankedSearch& search);

}  // namespace pressmark
