// SPDX-License-Identifier: GPL-2.0-or-later
//
// One JSON object as an article.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// Fails with invalid_argument if a key of `field_map` is no field that a record can fill.
Status check_field_map(const std::map<std::string, std::string>& field_map);

/// What is in an object around records: programs answer so that are asked for them, and JSON Feeds
/// are such objects.
struct HeldRecords {
  std::vector<std::string> records;  ///< The JSON of each.
  std::string source;                ///< Of those that name none: the title of a JSON Feed.
};

/// Not safe to share between threads. Keeps its buffers from one record to the next.
class JsonRecordParser {
 public:
  /// ReadOptions::field_map, which check_field_map() has accepted.
  explicit JsonRecordParser(const std::map<std::string, std::string>& field_map);
  JsonRecordParser(JsonRecordParser&&) noexcept;
  JsonRecordParser& operator=(JsonRecordParser&&) noexcept;
  ~JsonRecordParser();

  /// Fills `article` with what the object says. Its id is replaced if the record has one of its
  /// own, and stays as it is if not. Fails with bad_input, the message without place: "not a JSON
  /// object: ...", "'title' is not a string".
  ///
  /// `line` is used as a buffer and comes back changed. Bytes that are not UTF-8, NULs and escaped
  /// surrogates without their other half are repaired and flagged.
  ///
  /// An object that has neither text, date nor has_chosen_id() is no record if it holds a list of
  /// objects with texts or titles, itself or in objects in it (with texts, and itself, if it has a
  /// title or another id of its own): of that, `article` says what was repaired, and take_held()
  /// what is in the list.
  Status parse(std::string& line, Article& article);

  /// Of the object that was parsed last; empty if it is a record.
  HeldRecords take_held();

  /// Whether the object that was parsed last has an id under our own key, or the one that the map
  /// names. Every record of a database has one under other keys, and that says nothing of its text.
  bool has_chosen_id() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
