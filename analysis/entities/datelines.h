// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an article was written, as news agencies print it before the first sentence:
// "LATROBE, Pa., Oct 19 -", "MOSCOW (Sputnik) —".
#pragma once

#include <vector>

#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// The names of places in the article's datelines, in text order: the town in capitals, and the
/// province or country after it. A town before a bare dash counts only if the lists have it.
void find_datelines(const ArticleWords& article, std::vector<Span>& places);

}  // namespace pressmark::entities
