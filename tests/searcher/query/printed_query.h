// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trees, plans and refusals on one line each, and the rows of tests/golden/queries.txt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "searcher/query/parser.h"

namespace pressmark {

/// "and\n  word a\n  word b\n" -> "and(word a, word b)"
std::string on_one_line(std::string_view indented);

/// "and(word a, word b)", or "refused 2..5: why; try: ..."
std::string print_outcome(const Result<ParsedQuery>& parsed);

/// Backslash escapes: \n \t \\ \xHH.
std::string unescape(std::string_view text);

/// True if both ends lie inside `text`, in order, on the bounds of code points if `text` has
/// such: if it is valid UTF-8.
bool is_range_of(ByteRange range, std::string_view text);

/// A row of the golden file: "> syria" is a query, "any> syria" plain words,
/// "filter> source=Sputnik" a filter. "# ..." is a comment.
struct GoldenRow {
  std::string mode;   ///< "", "any", "filter"; "#" for a comment or an empty line.
  std::string typed;  ///< As in the file, escapes included; of a comment the whole line.
};
std::vector<GoldenRow> read_golden_rows();

/// The rows' queries (not filters), unescaped.
std::vector<std::string> golden_queries();

}  // namespace pressmark
