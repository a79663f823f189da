// SPDX-License-Identifier: GPL-2.0-or-later
//
// One JSON object as an article.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/source_name.h"
#include "schema/article.h"

namespace pressmark {

/// Fails with invalid_argument if a key of `field_map` is no field that a record can fill.
Status check_field_map(const std::map<std::string, std::string>& field_map);

/// Not safe to share between threads. Keeps its buffers from one record to the next.
class JsonRecordParser {
 public:
  /// ReadOptions::field_map, which check_field_map() has accepted.
  explicit JsonRecordParser(std::map<std::string, std::string> field_map);
  JsonRecordParser(JsonRecordParser&&) noexcept;
  JsonRecordParser& operator=(JsonRecordParser&&) noexcept;
  ~JsonRecordParser();

  /// Fills `article` with what the object says. Its id is replaced if the record has one of its
  /// own, and stays as it is if not. Fails with bad_input, the message without place: "not a JSON
  /// object: ...", "'title' is not a string".
  ///
  /// `line` is used as a buffer and comes back changed. Bytes that are not UTF-8, NULs and escaped
  /// surrogates without their other half are repaired and flagged.
  Status parse(std::string& line, Article& article);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where a record stands.
struct RecordPlace {
  const SourceName& name;
  std::uint64_t line = 0;    ///< From 1.
  std::uint64_t number = 0;  ///< Among the records of the source, from 1.
};

/// The article of one record, with the rules that all sources of JSON share: it is called by its
/// number if it has no id of its own, must not be larger than `max_bytes`, and has text or an id.
Result<Article> read_json_record(JsonRecordParser& parser, std::string& json,
                                 const RecordPlace& place, std::uint64_t max_bytes);

}  // namespace pressmark
