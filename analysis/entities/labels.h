// SPDX-License-Identifier: GPL-2.0-or-later
//
// The labels of the sequence model: what a word is in which kind of name, "end of an organisation".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "schema/entity.h"

namespace pressmark::entities {

/// The first three in the order of EntityType. `other` names no person, organisation or place:
/// "Russian", "World Cup". The model knows it so that it need not take such a name for one of them.
enum class NameType : std::uint8_t { person, organisation, place, other };
inline constexpr std::size_t name_type_count = 4;

enum class NamePart : std::uint8_t { begin, inside, end, single };

/// 4 * type + part, or `outside`. Part of the model's format.
using Label = std::uint8_t;
inline constexpr std::size_t name_label_count = 16;
inline constexpr Label outside = 16;
inline constexpr std::size_t label_count = 17;

constexpr Label label_of(NameType type, NamePart part) {
  return static_cast<Label>(4 * static_cast<unsigned>(type) + static_cast<unsigned>(part));
}
constexpr NameType type_of(Label label) {
  return static_cast<NameType>(label / 4);
}
constexpr NamePart part_of(Label label) {
  return static_cast<NamePart>(label % 4);
}

/// Nothing for a name of another kind.
constexpr std::optional<EntityType> entity_type_of(NameType type) {
  if (type == NameType::other) return std::nullopt;
  return static_cast<EntityType>(type);
}

constexpr bool opens_name(Label label) {
  return label < outside &&
         (part_of(label) == NamePart::begin || part_of(label) == NamePart::single);
}
constexpr bool closes_name(Label label) {
  return label < outside && (part_of(label) == NamePart::end || part_of(label) == NamePart::single);
}

/// "end of a place" follows "inside a place", never "outside".
constexpr bool can_follow(Label before, Label after) {
  const bool is_between = before == outside || closes_name(before);
  if (is_between) return after == outside || opens_name(after);
  return after < outside && !opens_name(after) && type_of(before) == type_of(after);
}

}  // namespace pressmark::entities
