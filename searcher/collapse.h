// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of one article counted or shown once: families (archive/families.h) among the matches.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "searcher/match/document_set.h"
#include "searcher/matches.h"
#include "searcher/search_request.h"

namespace pressmark {

/// How many articles there are if copies of each other count as one.
std::uint64_t count_families(const Matches& matches, const Families& families);

/// The matches, by segment, with one article of each family that has any: of the matching ones that
/// which was published first, or last (an undated one only where all are), or has most words (if
/// several have, the first of them). Requires a collapse that is not off.
std::vector<DocumentSet> collapse(const Matches& matches, const ArchiveReader& archive,
                                  Collapse collapse);

/// The same with the first of each family, but of one of which an article is in `chosen`, that
/// article. `chosen` are some of the matches, one of a family at most.
std::vector<DocumentSet> collapse_onto(const Matches& chosen, const Matches& matches,
                                       const ArchiveReader& archive);

}  // namespace pressmark
