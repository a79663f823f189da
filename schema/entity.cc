// SPDX-License-Identifier: GPL-2.0-or-later
//
// Entity types by name.

#include "schema/entity.h"

#include <cstdlib>

namespace pressmark {

std::string_view to_string(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "person";
    case EntityType::organisation:
      return "org";
    case EntityType::place:
      return "place";
  }
  std::abort();  // a value outside the enumeration
}

std::optional<EntityType> parse_entity_type(std::string_view name) {
  for (const EntityType type : entity_types) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

std::string_view to_string(TextField field) {
  switch (field) {
    case TextField::title:
      return "title";
    case TextField::body:
      return "body";
    case TextField::caption:
      break;
  }
  return "caption";
}

}  // namespace pressmark
