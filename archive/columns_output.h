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

/// Columns with one of a few strings for each article, in the order of ColumnsRow::keywords.
inline constexpr std::array keyword_kinds{ColumnKind::source, ColumnKind::language,
                                          ColumnKind::section, ColumnKind::byline,
                                          ColumnKind::dateline};
template <typename T>
using ByKeyword = std::array<T, keyword_kinds.size()>;

struct ColumnsRow {
  Day day = undated_day;
  std::uint8_t date_by = 0;
  std::uint32_t length = 0;
  std::uint32_t id_rank = 0;
  ContentHash content_hash{};
  ByKeyword<std::uint32_t> keywords{};  ///< Ordinals in the values given to finish(), from 1.
  std::string_view id;
  std::array<std::span<const std::uint32_t>, entity_types.size()> entities;  ///< Ascending.
  std::span<const std::uint32_t> mentioned_dates;                            ///< Packed, ascending.
  std::span<const std::uint32_t> topics;  ///< Places in the values given to finish(), ascending.
  std::string_view word_order;
  ShingleSketch sketch{};
  Day added = undated_day;
};

class ColumnsOutput {
 public:
  /// Creates folder/columns and its files; what was there is overwritten.
  static Result<ColumnsOutput> create(const std::filesystem::path& folder, std::string_view uuid);

  void add(const ColumnsRow& row);

  /// Writes what comes after the rows, then the headers. The values of each column, and the topics,
  /// must be sorted and different.
  Status finish(const ByKeyword<std::vector<std::string_view>>& values,
                std::span<const std::string_view> topics);

 private:
  ColumnsOutput() = default;
  ColumnFileWriter& file(ColumnKind kind);
  void add_ordinals(std::size_t column, std::span<const std::uint32_t> ordinals);

  std::vector<ColumnFileWriter> files_;  // in the order of row_columns
  std::optional<ColumnFileWriter> topic_values_;
  std::uint64_t rows_ = 0;
  std::vector<std::uint64_t> id_offsets_{0};
  std::vector<std::uint64_t> word_order_offsets_{0};
  // In the order of ordinals_columns.
  std::array<std::vector<std::uint32_t>, entity_types.size() + 2> ordinals_offsets_;
  std::optional<Error> error_;
};

}  // namespace pressmark
