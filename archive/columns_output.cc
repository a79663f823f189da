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
constexpr std::array row_columns{ColumnKind::day,          ColumnKind::date_by,
                                 ColumnKind::length,       ColumnKind::id_rank,
                                 ColumnKind::content_hash, ColumnKind::source,
                                 ColumnKind::language,     ColumnKind::id,
                                 ColumnKind::person,       ColumnKind::org,
                                 ColumnKind::place,        ColumnKind::word_order,
                                 ColumnKind::sketch,       ColumnKind::section,
                                 ColumnKind::byline,       ColumnKind::mentioned_dates,
                                 ColumnKind::dateline,     ColumnKind::topic,
                                 ColumnKind::added};

// Those with a set of numbers for each article: by EntityType, then dates and topics.
constexpr std::array ordinals_columns{ColumnKind::person, ColumnKind::org, ColumnKind::place,
                                      ColumnKind::mentioned_dates, ColumnKind::topic};
static_assert(ordinals_columns.size() == entity_types.size() + 2);

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
  Result<ColumnFileWriter> topics = ColumnFileWriter::create(
      columns / to_string(ColumnKind::topic_values), ColumnKind::topic_values, uuid);
  if (!topics) return std::move(topics).error();
  output.topic_values_ = *std::move(topics);
  for (auto& offsets : output.ordinals_offsets_)
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
  for (std::size_t i = 0; i < keyword_kinds.size(); ++i)
    file(keyword_kinds[i]).append_value(row.keywords[i]);
  file(ColumnKind::id).append(row.id);
  id_offsets_.push_back(id_offsets_.back() + row.id.size());
  file(ColumnKind::word_order).append(row.word_order);
  word_order_offsets_.push_back(word_order_offsets_.back() + row.word_order.size());
  for (std::size_t type = 0; type < row.entities.size(); ++type)
    add_ordinals(type, row.entities[type]);
  add_ordinals(row.entities.size(), row.mentioned_dates);
  add_ordinals(row.entities.size() + 1, row.topics);
  file(ColumnKind::added).append_value(row.added);
}

void ColumnsOutput::add_ordinals(std::size_t column, std::span<const std::uint32_t> ordinals) {
  file(ordinals_columns[column]).append_values(ordinals);
  std::vector<std::uint32_t>& offsets = ordinals_offsets_[column];
  const std::uint64_t end = offsets.back() + ordinals.size();
  if (end > std::numeric_limits<std::uint32_t>::max() && !error_) {
    error_ = Error{ErrorKind::limit, "one segment holds more than 4294967295 mentions"};
  }
  offsets.push_back(static_cast<std::uint32_t>(end));
}

Status ColumnsOutput::finish(const ByKeyword<std::vector<std::string_view>>& values,
                             std::span<const std::string_view> topics) {
  if (error_) return *error_;
  append_values_table(*topic_values_, topics);
  if (Status finished = topic_values_->finish(0); !finished) return finished;
  for (std::size_t i = 0; i < keyword_kinds.size(); ++i)
    append_values_table(file(keyword_kinds[i]), values[i]);
  const auto append_offsets = [&](ColumnKind kind, const auto& offsets) {
    file(kind).align();
    file(kind).append_values(std::span{offsets.data(), offsets.size()});
  };
  append_offsets(ColumnKind::id, id_offsets_);
  append_offsets(ColumnKind::word_order, word_order_offsets_);
  for (std::size_t i = 0; i < ordinals_columns.size(); ++i)
    append_offsets(ordinals_columns[i], ordinals_offsets_[i]);
  for (ColumnFileWriter& file : files_) {
    if (Status finished = file.finish(rows_); !finished) return finished;
  }
  return ok;
}

}  // namespace pressmark
