// SPDX-License-Identifier: GPL-2.0-or-later
//
// The hits of a text answer, in columns.
#include "searcher/output/hits_text.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view ellipsis = " ...";
constexpr std::size_t date_width = 10;
constexpr std::size_t least_title_width = 44;

struct Columns {
  std::size_t rank = 2;
  std::size_t title = 0;
  std::size_t id = 0;  // 0: the id has a line of its own
  std::size_t score = 0;
  std::size_t indent = 0;  // of what stands below the title
  std::size_t all = 0;
};

std::string score_text(double score) {
  return fmt::format("{:.2f}", score);
}

Columns lay_out(std::span<const Hit> hits, std::size_t columns) {
  Columns widths;
  widths.all = columns;
  for (const Hit& hit : hits) {
    widths.rank = std::max(widths.rank, std::to_string(hit.rank).size());
    widths.id = std::max(widths.id, display_width(make_line(hit.id).text));
    widths.score = std::max(widths.score, score_text(hit.score).size());
  }
  widths.indent = widths.rank + gap.size();
  const std::size_t taken = widths.indent + date_width + gap.size() + gap.size() + widths.score;
  const std::size_t room = columns > taken ? columns - taken : 0;
  if (room >= widths.id + gap.size() + least_title_width) {
    widths.title = room - widths.id - gap.size();
  } else {
    widths.id = 0;
    widths.title = std::max<std::size_t>(room, 16);
  }
  return widths;
}

// The title, or where there is none the opening words, which always end in dots.
std::string title_cell(const Hit& hit, std::size_t width, bool use_color) {
  const bool is_untitled = hit.title.empty();
  const StyledText line =
      is_untitled ? make_line(hit.opening) : make_line(hit.title, hit.title_highlights);
  if (line.text.empty()) return pad_right("(no text)", width);
  std::size_t end = line.text.size();
  bool is_cut = is_untitled;
  if (is_cut || display_width(line.text) > width) {
    end = fitting_prefix(line.text, width - ellipsis.size());
    is_cut = true;
  }
  const ByteRange shown{0, static_cast<std::uint32_t>(end)};
  std::string cell = render(line, shown, use_color);
  if (is_cut) cell += ellipsis;
  const std::size_t taken =
      display_width(std::string_view{line.text}.substr(0, end)) + (is_cut ? ellipsis.size() : 0);
  if (taken < width) cell.append(width - taken, ' ');
  return cell;
}

// "one of 4 copies, first in hp-0106"
std::string copies_text(const Hit& hit) {
  const std::string first =
      hit.family_id == hit.id ? "the first" : "first in " + make_line(hit.family_id).text;
  return fmt::format("one of {} copies, {}", with_separators(hit.copies), first);
}

std::string format_hit(const Hit& hit, const Columns& widths, bool use_color) {
  std::string out = styled(pad_left(std::to_string(hit.rank), widths.rank), Style::dim, use_color);
  out += gap;
  out += pad_right(hit.published ? to_string(*hit.published) : "undated", date_width);
  out += gap;
  out += title_cell(hit, widths.title, use_color);
  out += gap;
  const std::string id = make_line(hit.id).text;
  if (widths.id > 0) {
    out += styled(pad_right(id, widths.id), Style::dim, use_color);
    out += gap;
  }
  out += styled(pad_left(score_text(hit.score), widths.score), Style::dim, use_color);
  out += '\n';
  if (widths.id == 0) {
    out.append(widths.indent, ' ');
    out += styled(id, Style::dim, use_color);
    out += '\n';
  }
  if (hit.copies > 1) {
    out.append(widths.indent, ' ');
    out += hanging(make_line(copies_text(hit)), widths.indent, widths.all, use_color);
  }
  const StyledText snippet = make_line(hit.snippet.text, hit.snippet.highlights);
  if (!snippet.text.empty()) {
    out.append(widths.indent, ' ');
    out += hanging(snippet, widths.indent, widths.all, use_color);
  }
  return out;
}

}  // namespace

std::string format_hits(std::span<const Hit> hits, std::size_t columns, bool use_color) {
  const Columns widths = lay_out(hits, columns);
  std::string out;
  for (const Hit& hit : hits)
    out += format_hit(hit, widths, use_color);
  return out;
}

}  // namespace pressmark
