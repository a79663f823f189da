// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs what the command line asks for.
#include "searcher/commands.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "searcher/explain.h"
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

  int show() const {
    const Result<Article> article = searcher_.article(line_.article_id);
    if (!article) return report(article.error(), {});
    return print(format_article(line_.format, *article, output_options(console_)), found);
  }

  int answer(const SearchRequest& request) {
    return line_.command == Command::explain ? explain(request) : search(request);
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

}  // namespace

int run_command(const CommandLine& line, const Console& console) {
  Result<Searcher> searcher = Searcher::open(line.archive, line.verify);
  if (!searcher) {
    return report_error(searcher.error(), {}, line.format == OutputFormat::json, console);
  }
  Session session{line, console, *std::move(searcher)};
  if (line.command == Command::show) return session.show();
  return line.reads_stdin ? session.answer_each_line() : session.answer(line.request);
}

int report_error(const Error& error, std::string_view query, bool as_json, const Console& console) {
  // Where stdout itself is what fails, stderr is all that is left.
  const bool is_told = as_json && console.print(format_error_json(error)).has_value();
  if (!is_told) console.complain(format_error(error, query, console.colors_errors));
  return exit_code(error.kind);
}

}  // namespace pressmark
