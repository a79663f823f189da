// SPDX-License-Identifier: GPL-2.0-or-later
//
// The printed forms of a segment's stems: which case-folded words were stemmed to each, and whether
// in capitals. A row of the word-order column says which of them stands at each position, so that
// `=bombed`, `bomb*` and CAPS(WHO) are exact.
//
//   bomb -> 0 bombing, 1 bombs, 2 bombed, 3 BOMB
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/column_file.h"
#include "archive/integrity.h"
#include "archive/lexicon.h"
#include "base/result.h"

namespace pressmark {

struct PrintedForm {
  std::string text;          ///< The case-folded word, with its accents: Token::term.
  bool is_capitals = false;  ///< Forms that differ in this alone are two.
  std::uint64_t occurrences = 0;

  friend bool operator==(const PrintedForm&, const PrintedForm&) = default;
};

/// The order in which the forms of a stem are numbered from 0: the most frequent first; ties by
/// bytes, then capitals last.
bool precedes(const PrintedForm& a, const PrintedForm& b);

/// Throws DamagedArchive like the columns. Safe to share between threads.
class FormsColumn {
 public:
  static Result<FormsColumn> open(VerifiedFile file, std::string_view uuid);

  std::uint32_t rows() const { return rows_; }  ///< One per stem.

  /// The forms of the stem in this row of the lexicon, by number. Requires row < rows().
  std::vector<PrintedForm> of(std::uint32_t row, std::string_view stem) const;

 private:
  friend class FormsCursor;

  std::span<const std::byte> block(std::uint64_t number) const;

  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  std::uint64_t offsets_at_ = 0;  // one offset per block of rows, and the end of the last
};

/// Walks the rows from the first on, beside a LexiconCursor.
class FormsCursor {
 public:
  /// `forms` must outlive the cursor.
  explicit FormsCursor(const FormsColumn& forms) : forms_(&forms) {}

  /// The forms of the next row, whose stem is given; valid until the next call. Requires that there
  /// is one.
  const std::vector<PrintedForm>& next(std::string_view stem);

 private:
  const FormsColumn* forms_;
  std::uint32_t row_ = 0;
  std::span<const std::byte> rest_;  // of the block
  std::vector<PrintedForm> current_;
};

/// Writes the column, stem by stem in the lexicon's order. Not fsynced.
class FormsWriter {
 public:
  /// Creates folder/columns/forms; the folder must exist.
  static Result<FormsWriter> create(const std::filesystem::path& folder, std::string_view uuid);

  /// `forms` in the order of their numbers.
  void add(std::string_view stem, std::span<const PrintedForm> forms);
  Status finish();

 private:
  explicit FormsWriter(ColumnFileWriter file) : file_(std::move(file)) {}

  ColumnFileWriter file_;
  std::uint64_t rows_ = 0;
  std::vector<std::uint64_t> offsets_;
  std::string coded_;
};

}  // namespace pressmark
