// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever an article, a query or a file name says: no control, bidi character or markup gets out,
// and what is printed for programs reads back as what it was.

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <simdjson.h>

#include "analysis/analyzer.h"
#include "base/escape.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "searcher/match/span_tree.h"
#include "searcher/output/output.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/timeline_svg.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/snippets.h"
#include "tests/fuzz/targets.h"
#include "tests/searcher/analysed_positions.h"

namespace pressmark {
namespace {

// Slow to make; a call leaves no trace in it.
Analyzer& snippet_analyzer() {
  static Analyzer analyzer = *Analyzer::create();
  return analyzer;
}

/// What a reader of RFC 4180 makes of one row.
std::vector<std::string> read_csv_row(std::string_view row) {
  std::vector<std::string> fields{""};
  bool is_quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (is_quoted && row[i] == '"' && i + 1 < row.size() && row[i + 1] == '"') {
      fields.back() += row[i++];
    } else if (row[i] == '"') {
      is_quoted = !is_quoted;
    } else if (row[i] == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += row[i];
    }
  }
  require(!is_quoted, "a quoted field ends");
  return fields;
}

void check_tables(std::string_view input) {
  const std::string field = escape_for_csv(input);
  const std::vector<std::string> fields = read_csv_row(field + "," + field + ",end");
  require(fields.size() == 3 && fields[2] == "end", "a field stays in its column");
  require(fields[0] == input || fields[0] == "'" + std::string{input}, "CSV reads back");
  constexpr std::string_view formula_signs = "=+-@\t\r";
  require(fields[0].empty() || formula_signs.find(fields[0][0]) == std::string_view::npos,
          "no CSV field is a formula");
  const std::string cell = escape_for_tsv(input);
  require(cell.find_first_of("\t\n\r") == std::string::npos, "a TSV field is one cell");
}

std::string_view json_text(simdjson::dom::parser& parser, const std::string& json) {
  simdjson::dom::element element;
  require(parser.parse(json).get(element) == simdjson::SUCCESS, "JSON is well-formed");
  std::string_view text;
  require(element.get(text) == simdjson::SUCCESS, "a string is a string");
  return text;
}

void check_json(std::string_view input) {
  static simdjson::dom::parser parser;
  JsonWriter writer;
  writer.value(input);
  const std::string json = writer.take();
  require_printable(json, "", "JSON is safe for a terminal");
  const std::string_view text = json_text(parser, json);
  require(is_valid_utf8(text), "JSON text is valid");
  require(!is_valid_utf8(input) || text == input, "JSON reads back");
}

/// Text between tags, and attributes, must have no bare markup: every < begins a tag of ours.
void check_svg(std::string_view input) {
  const std::vector<TimelineBar> bars{};
  const std::string svg = draw_timeline_svg({std::string{input}, std::string{input}, bars});
  const std::string empty = draw_timeline_svg({"", "", bars});
  const auto count = [](std::string_view text, char c) {
    return std::count(text.begin(), text.end(), c);
  };
  require_printable(svg, "\n", "a picture has no control characters");
  for (const char sign : {'<', '>', '"'})
    require(count(svg, sign) == count(empty, sign), "a picture has no markup of others");
}

/// Colour sequences of our own taken out: what is left must be printable.
std::string without_styles(std::string text) {
  for (const std::string_view sequence : {"\x1b[1m", "\x1b[2m", "\x1b[0m", "\x1b[1;31m"}) {
    for (std::size_t at = 0; (at = text.find(sequence, at)) != std::string::npos;)
      text.erase(at, sequence.size());
  }
  return text;
}

void check_highlights(const std::vector<ByteRange>& highlights, std::string_view text) {
  std::uint32_t end = 0;
  for (const ByteRange& range : highlights) {
    require(end <= range.begin && range.begin < range.end && range.end <= text.size(),
            "highlights ascend, inside the text");
    require(floor_to_code_point(text, range.begin) == range.begin &&
                floor_to_code_point(text, range.end) == range.end,
            "a highlight cuts no character in two");
    end = range.end;
  }
}

void check_json_answer(const std::string& json) {
  static simdjson::dom::parser parser;
  simdjson::dom::element element;
  require(parser.parse(json).get(element) == simdjson::SUCCESS, "an answer in JSON is well-formed");
}

void check_formats(const SearchRequest& request, const SearchResponse& response) {
  const OutputInput input{request, response, {}, nullptr};
  const OutputOptions plain;
  OutputOptions on_terminal;
  on_terminal.use_color = true;
  on_terminal.is_terminal = true;
  on_terminal.columns = 40;
  require_printable(format_response(OutputFormat::text, input, plain), "\n", "text is printable");
  require_printable(without_styles(format_response(OutputFormat::text, input, on_terminal)), "\n",
                    "text on a terminal is printable");
  const std::string json = format_response(OutputFormat::json, input, plain);
  require_printable(json, "\n", "JSON is printable");
  check_json_answer(json);
  for (const OutputFormat format : {OutputFormat::jsonl, OutputFormat::ids, OutputFormat::paths})
    require_printable(format_response(format, input, plain), "\n", "lines are printable");
  require_printable(format_response(OutputFormat::csv, input, plain), "\t\r\n", "CSV is printable");
  require_printable(format_response(OutputFormat::tsv, input, plain), "\t\n", "TSV is printable");
}

Hit make_hit(const Article& article, const ArticleSnippet& made) {
  Hit hit;
  hit.rank = 1;
  hit.id = article.id;
  hit.path = article.path;
  hit.url = article.url;
  hit.title = article.title;
  hit.opening = opening_words(article.body, 120);
  hit.source = article.source;
  hit.family_id = article.id;
  hit.snippet = made.snippet;
  hit.title_highlights = made.title_highlights;
  return hit;
}

}  // namespace

