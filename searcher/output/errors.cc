// SPDX-License-Identifier: GPL-2.0-or-later
//
// Errors as people read them.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/general_hint.h"
#include "base/utf8.h"
#include "searcher/output/output.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::size_t window_width = 76;
constexpr std::size_t context_width = 30;  // before the part at fault, in a query that is too long
constexpr std::string_view indent = "  ";
constexpr std::string_view dots = "... ";

// The query on one line, and which part of the line is at fault (empty: the place before it).
struct MarkedQuery {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

MarkedQuery mark(std::string_view query, ByteRange where) {
  const auto size = static_cast<std::uint32_t>(query.size());
  if (where.empty() && where.begin < size) where.end = where.begin + 1;
  const StyledText line = make_line(query, {&where, 1});
  if (line.bold.empty()) return {line.text, line.text.size(), line.text.size()};
  return {line.text, line.bold[0].begin, line.bold[0].end};
}

// The last place before `at` from which at least `columns` columns lead up to it, or 0.
std::size_t step_back(std::string_view text, std::size_t at, std::size_t columns) {
  while (at > 0 && columns > 0) {
    const std::size_t before = floor_to_code_point(text, at - 1);
    columns -= std::min(columns, display_width(text.substr(before, at - before)));
    at = before;
  }
  return at;
}

std::string underline(std::string_view part) {
  const std::size_t width = std::max<std::size_t>(display_width(part), 1);
  return '^' + std::string(width - 1, '~');
}

std::string caret_lines(std::string_view query, ByteRange where, bool use_color) {
  const MarkedQuery marked = mark(query, where);
  std::string_view shown{marked.text};
  std::size_t begin = marked.begin;
  std::size_t end = marked.end;
  std::string lead{indent};
  if (display_width(shown) > window_width) {
    const std::size_t from = step_back(shown, begin, context_width);
    if (from > 0) lead += dots;
    shown.remove_prefix(from);
    begin -= from;
    end -= from;
  }
  std::string tail;
  if (display_width(shown) > window_width) {
    std::size_t to = 0;
    while (display_width(shown.substr(0, to)) < window_width) {
      to += decode_utf8(shown, to).length;
    }
    shown = shown.substr(0, to);
    end = std::min(end, to);
    tail = " ...";
  }
  std::string out = lead + std::string{shown} + tail + '\n';
  out.append(lead.size() + display_width(shown.substr(0, begin)), ' ');
  out += styled(underline(shown.substr(begin, end - begin)), Style::bold, use_color);
  return out + '\n';
}

}  // namespace

std::string format_error(const Error& error, std::string_view query, bool use_color) {
  std::string out = styled("error:", Style::bold, use_color);
  out += ' ' + make_line(error.message).text + '\n';
  if (error.where && error.where->begin <= error.where->end && error.where->end <= query.size()) {
    out += caret_lines(query, *error.where, use_color);
  }
  out += styled("hint:", Style::bold, use_color) + ' ' + make_line(hint_of(error)).text + '\n';
  return out;
}

}  // namespace pressmark
