// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON that is not one object on each line: an array of records, or records one after the other,
// each over any number of lines. Never held in memory whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/json_record_reader.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Records are called as those of JSON Lines are. Arrays may be in arrays. What stands between them
/// (commas, the array's brackets) must be what JSON allows: else the rest of the file is one
/// rejection.
class JsonReader : public ArticleReader {
 public:
  JsonReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  enum class Scanned : std::uint8_t { record, too_long, broken, cut_off, end };

  Result<int> take_byte();  // -1 at the end
  Result<Scanned> scan_record();
  Result<Scanned> scan_object();

  InputStream stream_;
  JsonRecordReader records_;
  ReadOptions options_;
  std::string block_;  // bytes taken from the stream; those from at_ on are unread
  std::size_t at_ = 0;
  std::string record_;
  std::uint64_t open_arrays_ = 0;  // around the records
  std::uint64_t line_number_ = 1;
  std::uint64_t record_line_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark
