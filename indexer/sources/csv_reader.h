// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables with a header: CSV, TSV and their kin, one article per row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/record_fields.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Columns are found by their names, like the keys of JSON records, in any case: --map names
/// others. A row without an id of its own is called by its number, which counts all rows but the
/// header.
class CsvReader : public ArticleReader {
 public:
  CsvReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  // The row begins at row_line_. False at the end of the file.
  Result<bool> read_row();
  Status read_header();
  Result<Article> read_article();
  void find_columns();
  const std::vector<std::size_t>& columns_of(RecordField field) const {
    return columns_of_field_[static_cast<std::size_t>(field)];
  }
  std::string value_of(RecordField field, Article& article) const;

  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  char separator_ = '\0';
  std::size_t columns_ = 0;
  // By RecordField, the best first.
  std::array<std::vector<std::size_t>, record_fields.size()> columns_of_field_;
  std::vector<std::string> row_;
  bool is_row_too_long_ = false;
  bool is_row_open_ = false;  // at the end of the file
  std::uint64_t line_number_ = 0;
  std::uint64_t row_line_ = 0;
  std::uint64_t rows_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark
