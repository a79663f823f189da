// SPDX-License-Identifier: GPL-2.0-or-later
//
// The publication date of an article that was read, from everything that it has.
#pragma once

#include <vector>

#include "analysis/dates/publication_date.h"
#include "schema/article.h"

namespace pressmark {

/// Gives an article that states no date the one that its text or address tells, if any does, and
/// flags one whose date other evidence speaks against (ArticleFlag::doubtful_date). Doing it twice
/// changes nothing.
void settle_date(Article& article);

/// Why settle_date() decided as it did: the evidence, used or not, best first. `article` was
/// settled.
std::vector<DateEvidence> explain_date(const Article& article);

}  // namespace pressmark
