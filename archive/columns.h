// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns: what queries need of every article, memory-mapped, one file each, row = document id - 1.
// Every file starts with the same header (magic, kind, version, the database's UUID, rows) and is
// described in docs/archive-format.md. Opening reads the header only; bytes are verified when they
// are first used, and what is damaged throws DamagedArchive (see damaged_archive.h) then.
// All are safe to share between threads.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/integrity.h"
#include "archive/verified_once.h"
#include "base/result.h"

namespace pressmark {

/// Document ids as Xapian has them, within one segment: 1 to the number of articles.
using DocumentId = std::uint32_t;

/// Values of a fixed width: day (int32), length (uint32), date_by (uint8), id_rank (uint32), hashes
/// and sketches.
template <typename T>
class FixedColumn {
 public:
  static Result<FixedColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::uint32_t rows() const { return static_cast<std::uint32_t>(values_.size()); }
  std::span<const T> values() const {
    if (!is_verified_.test()) verify();
    return values_;
  }
  /// Verifies no more than it needs: for the values of a few articles. Loops use values().
  T operator[](DocumentId document) const {
    if (is_verified_.test()) return values_[document - 1];
    return verified_value(document);
  }

 private:
  void verify() const;
  T verified_value(DocumentId document) const;

  VerifiedFile file_;
  std::span<const T> values_;
  VerifiedOnce is_verified_;
};

/// One of a few strings per article: source, language. Ordinal 0 is "no value".
class KeywordColumn {
 public:
  static Result<KeywordColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::uint32_t rows() const { return static_cast<std::uint32_t>(ordinals_.size()); }
  std::span<const std::uint32_t> ordinals() const {  ///< One per article.
    if (!is_verified_.test()) verify();
    return ordinals_;
  }
  /// Verifies no more than it needs: for the values of a few articles. Loops use ordinals().
  std::uint32_t operator[](DocumentId document) const {
    if (is_verified_.test()) return ordinals_[document - 1];
    return verified_ordinal(document);
  }
  /// values()[ordinal - 1]; sorted by bytes, no duplicates.
  const std::vector<std::string_view>& values() const { return values_; }

 private:
  void verify() const;
  std::uint32_t verified_ordinal(DocumentId document) const;

  VerifiedFile file_;
  std::span<const std::uint32_t> ordinals_;
  std::vector<std::string_view> values_;
  VerifiedOnce is_verified_;
};

/// Rows of ordinals one after the other, all of them verified.
struct OrdinalRows {
  std::span<const std::uint32_t> begins;  ///< One more than there are rows.
  std::span<const std::uint32_t> ordinals;

  std::span<const std::uint32_t> operator[](DocumentId document) const {
    const std::uint32_t begin = begins[document - 1];
    return ordinals.subspan(begin, begins[document] - begin);
  }
};

/// A set of ordinals per article, ascending: names, one column per EntityType; dates; topics.
class OrdinalsColumn {
 public:
  static Result<OrdinalsColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::uint32_t rows() const { return rows_; }
  /// Verifies no more than it needs: for the rows of a few articles.
  std::span<const std::uint32_t> operator[](DocumentId document) const {
    if (is_verified_.test()) return all_[document];
    return verified_row(document);
  }
  /// For loops over many articles.
  const OrdinalRows& all() const {
    if (!is_verified_.test()) verify();
    return all_;
  }
  /// all(), if it has been verified before; else null.
  const OrdinalRows* all_if_verified() const { return is_verified_.test() ? &all_ : nullptr; }

  /// Ordinals from `limit` on are taken for damage, so that callers may index arrays with them.
  void set_limit(std::uint32_t limit) { limit_ = limit; }

 private:
  std::span<const std::uint32_t> verified_row(DocumentId document) const;
  void verify() const;

  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  std::uint32_t count_ = 0;  // of ordinals in the file
  std::uint32_t limit_ = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t offsets_at_ = 0;
  OrdinalRows all_;
  VerifiedOnce is_verified_;
};

/// Bytes of any length per article: ids.
class BytesColumn {
 public:
  static Result<BytesColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  std::string_view operator[](DocumentId document) const;
  std::uint32_t rows() const { return rows_; }
  /// Sets where the row is on its way into the cache, which is what a loop waits for. Requires a
  /// document that the column has a row of.
  void fetch_place(DocumentId document) const {
    __builtin_prefetch(file_.unverified_bytes().data() + offsets_at_ +
                       std::uint64_t{document} * sizeof(std::uint64_t));
  }

 private:
  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  std::uint64_t offsets_at_ = 0;
};

}  // namespace pressmark
