// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every word that was typed narrows the names by those that have a word which begins so.
#include "searcher/facets/facet_find.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "searcher/facets.h"

namespace pressmark {

Result<std::vector<FacetFind>> read_facet_finds(const std::vector<std::string>& typed) {
  std::vector<FacetFind> finds;
  for (const std::string& find : typed) {
    const std::size_t sign = std::min(find.find('='), find.size());
    if (sign + 1 >= find.size() || sign == 0) {
      return Error{ErrorKind::invalid_argument,
                   fmt::format("'{}' names no facet and what to find in it", find),
                   "it is written person=lav"};
    }
    const auto field = find_facets({find.substr(0, sign)});
    if (!field) return field.error();
    const std::string text = find.substr(sign + 1);
    if (fold_keyword(text).empty()) {
      return Error{ErrorKind::invalid_argument, fmt::format("nothing to find in '{}'", find),
                   "it is written person=lav"};
    }
    finds.push_back({field->front(), text});
  }
  return finds;
}

const FacetFind* find_for(const Field& field, std::span<const FacetFind> finds) {
  const auto found = std::find_if(finds.begin(), finds.end(),
                                  [&](const FacetFind& find) { return find.field == &field; });
  return found == finds.end() ? nullptr : &*found;
}

std::vector<CanonicalId> names_found(EntityType type, std::string_view text,
                                     const NameCatalog& catalog) {
  std::vector<CanonicalId> found;
  bool is_first = true;
  for (const std::string& beginning : name_words(text)) {
    std::vector<CanonicalId> ids;
    const auto begins_so = [&](std::string_view word) { return word.starts_with(beginning); };
    for (const NameMember& member : catalog.with_words_like(type, begins_so))
      ids.push_back(catalog.canonical(member.segment, member.ordinal));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (!is_first) {
      std::vector<CanonicalId> both;
      std::set_intersection(found.begin(), found.end(), ids.begin(), ids.end(),
                            std::back_inserter(both));
      ids = std::move(both);
    }
    found = std::move(ids);
    is_first = false;
  }
  return found;
}

bool is_keyword_found(std::string_view folded, std::string_view text) {
  std::string rest = fold_keyword(text);
  const std::string words = ' ' + std::string{folded};
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (words.find(' ' + rest.substr(0, end)) == std::string::npos) return false;
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return true;
}

}  // namespace pressmark
