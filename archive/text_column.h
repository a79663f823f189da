// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stored articles of a segment, each a zstd frame of its own, so that reading one costs one:
// docs/decisions/0020-stored-text.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/column_file.h"
#include "archive/columns.h"
#include "archive/integrity.h"
#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// Reading is not safe to share between threads. Throws DamagedArchive like the columns.
class TextColumn {
 public:
  static Result<TextColumn> open(VerifiedFile file, std::string_view uuid);

  TextColumn();
  TextColumn(TextColumn&&) noexcept;
  TextColumn& operator=(TextColumn&&) noexcept;
  ~TextColumn();

  std::uint32_t rows() const { return rows_; }

  /// The article; fails with archive if its own checksum differs.
  Result<Article> article(DocumentId document) const;

  /// A row as it is stored: copied when segments are merged.
  struct Row {
    std::uint32_t dictionary = 0;  ///< From 1; 0 is none.
    std::string_view rest;
  };
  Row row(DocumentId document) const;

  std::uint32_t dictionaries() const { return dictionaries_; }
  std::string_view dictionary(std::uint32_t number) const;  ///< From 1.

 private:
  struct Decoder;
  std::string_view entry(std::uint64_t number) const;  // rows, then dictionaries

  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  std::uint32_t dictionaries_ = 0;
  std::uint64_t offsets_at_ = 0;
  std::unique_ptr<Decoder> decoder_;
};

/// Writes a text column, row by row. Not fsynced.
class TextColumnWriter {
 public:
  /// Creates folder/columns/text; the folder must exist.
  static Result<TextColumnWriter> create(const std::filesystem::path& folder,
                                         std::string_view uuid);

  /// Dictionaries come before the rows that need them. Returns its number; one that is there
  /// already is not added again.
  std::uint32_t add_dictionary(std::string_view bytes);
  void add(const TextColumn::Row& row);
  Status finish();

 private:
  explicit TextColumnWriter(ColumnFileWriter file) : file_(std::move(file)) {}
  void end_entry();

  ColumnFileWriter file_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::string> dictionaries_;
};

}  // namespace pressmark
