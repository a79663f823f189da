// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searching inside a facet: of the people of an answer, those whose names have words that begin
// with "lav".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/canonical_map.h"
#include "base/result.h"
#include "schema/entity.h"
#include "schema/fields.h"
#include "searcher/match/name_catalog.h"

namespace pressmark {

/// `person=lav`: names and keywords with all of these words or beginnings of words, in any order
/// and in any spelling; years, months and days that begin so.
struct FacetFind {
  const Field* field = nullptr;  ///< A facet.
  std::string text;              ///< Not empty.
};

/// From `field=text`. Fails with invalid_argument.
Result<std::vector<FacetFind>> read_facet_finds(const std::vector<std::string>& typed);

/// The one about this field; null if there is none.
const FacetFind* find_for(const Field& field, std::span<const FacetFind> finds);

/// The names of a type that are meant, ascending. Throws as the columns do.
std::vector<CanonicalId> names_found(EntityType type, std::string_view text,
                                     const NameCatalog& catalog);

/// `folded` is a keyword as fold_keyword() gives it.
bool is_keyword_found(std::string_view folded, std::string_view text);

}  // namespace pressmark
