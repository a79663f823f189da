// SPDX-License-Identifier: GPL-2.0-or-later
//
// People, organisations and places: a name printed in an article, and who it stands for.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_range.h"

namespace pressmark {

/// The order is part of the archive format.
enum class EntityType : std::uint8_t { person, organisation, place };
inline constexpr std::array entity_types{EntityType::person, EntityType::organisation,
                                         EntityType::place};

/// "person", "org", "place": the field names of the query language and of facets.
std::string_view to_string(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view name);

/// The text fields of an article, in the order they are read. Part of the archive format.
enum class TextField : std::uint8_t { title, body, caption };

std::string_view to_string(TextField field);  ///< "title", "body", "caption"

/// A type and a spelling: "Sergey Lavrov" the person. Several spellings may be one entity.
struct NamedEntity {
  EntityType type = EntityType::person;
  std::string spelling;

  friend auto operator<=>(const NamedEntity&, const NamedEntity&) = default;
};

/// One place in an article where a name is printed.
struct Mention {
  TextField field = TextField::body;
  ByteRange range;  ///< In that field's text: the name itself, without title or possessive.
  EntityType type = EntityType::person;
  std::string spelling;  ///< The name in full as this article prints it: "Sergei Lavrov" also
                         ///< where the range reads "Lavrov".
  float confidence = 1;  ///< 0 to 1; what a rule-based recogniser gives is not a probability.
};

}  // namespace pressmark
