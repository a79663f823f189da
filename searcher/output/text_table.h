// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows for people: columns as wide as what is in them, numbers at the right edge of theirs.
//
//   month    articles  of all   share
//   2017-04         3      20  15.00 %
#pragma once

#include <string>
#include <vector>

namespace pressmark {

struct TableColumn {
  std::string header;
  bool is_number = false;  ///< At the right edge.
};

/// Each row has a cell for each column, of any origin. The header is dim. Lines have no spaces at
/// their end.
std::string format_text_table(const std::vector<TableColumn>& columns,
                              const std::vector<std::vector<std::string>>& rows, bool use_color);

}  // namespace pressmark
