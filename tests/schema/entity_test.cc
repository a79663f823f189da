// SPDX-License-Identifier: GPL-2.0-or-later
//
// Entity types are the facets of the same name.

#include "schema/entity.h"

#include <gtest/gtest.h>

#include "schema/fields.h"

namespace pressmark {
namespace {

TEST(EntityType, NamesRoundTripAndAreFields) {
  for (const EntityType type : entity_types) {
    EXPECT_EQ(parse_entity_type(to_string(type)), type);
    const Field* field = find_field(to_string(type));
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->kind, FieldKind::entity);
    EXPECT_TRUE(field->is_facet);
  }
  EXPECT_EQ(parse_entity_type("animal"), std::nullopt);
}

}  // namespace
}  // namespace pressmark
