// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs what the command line asks for.
#include "searcher/commands.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "searcher/explain.h"
#include "searcher/output/concordance_output.h"
#include "searcher/output/count_output.h"
#include "searcher/output/names_output.h"
#include "searcher/output/records.h"
#include "searcher/search.h"

namespace pressmark {

namespace {

constexpr int found = 0;
constexpr int nothing_found = 1;

OutputOptions output_options(const Console& console) {
  OutputOptions options;
  options.use_color = console.colors_output;
  options.is_terminal = console.is_terminal;
  options.columns = console.columns;
  return options;
}

// One command on one open archive, for one query or many.
class Session {
 public:
  Session(const CommandLine& line, const Console& console, Searcher searcher)
      : line_(line), console_(console), searcher_(std::move(searcher)) {}

  int answer(const SearchRequest& request) {
    switch (line_.command) {
      case Command::explain:
        return explain(request);
      case Command::count:
      case Command::timeline:
        return count();
      case Command::kwic:
        return concordance();
      case Command::names:
        return names();
      case Command::export_:
        return export_articles();
      case Command::show:
        return show();
      case Command::search:
      case Command::help:
      case Command::help_fields:
      case Command::print_config:
      case Command::version:
        break;
    }
    return search(request);
  }

  // An answer per line. An archive or output that fails once will fail again: that ends it.
  int answer_each_line() {
    bool has_hits = false;
    int worst = found;
    SearchRequest request = line_.request;
    while (true) {
      Result<std::optional<std::string>> query = console_.read_line();
      if (!query) return report(query.error(), {});
      if (!query->has_value()) break;
      request.query = **std::move(query);
      const int code = answer(request);
      if (code > exit_code(ErrorKind::invalid_argument)) return code;
      if (code == found) has_hits = true;
      worst = std::max(worst, code);
    }
    if (worst == exit_code(ErrorKind::invalid_argument)) return worst;
    return has_hits ? found : nothing_found;
  }

 private:
  int show() const {
    const Result<Article> article = searcher_.article(line_.article_id);
    if (!article) return report(article.error(), {});
    return print(format_article(line_.format, *article, output_options(console_)), found);
  }

  int count();
  int concordance();
  int names();
  int export_articles();

  int search(const SearchRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    const Result<SearchResponse> response = searcher_.search(request);
    if (!response) return report(response.error(), request.query);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);

    OutputOptions options = output_options(console_);
    options.with_header = std::exchange(is_first_answer_, false);
    options.elapsed_us = static_cast<std::uint64_t>(took.count());
    if (line_.shows_timing) options.took_us = options.elapsed_us;
    const OutputInput input{request, *response, searcher_.manifest()};
    std::string text = format_response(line_.format, input, options);
    if (line_.reads_stdin && line_.format == OutputFormat::text) text += '\n';
    return print(text, response->matches != 0U ? found : nothing_found);
  }

  int explain(const SearchRequest& request) const {
    const Result<Explanation> explanation = explain_query(request, searcher_.manifest().languages);
    if (!explanation) return report(explanation.error(), request.query);
    return print(format_explanation(line_.format, request, *explanation), found);
  }

  int print(std::string_view text, int code) const {
    const Status printed = console_.print(text);
    return printed ? code : report(printed.error(), {});
  }

  int report(const Error& error, std::string_view query) const {
    return report_error(error, query, line_.format == OutputFormat::json, console_);
  }

  const CommandLine& line_;
  const Console& console_;
  Searcher searcher_;
  bool is_first_answer_ = true;
};

int Session::count() {
  const Result<CountResponse> counted = count_matches(searcher_, line_.request, line_.count);
  if (!counted) return report(counted.error(), line_.request.query);
  const CountInput input{line_.request, *counted, searcher_.manifest()};
  const OutputOptions options = output_options(console_);
  const int code = counted->total.articles > 0 ? found : nothing_found;
  if (!line_.svg_path.empty()) {
    const Status saved =
        console_.save(line_.svg_path, count_timeline_svg(input, line_.shows_percent));
    if (!saved) return report(saved.error(), {});
  }
  if (line_.command == Command::count)
    return print(format_count(line_.format, input, options), code);
  return print(format_count_timeline(line_.format, input, line_.shows_percent, options), code);
}

int Session::concordance() {
  const Result<Concordance> made = make_concordance(searcher_, line_.request, line_.concordance);
  if (!made) return report(made.error(), line_.request.query);
  const ConcordanceInput input{line_.request, *made, searcher_.manifest()};
  return print(format_concordance(line_.format, input, output_options(console_)),
               made->articles > 0 ? found : nothing_found);
}

int Session::names() {
  const Result<NamesResponse> named = find_names(searcher_, line_.request, line_.names);
  if (!named) return report(named.error(), {});
  const NamesInput input{line_.request, *named, searcher_.manifest()};
  return print(format_names(line_.format, input, output_options(console_)),
               named->names.empty() && named->more_names == 0 ? nothing_found : found);
}

// Rows are printed in portions: there may be more of them than memory.
int Session::export_articles() {
  constexpr std::size_t portion_bytes = 1U << 16U;
  const std::vector<ExportField>& fields = line_.export_.fields;
  std::string rows = format_record_header(line_.format, fields);
  const auto visit = [&](const ExportRecord& record) -> Status {
    rows += format_record(line_.format, fields, record);
    if (rows.size() < portion_bytes) return ok;
    return console_.print(std::exchange(rows, {}));
  };
  const Result<std::uint64_t> exported =
      export_matches(searcher_, line_.request, line_.export_, visit);
  if (!exported) return report(exported.error(), line_.request.query);
  return print(rows, *exported > 0 ? found : nothing_found);
}

}  // namespace

int run_command(const CommandLine& line, const Console& console) {
  if (line.command == Command::print_config) {
    const Status printed = console.print(format_settings(line.format, line.settings));
    return printed ? found : report_error(printed.error(), {}, false, console);
  }
  Result<Searcher> searcher = Searcher::open(line.archive, line.verify);
  if (!searcher) {
    return report_error(searcher.error(), {}, line.format == OutputFormat::json, console);
  }
  Session session{line, console, *std::move(searcher)};
  return line.reads_stdin ? session.answer_each_line() : session.answer(line.request);
}

int report_error(const Error& error, std::string_view query, bool as_json, const Console& console) {
  // Where stdout itself is what fails, stderr is all that is left.
  const bool is_told = as_json && console.print(format_error_json(error)).has_value();
  if (!is_told) console.complain(format_error(error, query, console.colors_errors));
  return exit_code(error.kind);
}

}  // namespace pressmark
