// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lays out column files as columns.cc reads them.

#include "archive/columns_output.h"

#include <algorithm>
#include <limits>
#include <system_error>

namespace pressmark {
namespace {

// Files with a value or a row for each article, but for the text.
constexpr std::array row_columns{
    ColumnKind::day,          ColumnKind::date_by, ColumnKind::length,   ColumnKind::id_rank,
    ColumnKind::content_hash, ColumnKind::source,  ColumnKind::language, ColumnKind::id,
    ColumnKind::person,       ColumnKind::org,     ColumnKind::place,    ColumnKind::word_order,
    ColumnKind::sketch};

constexpr ColumnKind entity_column(std::size_t type) {
  return static_cast<ColumnKind>(static_cast<std::size_t>(ColumnKind::person) + type);
}

void append_values_table(ColumnFileWriter& file, std::span<const std::string_view> values) {
  file.align();
  file.append_value(static_cast<std::uint32_t>(values.size()));
  std::uint32_t end = 0;
  for (const std::string_view value : values) {
    end += static_cast<std::uint32_t>(value.size());
    file.append_value(end);
  }
  for (const std::string_view value : values)
    file.append(value);
}

}  // namespace

Result<ColumnsOutput> ColumnsOutput::create(const std::filesystem::path& folder,
                                            std::string_view uuid) {
  const std::filesystem::path columns = folder / "columns";
  std::error_code error;
  std::filesystem::create_directories(columns, error);
  if (error) return io_error("cannot create", columns, error.value());
  ColumnsOutput output;
  for (const ColumnKind kind : row_columns) {
    Result<ColumnFileWriter> file = ColumnFileWriter::create(columns / to_string(kind), kind, uuid);
    if (!file) return std::move(file).error();
    output.files_.push_back(*std::move(file));
  }
  for (auto& offsets : output.entity_offsets_)
    offsets.push_back(0);
  return output;
}

ColumnFileWriter& ColumnsOutput::file(ColumnKind kind) {
  return files_[static_cast<std::size_t>(std::ranges::find(row_columns, kind) -
                                         row_columns.begin())];
}

void ColumnsOutput::add(const ColumnsRow& row) {
  ++rows_;
  file(ColumnKind::day).append_value(row.day);
  file(ColumnKind::date_by).append_value(row.date_by);
  file(ColumnKind::length).append_value(row.length);
  file(ColumnKind::id_rank).append_value(row.id_rank);
  file(ColumnKind::content_hash).append_value(row.content_hash);
  file(ColumnKind::sketch).append_value(row.sketch);
  file(ColumnKind::source).append_value(row.source);
  file(ColumnKind::language).append_value(row.language);
  file(ColumnKind::id).append(row.id);
  id_offsets_.push_back(id_offsets_.back() + row.id.size());
  file(ColumnKind::word_order).append(row.word_order);
  word_order_offsets_.push_back(word_order_offsets_.back() + row.word_order.size());
  for (std::size_t type = 0; type < row.entities.size(); ++type) {
    file(entity_column(type)).append_values(row.entities[type]);
    const std::uint64_t end = entity_offsets_[type].back() + row.entities[type].size();
    if (end > std::numeric_limits<std::uint32_t>::max() && !error_) {
      error_ = Error{ErrorKind::limit, "one segment holds more than 4294967295 mentioned names"};
    }
    entity_offsets_[type].push_back(static_cast<std::uint32_t>(end));
  }
}

Status ColumnsOutput::finish(std::span<const std::string_view> sources,
                             std::span<const std::string_view> languages) {
  if (error_) return *error_;
  append_values_table(file(ColumnKind::source), sources);
  append_values_table(file(ColumnKind::language), languages);
  const auto append_offsets = [&](ColumnKind kind, const auto& offsets) {
    file(kind).align();
    file(kind).append_values(std::span{offsets.data(), offsets.size()});
  };
  append_offsets(ColumnKind::id, id_offsets_);
  append_offsets(ColumnKind::word_order, word_order_offsets_);
  for (std::size_t type = 0; type < entity_types.size(); ++type) {
    append_offsets(entity_column(type), entity_offsets_[type]);
  }
  for (ColumnFileWriter& file : files_) {
    if (Status finished = file.finish(rows_); !finished) return finished;
  }
  return ok;
}

}  // namespace pressmark
