// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows for people.
#include "searcher/output/text_table.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::string_view cell_gap = "  ";

std::string format_cells(const std::vector<TableColumn>& columns,
                         const std::vector<std::string>& cells,
                         const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) line += cell_gap;
    line += columns[i].is_number ? pad_left(cells[i], widths[i]) : pad_right(cells[i], widths[i]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::string format_text_table(const std::vector<TableColumn>& columns,
                              const std::vector<std::vector<std::string>>& rows, bool use_color) {
  std::vector<std::string> header;
  std::vector<std::size_t> widths;
  for (const TableColumn& column : columns) {
    header.push_back(column.header);
    widths.push_back(display_width(column.header));
  }
  std::vector<std::vector<std::string>> safe;
  for (const std::vector<std::string>& row : rows) {
    std::vector<std::string>& cells = safe.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells.push_back(make_line(row[i]).text);
      widths[i] = std::max(widths[i], display_width(cells.back()));
    }
  }
  std::string out = styled(format_cells(columns, header, widths), Style::dim, use_color) + '\n';
  for (const std::vector<std::string>& cells : safe)
    out += format_cells(columns, cells, widths) + '\n';
  return out;
}

}  // namespace pressmark