void fuzz_escape(std::string_view input) {
  require_printable(escape_for_terminal(input), "\n\t", "terminal text is printable");
  require_printable(escape_for_terminal_line(input), "", "a terminal line is printable");
  require_printable(make_line(input).text, "", "a line is printable");
  check_tables(input);
  check_json(input);
  check_svg(input);
}

void fuzz_snippet(std::string_view input) {
  const std::string text = repair_utf8(input).text;
  std::string_view rest = text;
  const std::string_view query = take_line(rest);
  Article article;
  article.title = take_line(rest);
  article.body = rest;
  article.language = "en";
  article.id = article.path = article.url = article.source = article.title;

  QueryLimits limits;
  limits.today = Date{std::chrono::year{2017} / 4 / 13};
  const Result<ParsedQuery> parsed = parse_query(query, limits);
  if (!parsed) return;
  const std::vector<std::string> languages{"en"};
  const Result<Plan> plan = lower(parsed->root, snippet_analyzer(), languages);
  if (!plan || asks_for_units(*plan)) return;
  const auto max_bytes = static_cast<std::uint32_t>(input.size() % 300);
  const ArticleSnippet made =
      make_snippet(article, snippet_analyzer(),
                   {.plan = &*plan,
                    .max_bytes = max_bytes,
                    .positions_of = analysed_positions(article, snippet_analyzer()),
                    .places_of = analysed_places(article, snippet_analyzer())});
  require(is_valid_utf8(made.snippet.text), "a snippet is valid");
  check_highlights(made.snippet.highlights, made.snippet.text);
  check_highlights(made.title_highlights, article.title);

  SearchRequest request;
  request.query = query;
  SearchResponse response;
  response.read_as = describe(parsed->root);
  response.notes = parsed->notes;
  response.matches = 1;
  response.hits.push_back(make_hit(article, made));
  response.facets.push_back({"person", {{article.title, 1, {article.title + "x"}, true}}, 1});
  check_formats(request, response);
  require_printable(format_article(OutputFormat::text, article, {}), "\n\t",
                    "an article is printable");
  check_json_answer(format_article(OutputFormat::json, article, {}));
}

}  // namespace pressmark
