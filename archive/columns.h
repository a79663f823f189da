// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns: what queries need of every article, memory-mapped, one file each, row = document id - 1.
// Every file starts with the same header (magic, kind, version, the database's UUID, rows) and is
// described in docs/archive-format.md. Readers throw DamagedArchive; see damaged_archive.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// Document ids as Xapian has them, within one segment: 1 to the number of articles.
using DocumentId = std::uint32_t;

/// Numbers of a fixed width: day (int32), length (uint32), date_by (uint8), id_rank (uint32).
template <typename T>
class FixedColumn {
 public:
  static Result<FixedColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::span<const T> values() const { return values_; }
  T operator[](DocumentId document) const { return values_[document - 1]; }

 private:
  VerifiedFile file_;
  std::span<const T> values_;
};

/// One of a few strings per article: source, language. Ordinal 0 is "no value".
class KeywordColumn {
 public:
  static Result<KeywordColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::span<const std::uint32_t> ordinals() const { return ordinals_; }  ///< One per article.
  std::uint32_t operator[](DocumentId document) const { return ordinals_[document - 1]; }
  /// values()[ordinal - 1]; sorted by bytes, no duplicates.
  const std::vector<std::string_view>& values() const { return values_; }

 private:
  VerifiedFile file_;
  std::span<const std::uint32_t> ordinals_;
  std::vector<std::string_view> values_;
};

/// A set of name ordinals per article, ascending: one column per EntityType.
class OrdinalsColumn {
 public:
  static Result<OrdinalsColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::span<const std::uint32_t> operator[](DocumentId document) const {
    return ordinals_.subspan(offsets_[document - 1], offsets_[document] - offsets_[document - 1]);
  }

 private:
  VerifiedFile file_;
  std::span<const std::uint32_t> offsets_;  // one more than there are articles
  std::span<const std::uint32_t> ordinals_;
};

/// Bytes of any length per article: ids.
class BytesColumn {
 public:
  static Result<BytesColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::string_view operator[](DocumentId document) const;
  std::uint32_t rows() const { return rows_; }

 private:
  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  std::uint64_t offsets_at_ = 0;
  std::uint64_t bytes_at_ = 0;
};

}  // namespace pressmark
