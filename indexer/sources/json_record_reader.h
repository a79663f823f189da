// SPDX-License-Identifier: GPL-2.0-or-later
//
// The records of one source of JSON, numbered, with the rules that all such sources share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/json_record.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// A record is called by its number if it has no id of its own, must not be larger than
/// ReadOptions::max_article_bytes, and has text or an id. Numbers count all records from 1, those
/// that are rejected, too.
class JsonRecordReader {
 public:
  JsonRecordReader(SourceName name, const ReadOptions& options);

  /// The article of the record that begins in `line`; of an object around records the first of
  /// these, and next_held() has the others. `json` is used as a buffer and comes back changed.
  Result<Article> read(std::string& json, std::uint64_t line);

  /// Of what was read last; nothing once all of it is told.
  std::optional<Result<Article>> next_held();

  /// Counts a record that cannot be read: `what`, a "line" say, is longer than it may be.
  Error refuse_too_long(std::uint64_t line, std::string_view what);

  const SourceName& name() const { return name_; }
  std::uint64_t records() const { return records_; }

 private:
  Result<Article> finish(Article article) const;

  SourceName name_;
  JsonRecordParser parser_;
  std::uint64_t max_bytes_;  // of a record
  std::uint64_t max_article_bytes_;
  std::uint64_t records_ = 0;
  std::uint64_t line_ = 0;  // where the record begins that was read last
  HeldRecords held_;
  std::size_t next_ = 0;     // in held_.records
  std::uint32_t flags_ = 0;  // what had to be repaired around them
};

}  // namespace pressmark
