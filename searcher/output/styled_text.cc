// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of text for a terminal.
#include "searcher/output/styled_text.h"

#include <algorithm>

#include "base/escape.h"
#include "base/utf8.h"

namespace pressmark {

namespace {

constexpr std::string_view bold_on = "\x1b[1m";
constexpr std::string_view dim_on = "\x1b[2m";
constexpr std::string_view style_off = "\x1b[0m";

std::uint32_t as_offset(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

// Appends text of unknown origin; at most one space stands between two pieces.
void append_piece(std::string& line, std::string_view piece) {
  const std::string safe = escape_for_terminal_line(piece);
  const bool doubles = safe.starts_with(' ') && (line.empty() || line.ends_with(' '));
  line += std::string_view{safe}.substr(doubles ? 1 : 0);
}

// A wide character may end a line and begin one: Chinese has no spaces.
bool may_break_between(std::size_t width_before, std::size_t width_after) {
  return width_before == 2 || width_after == 2;
}

// Where one line ends and the next begins.
struct LineBreak {
  std::size_t end;
  std::size_t next;
};

LineBreak break_line(std::string_view text, std::size_t begin, std::size_t width) {
  LineBreak last{begin, begin};  // the last place so far where the line may be broken
  std::size_t columns = 0;
  std::size_t width_before = 0;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t length = decode_utf8(text, at).length;
    const std::size_t columns_here = display_width(text.substr(at, length));
    const bool is_space = text[at] == ' ';
    if (is_space) {
      last = {at, at + 1};
    } else if (at > begin && may_break_between(width_before, columns_here) && columns_here > 0 &&
               text[at - 1] != ' ') {
      last = {at, at};
    }
    if (columns + columns_here > width && !is_space) {
      if (last.end > begin) return last;
      if (at > begin) return {at, at};  // one long word: cut it
    }
    // A space that is one too many hangs over the edge, where nobody sees it.
    if (columns + columns_here > width && is_space) return last;
    columns += columns_here;
    if (columns_here > 0) width_before = columns_here;
    at += length;
  }
  return {text.size(), text.size()};
}

}  // namespace

StyledText make_line(std::string_view text, std::span<const ByteRange> highlights) {
  StyledText line;
  std::size_t done = 0;
  for (const ByteRange& range : highlights) {
    if (range.begin < done || range.end > text.size() || range.begin >= range.end) continue;
    append_piece(line.text, text.substr(done, range.begin - done));
    const std::size_t begin = line.text.size();
    append_piece(line.text, text.substr(range.begin, range.size()));
    line.bold.push_back({as_offset(begin), as_offset(line.text.size())});
    done = range.end;
  }
  append_piece(line.text, text.substr(done));
  if (line.text.ends_with(' ')) line.text.pop_back();
  const std::uint32_t size = as_offset(line.text.size());
  for (ByteRange& range : line.bold) {
    range = {std::min(range.begin, size), std::min(range.end, size)};
  }
  return line;
}

std::string render(const StyledText& line, ByteRange part, bool use_color) {
  const std::string_view text{line.text};
  if (!use_color) return std::string{text.substr(part.begin, part.size())};
  std::string out;
  std::uint32_t done = part.begin;
  for (const ByteRange& range : line.bold) {
    const std::uint32_t begin = std::max(range.begin, done);
    const std::uint32_t end = std::min(range.end, part.end);
    if (begin >= end) continue;
    out += text.substr(done, begin - done);
    out += styled(text.substr(begin, end - begin), Style::bold, use_color);
    done = end;
  }
  out += text.substr(done, part.end - done);
  return out;
}

std::string render(const StyledText& line, bool use_color) {
  return render(line, {0, as_offset(line.text.size())}, use_color);
}

std::string styled(std::string_view safe_text, Style style, bool use_color) {
  std::string out{safe_text};
  if (!use_color || style == Style::plain || out.empty()) return out;
  out.insert(0, style == Style::bold ? bold_on : dim_on);
  out += style_off;
  return out;
}

std::vector<ByteRange> wrap(std::string_view text, std::size_t first_width, std::size_t width) {
  std::vector<ByteRange> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t room = std::max<std::size_t>(lines.empty() ? first_width : width, 1);
    const LineBreak at = break_line(text, begin, room);
    lines.push_back({as_offset(begin), as_offset(at.end)});
    begin = at.next;
  }
  return lines;
}

std::size_t fitting_prefix(std::string_view text, std::size_t width) {
  std::size_t columns = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t length = decode_utf8(text, end).length;
    columns += display_width(text.substr(end, length));
    if (columns > width) break;
    end += length;
  }
  if (end == text.size() || text[end] == ' ') return end;
  const std::size_t space = text.substr(0, end).rfind(' ');
  return space == std::string_view::npos || space < end / 2 ? end : space;
}

std::string hanging(const StyledText& line, std::size_t indent, std::size_t width, bool use_color) {
  const std::size_t room = width > indent ? width - indent : 1;
  std::string out;
  for (const ByteRange& part : wrap(line.text, room, room)) {
    if (!out.empty()) out.append(indent, ' ');
    out += render(line, part, use_color);
    out += '\n';
  }
  if (out.empty()) out = "\n";
  return out;
}

std::string pad_right(std::string_view text, std::size_t width) {
  std::string out{text};
  const std::size_t columns = display_width(text);
  if (columns < width) out.append(width - columns, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t columns = display_width(text);
  std::string out(columns < width ? width - columns : 0, ' ');
  out += text;
  return out;
}

std::string with_separators(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

std::string count_of(std::uint64_t number, std::string_view noun) {
  std::string out = with_separators(number) + ' ';
  out += noun;
  if (number != 1) out += 's';
  return out;
}

}  // namespace pressmark
