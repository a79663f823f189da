// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON Lines: one JSON object a line, one article each. Never held in memory whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/json_record_reader.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Blank lines are passed over. A record without an id of its own is called by its number, which
/// counts all records from 1, those that are rejected too.
class JsonLinesReader : public ArticleReader {
 public:
  JsonLinesReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  InputStream stream_;
  JsonRecordReader records_;
  std::uint64_t max_line_bytes_;
  std::string line_;
  std::uint64_t line_number_ = 0;
  bool has_failed_ = false;  // the file cannot be read any further
};

}  // namespace pressmark
