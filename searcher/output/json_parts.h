// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the JSON of several commands has in common: docs/output-format.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "schema/date.h"
#include "searcher/archive_identity.h"
#include "searcher/search.h"

namespace pressmark {

/// Rises only when a program that reads the present form would break.
inline constexpr int json_schema = 1;

struct QueryReading {
  std::string_view text;     ///< As typed.
  std::string_view read_as;  ///< As it was run.
  const std::vector<QueryNote>& notes;
};

/// Each row, which write(json, row) writes, on a line of its own.
template <typename Rows, typename Write>
std::string to_json_lines(const Rows& rows, const Write& write) {
  std::string lines;
  for (const auto& row : rows) {
    JsonWriter json;
    write(json, row);
    lines += json.take() + '\n';
  }
  return lines;
}

/// A key and its text; null for an empty one.
void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text);

/// A key and its number; null for none.
void write_number_or_null(JsonWriter& json, std::string_view key,
                          std::optional<std::uint64_t> number);

/// "date", null if it is not known, and "date_by".
void write_date(JsonWriter& json, std::optional<Date> date, DateBy by);

/// "query":{...}
void write_query(JsonWriter& json, const QueryReading& query);

/// "archive":{...}
void write_archive(JsonWriter& json, const ArchiveIdentity& archive);

}  // namespace pressmark
