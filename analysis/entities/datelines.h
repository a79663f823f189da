// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an article was written, as news agencies print it before the first sentence:
// "LATROBE, Pa., Oct 19 -", "MOSCOW (Sputnik) —".
#pragma once

#include <optional>
#include <vector>

#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"
#include "schema/entity.h"

namespace pressmark::entities {

struct DatelineName {
  Span span;
  std::optional<EntityType> type;  ///< Nothing: the agency, which is a credit and no name.
};

/// The names in the article's datelines, in text order: the town in capitals, the province or
/// country after it, and the agency in parentheses, unless the lists have it. A town before a bare
/// dash counts only if the lists have it.
void find_datelines(const ArticleWords& article, std::vector<DatelineName>& names);

}  // namespace pressmark::entities
