// SPDX-License-Identifier: GPL-2.0-or-later
//
// The first lines of an answer for people.
#include "searcher/output/headline.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::size_t piped_width = 100;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 160;  // longer lines are hard to read
constexpr std::string_view column_gap = "   ";

}  // namespace

std::size_t line_width(const OutputOptions& options) {
  if (!options.is_terminal) return piped_width;
  return std::clamp<std::size_t>(options.columns, narrowest, widest);
}

std::string format_headline(const Headline& headline, std::size_t width, bool use_color) {
  const std::string label = "read as: ";
  const StyledText read_as = make_line(headline.read_as);

  const std::size_t left_width =
      headline.found.size() + (read_as.text.empty() ? 0 : column_gap.size());
  const std::size_t middle_width =
      read_as.text.empty() ? 0 : label.size() + display_width(read_as.text);
  const std::size_t right_width =
      headline.right.empty() ? 0 : column_gap.size() + headline.right.size();
  const bool fits = left_width + middle_width + right_width <= width;

  std::string line = styled(headline.found, Style::bold, use_color);
  std::size_t taken = headline.found.size();
  if (fits && !read_as.text.empty()) {
    line += fmt::format("{}{}{}", column_gap, label, read_as.text);
    taken = left_width + middle_width;
  }
  if (!headline.right.empty()) {
    line += pad_left(headline.right, std::max(width, taken + right_width) - taken);
  }
  line += '\n';
  if (!fits && !read_as.text.empty()) {
    line += label + hanging(read_as, label.size(), width, false);
  }
  return line;
}

std::string families_text(std::uint64_t families) {
  return families == 1 ? "1 family" : with_separators(families) + " families";
}

std::string format_note(const QueryNote& note, std::string_view query, std::size_t width) {
  const std::string label = "note: ";
  std::string text = note.message;
  if (!note.where.empty() && note.where.begin < note.where.end && note.where.end <= query.size()) {
    text =
        fmt::format("{} (at: {})", note.message, query.substr(note.where.begin, note.where.size()));
  }
  return label + hanging(make_line(text), label.size(), width, false);
}

}  // namespace pressmark
