// SPDX-License-Identifier: GPL-2.0-or-later
//
// The column files of one segment while they are written, row by row. Numbers come in final: what
// writes a segment's columns, and what merges them, differ in where the rows come from only.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/column_file.h"
#include "archive/shingles.h"
#include "archive/stored_article.h"
#include "base/result.h"
#include "schema/date.h"
#include "schema/entity.h"

namespace pressmark {

struct ColumnsRow {
  Day day = undated_day;
  std::uint8_t date_by = 0;
  std::uint32_t length = 0;
  std::uint32_t id_rank = 0;
  ContentHash content_hash{};
  std::uint32_t source = 0;    ///< Ordinal in the sources given to finish(), from 1.
  std::uint32_t language = 0;  ///< Likewise.
  std::string_view id;
  std::array<std::span<const std::uint32_t>, entity_types.size()> entities;  ///< Ascending.
  std::string_view word_order;
  ShingleSketch sketch{};
};

class ColumnsOutput {
 public:
  /// Creates folder/columns and its files; what was there is overwritten.
  static Result<ColumnsOutput> create(const std::filesystem::path& folder, std::string_view uuid);

  void add(const ColumnsRow& row);

  /// Writes what comes after the rows, then the headers. The values must be sorted and different.
  Status finish(std::span<const std::string_view> sources,
                std::span<const std::string_view> languages);

 private:
  ColumnsOutput() = default;
  ColumnFileWriter& file(ColumnKind kind);

  std::vector<ColumnFileWriter> files_;  // in the order of row_columns
  std::uint64_t rows_ = 0;
  std::vector<std::uint64_t> id_offsets_{0};
  std::vector<std::uint64_t> word_order_offsets_{0};
  std::array<std::vector<std::uint32_t>, entity_types.size()> entity_offsets_;
  std::optional<Error> error_;
};

}  // namespace pressmark
