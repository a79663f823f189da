// SPDX-License-Identifier: GPL-2.0-or-later
//
// From the rows of the field table to the columns that hold them.
#pragma once

#include "archive/segment_reader.h"
#include "schema/entity.h"
#include "schema/fields.h"

namespace pressmark {

/// The column of a keyword or credit; of topics, that of their values, which has no rows.
const KeywordColumn& keyword_column(const SegmentColumns& columns, const Field& field);

/// The column of an entity field. Requires field.kind == FieldKind::entity.
const OrdinalsColumn& entity_column(const SegmentColumns& columns, const Field& field);

/// The type of an entity field. Requires field.kind == FieldKind::entity.
EntityType entity_type_of(const Field& field);

}  // namespace pressmark
