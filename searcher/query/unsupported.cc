// SPDX-License-Identifier: GPL-2.0-or-later
//
// The parts of the query language that this version refuses, with what it offers instead.
#include "searcher/query/unsupported.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/did_you_mean.h"
#include "searcher/query/characters.h"
#include "searcher/query/properties.h"

namespace pressmark {
namespace {

constexpr std::array<std::string_view, 4> date_bound_names{"after", "since", "before", "until"};

// Every name that may stand before a colon.
std::vector<std::string_view> all_field_names() {
  std::vector<std::string_view> names;
  for (const Field& field : fields) {
    names.push_back(field.name);
    std::string_view rest = field.synonyms;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      names.push_back(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  names.insert(names.end(), date_bound_names.begin(), date_bound_names.end());
  for (const PropertyName property :
       {PropertyName::has, PropertyName::words, PropertyName::copies, PropertyName::date_by,
        PropertyName::family, PropertyName::path, PropertyName::file, PropertyName::url})
    names.push_back(to_string(property));
  names.push_back(lead_name);
  return names;
}

}  // namespace

std::optional<DateBound> find_date_bound(std::string_view name) {
  if (name == "after" || name == "since") return DateBound::first;
  if (name == "before" || name == "until") return DateBound::last;
  return std::nullopt;
}

std::string example_of(const Field* field, std::optional<DateBound> bound) {
  if (field != nullptr) return std::string{field->example};
  return bound == DateBound::first ? "after:2017" : "before:2017";
}

std::optional<UnsupportedSyntax> find_unsupported_operator(std::string_view word) {
  if (word == "XOR") return UnsupportedSyntax{"XOR is not in this version", "OR"};
  return std::nullopt;
}

std::string_view closest_field_name(std::string_view name) {
  if (name.size() < 2) return "";  // any one letter is a slip away from another
  return did_you_mean(name, all_field_names()).value_or("");
}

}  // namespace pressmark
