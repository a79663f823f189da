// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every facet of the field table has a column: a new row without one fails here.

#include "searcher/match/field_columns.h"

#include <map>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(FieldColumns, ThereIsOneForEveryKeywordAndEntityField) {
  const TinyArchive archive{{{{.id = "1",
                               .body = "Bonn",
                               .source = "Sputnik",
                               .language = "de",
                               .names = {{EntityType::place, "Bonn"}},
                               .section = "World",
                               .byline = "Jane Doe",
                               .dateline = "BONN (Wire)",
                               .topics = {"Oil"}}}}};
  const std::map<std::string_view, std::string_view> values{
      {"source", "Sputnik"},  {"language", "de"},          {"section", "World"},
      {"byline", "Jane Doe"}, {"dateline", "BONN (Wire)"}, {"topic", "Oil"}};
  const SegmentColumns& columns = archive.segments()[0].columns();
  for (const Field& field : fields) {
    if (takes_keywords(field.kind) || field.kind == FieldKind::credit) {
      const KeywordColumn& column = keyword_column(columns, field);
      EXPECT_EQ(column.values().at(0), values.at(field.name));
    } else if (field.kind == FieldKind::entity) {
      EXPECT_EQ(to_string(entity_type_of(field)), field.name);
      EXPECT_EQ(entity_column(columns, field)[1].size(), field.name == "place" ? 1U : 0U);
    }
  }
}

}  // namespace
}  // namespace pressmark
