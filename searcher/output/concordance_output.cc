// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words beside an occurrence are cut where the line ends, at word bounds; the occurrence and
// the id never are.
#include "searcher/output/concordance_output.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/escape.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "searcher/output/headline.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"

namespace pressmark {

namespace {

constexpr std::size_t kwic_date_width = 10;
constexpr std::size_t kwic_gap = 2;
constexpr std::size_t least_context_width = 24;  // on either side, for the id to stand beside it

// The last words of a text that fit into `width` columns.
std::string_view fitting_end(std::string_view text, std::size_t width) {
  while (display_width(text) > width) {
    const std::size_t space = text.find(' ', text.starts_with(' ') ? 1 : 0);
    if (space == std::string_view::npos) return {};
    text.remove_prefix(space);
  }
  return text;
}

std::string_view fitting_begin(std::string_view text, std::size_t width) {
  while (display_width(text) > width) {
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos) return {};
    text = text.substr(0, space);
  }
  return text;
}

// White space next to the occurrence, which make_line() would drop, matters here.
std::string safe_text(std::string_view text) {
  return escape_for_terminal_line(text);
}

struct KwicColumns {
  std::size_t left = 0;
  std::size_t right = 0;  // the occurrence included
  std::size_t id = 0;     // 0: ids have lines of their own
};

KwicColumns lay_out_lines(const std::vector<ConcordanceLine>& lines, std::size_t width) {
  KwicColumns columns;
  std::size_t widest_match = 0;
  for (const ConcordanceLine& line : lines) {
    columns.id = std::max(columns.id, display_width(make_line(line.id).text));
    widest_match = std::max(widest_match, display_width(safe_text(line.match)));
  }
  const std::size_t taken = kwic_date_width + kwic_gap;
  std::size_t room = width > taken ? width - taken : 0;
  const std::size_t needed = 2 * least_context_width + std::min(widest_match, room / 3);
  if (room >= columns.id + kwic_gap + needed) {
    room -= columns.id + kwic_gap;
  } else {
    columns.id = 0;
  }
  // An occurrence of usual length stands in the middle.
  const std::size_t middle = std::min(widest_match, room / 3);
  columns.left = (room - middle) / 2;
  columns.right = room - columns.left;
  return columns;
}

std::string format_line(const ConcordanceLine& line, const KwicColumns& columns, bool use_color) {
  std::string out =
      pad_right(line.published ? to_string(*line.published) : "undated", kwic_date_width);
  out.append(kwic_gap, ' ');
  const std::string left = safe_text(line.left);
  out += pad_left(fitting_end(left, columns.left), columns.left);
  const std::string match = safe_text(line.match);
  out += styled(match, Style::bold, use_color);
  const std::size_t match_width = display_width(match);
  const std::size_t room = columns.right > match_width ? columns.right - match_width : 0;
  const std::string right = safe_text(line.right);
  const std::string_view shown = fitting_begin(right, room);
  const std::string id = styled(make_line(line.id).text, Style::dim, use_color);
  if (columns.id == 0) {
    return out + std::string{shown} + '\n' + std::string(kwic_date_width + kwic_gap, ' ') + id +
           '\n';
  }
  return out + pad_right(shown, room + kwic_gap) + id + '\n';
}

std::string format_concordance_text(const ConcordanceInput& input, const OutputOptions& options) {
  const Concordance& concordance = input.concordance;
  const std::size_t width = line_width(options);
  std::string found = "0 articles match";
  if (concordance.articles > 0) {
    found = fmt::format("{} in {} (exact)", count_of(concordance.occurrences, "occurrence"),
                        count_of(concordance.articles, "article"));
  }
  std::string out =
      format_headline({std::move(found), concordance.read_as}, width, options.use_color);
  for (const QueryNote& note : concordance.notes)
    out += format_note(note, input.request.query, width);
  const KwicColumns columns = lay_out_lines(concordance.lines, width);
  for (const ConcordanceLine& line : concordance.lines)
    out += format_line(line, columns, options.use_color);
  const std::uint64_t more = concordance.occurrences - concordance.lines.size();
  if (more > 0 && !concordance.lines.empty()) {
    out += fmt::format("{} more: -n shows further lines\n", with_separators(more));
  }
  return out;
}

void write_line(JsonWriter& json, const ConcordanceLine& line) {
  json.begin_object();
  json.key("id").value(line.id);
  write_text_or_null(json, "date", line.published ? to_string(*line.published) : "");
  write_text_or_null(json, "source", line.source);
  json.key("field").value(to_string(line.field));
  json.key("left").value(line.left);
  json.key("match").value(line.match);
  json.key("right").value(line.right);
  json.end_object();
}

std::string format_concordance_json(const ConcordanceInput& input) {
  const Concordance& concordance = input.concordance;
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_query(json, {input.request.query, concordance.read_as, concordance.notes});
  write_archive(json, input.archive);
  json.key("total").begin_object();
  json.key("articles").value(concordance.articles);
  json.key("occurrences").value(concordance.occurrences).end_object();
  json.key("lines").begin_array();
  for (const ConcordanceLine& line : concordance.lines)
    write_line(json, line);
  json.end_array().end_object();
  return json.take() + '\n';
}

std::string format_concordance_rows(TableFormat format, const Concordance& concordance,
                                    const OutputOptions& options) {
  const std::string_view separator = column_separator(format);
  const auto cell = [&](std::string_view text) { return escape_cell(format, text); };
  std::string out;
  if (options.with_header) {
    out = fmt::format("id{0}date{0}source{0}field{0}left{0}match{0}right\n", separator);
  }
  for (const ConcordanceLine& line : concordance.lines) {
    out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}{0}{7}\n", separator, cell(line.id),
                       line.published ? to_string(*line.published) : "", cell(line.source),
                       to_string(line.field), cell(line.left), cell(line.match), cell(line.right));
  }
  return out;
}

}  // namespace

std::string format_concordance(OutputFormat format, const ConcordanceInput& input,
                               const OutputOptions& options) {
  if (format == OutputFormat::json) return format_concordance_json(input);
  if (format == OutputFormat::jsonl) return to_json_lines(input.concordance.lines, write_line);
  if (const auto table = table_format(format))
    return format_concordance_rows(*table, input.concordance, options);
  return format_concordance_text(input, options);
}

}  // namespace pressmark
