// SPDX-License-Identifier: GPL-2.0-or-later
//
// A field that the table has and this file does not know is a mistake in the program.
#include "searcher/match/field_columns.h"

#include <cstdlib>

namespace pressmark {

const KeywordColumn& keyword_column(const SegmentColumns& columns, const Field& field) {
  if (field.name == "source") return columns.source;
  if (field.name == "language") return columns.language;
  if (field.name == "section") return columns.section;
  if (field.name == "byline") return columns.byline;
  if (field.name == "dateline") return columns.dateline;
  if (field.name == "topic") return columns.topic_values;
  std::abort();
}

EntityType entity_type_of(const Field& field) {
  const auto type = parse_entity_type(field.name);
  if (!type) std::abort();
  return *type;
}

const OrdinalsColumn& entity_column(const SegmentColumns& columns, const Field& field) {
  return columns.entities[static_cast<std::size_t>(entity_type_of(field))];
}

}  // namespace pressmark
