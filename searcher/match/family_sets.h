// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which articles of a segment have so many copies, are one, or belong to the family of an article.
#pragma once

#include <cstddef>

#include "searcher/match/document_set.h"
#include "searcher/match/query_postings.h"
#include "searcher/query/properties.h"

namespace pressmark {

/// Decided by families, and not by the segment alone.
bool is_about_families(const Property& property);

/// The documents of a segment with such a property, deleted ones perhaps among them. Requires
/// postings that know the archive's families. Throws DamagedArchive.
DocumentSet with_family_property(const Property& property, const QueryPostings& postings,
                                 std::size_t segment);

}  // namespace pressmark
