// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows of fields: CSV as spreadsheets write it, and its kin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pressmark {

/// The mark that separates the fields of a header row: a comma, semicolon, tab or bar, whichever
/// makes most fields of it; NUL if it has one field only.
char find_separator(std::string_view header);

/// The fields of one row, quotation marks taken off (RFC 4180). A quoted field may hold separators
/// and line ends; two quotation marks in it are one. Marks within an unquoted field stay.
std::vector<std::string> split_row(std::string_view row, char separator);

/// A row that is read line by line, for its quoted fields may hold line ends.
class RowScanner {
 public:
  explicit RowScanner(char separator) : separator_(separator) {}

  /// True if a quoted field is open at the end of the line, so that the next line belongs to it.
  bool add_line(std::string_view line);

  /// Drops the text so far; quotation marks count as before.
  void forget() { fields_.clear(); }

  /// A quoted field is.
  bool is_open() const { return is_open_; }

  /// The fields of the row.
  std::vector<std::string> take() { return std::move(fields_); }

 private:
  char separator_;
  std::vector<std::string> fields_;
  bool is_open_ = false;
};

/// The row that names the columns.
struct TableHeader {
  std::string_view row;   ///< Over several lines where a name in quotation marks is.
  std::size_t begin = 0;  ///< Of the row: behind a line that names the separator, "sep=;".
  char separator = '\0';  ///< NUL if there is one column only.
  bool is_whole = false;  ///< Its end is in `head`, and it is no longer than headers are.
};
TableHeader find_table_header(std::string_view head);

/// Whether `head` opens with a header row of a table of articles, perhaps behind "sep=;": at least
/// two columns, no empty name (but of the first or last, where programs number rows or end lines
/// with a separator) and no long one among them, and one of them called as the body or the title of
/// an article may be.
bool looks_like_table(std::string_view head);

}  // namespace pressmark
