// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs what the command line asks for.
#include "searcher/commands.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/files.h"
#include "searcher/batch.h"
#include "searcher/copies.h"
#include "searcher/explain.h"
#include "searcher/failed_search.h"
#include "searcher/output/batch_output.h"
#include "searcher/output/compare_output.h"
#include "searcher/output/concordance_output.h"
#include "searcher/output/copies_output.h"
#include "searcher/output/count_output.h"
#include "searcher/output/json.h"
#include "searcher/output/names_output.h"
#include "searcher/output/records.h"
#include "searcher/output/verify_output.h"
#include "searcher/output/watch_output.h"
#include "searcher/receipt.h"
#include "searcher/search.h"
#include "searcher/similar.h"
#include "searcher/verify_receipt.h"
#include "searcher/watch.h"

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
      case Command::similar:
        return similar();
      case Command::compare:
        return compare();
      case Command::batch:
        return batch();
      case Command::watch:
        return watch();
      case Command::verify:
        return verify();
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
      ++query_number_;
      const int code = answer(request);
      if (code > exit_code(ErrorKind::invalid_argument)) return code;
      if (code == found) has_hits = true;
      worst = std::max(worst, code);
    }
    if (worst == exit_code(ErrorKind::invalid_argument)) return worst;
    return has_hits ? found : nothing_found;
  }

 private:
  int show() {
    if (line_.shows_copies) return copies();
    Result<Article> article = searcher_.article(line_.article_id);
    if (!article) return report(article.error(), {});
    if (line_.shows_raw && line_.format == OutputFormat::text) article->body = raw_body(*article);
    return print(format_article(line_.format, *article, output_options(console_)), found);
  }

  int copies() {
    const Result<CopiesResponse> found_copies = find_copies(searcher_, line_.article_id);
    if (!found_copies) return report(found_copies.error(), {});
    return print(format_copies(line_.format, *found_copies, output_options(console_)), found);
  }

  int count();
  int concordance();
  int names();
  int similar();
  int compare();
  int batch();
  int watch();
  int verify();
  Result<SeenArticles> read_state() const;
  Result<std::string> read_batch() const;
  int export_articles();

  int search(const SearchRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    const Result<SearchResponse> response = searcher_.search(request);
    if (line_.answers_in_lines()) return print_answer_line(response);
    if (!response) return report(response.error(), request.query);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);

    OutputOptions options = output_options(console_);
    options.with_header = std::exchange(is_first_answer_, false);
    options.elapsed_us = static_cast<std::uint64_t>(took.count());
    if (line_.shows_timing) options.took_us = options.elapsed_us;
    Result<std::optional<FailedSearch>> failed = why_nothing(request, *response);
    if (!failed) return report(failed.error(), {});
    OutputInput input{request, *response, searcher_.identity(), *failed ? &**failed : nullptr};
    if (line_.format == OutputFormat::json) input.now = day_counted_from(request);
    std::vector<ExplainedHit> explained;
    if (line_.explains_scores) {
      Result<std::vector<ExplainedHit>> scores = explain_hits(request, *response, searcher_);
      if (!scores) return report(scores.error(), {});
      explained = *std::move(scores);
      input.explained = &explained;
    }
    std::string text = format_response(line_.format, input, options);
    if (line_.format == OutputFormat::text) text += format_explained_hits(explained);
    if (line_.reads_stdin && line_.format == OutputFormat::text) text += '\n';
    if (response->matches == 0U) offer_command();
    return print(text, response->matches != 0U ? found : nothing_found);
  }

  int print_answer_line(const Result<SearchResponse>& response) const {
    if (!response) {
      return print(format_refusal_line(query_number_, response.error()),
                   exit_code(response.error().kind));
    }
    return print(format_answer_line(query_number_, *response),
                 response->matches != 0U ? found : nothing_found);
  }

  // The first word may have been meant as a command; in JSON, standard error stays empty.
  void offer_command() const {
    if (line_.meant_command.empty() || line_.format == OutputFormat::json) return;
    console_.complain(fmt::format("hint: did you mean the command '{}'? {} {} --help\n",
                                  line_.meant_command, line_.program, line_.meant_command));
  }

  // Only where it is shown.
  Result<std::optional<FailedSearch>> why_nothing(const SearchRequest& request,
                                                  const SearchResponse& response) {
    const bool is_shown = line_.format == OutputFormat::text || line_.format == OutputFormat::json;
    if (response.matches != 0U || !is_shown) return std::optional<FailedSearch>{};
    Result<FailedSearch> failed = explain_failure(searcher_, request);
    if (!failed) return std::move(failed).error();
    return std::optional{*std::move(failed)};
  }

  int explain(const SearchRequest& request) {
    std::vector<std::string> common_languages;  // found by a look at every article
    if (request.match == MatchMode::any) common_languages = searcher_.archive().common_languages();
    Result<Explanation> explanation =
        explain_query(request, searcher_.manifest().languages, common_languages);
    if (!explanation) return report(explanation.error(), request.query);
    const Status explained = explain_results(request, searcher_, *explanation);
    if (!explained) return report(explained.error(), request.query);
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
  std::uint64_t query_number_ = 0;  // of those on standard input, from 1
};

int Session::count() {
  const Result<CountResponse> counted = count_matches(searcher_, line_.request, line_.count);
  if (!counted) return report(counted.error(), line_.request.query);
  const CountInput input{line_.request, *counted, searcher_.identity()};
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
  const ConcordanceInput input{line_.request, *made, searcher_.identity()};
  return print(format_concordance(line_.format, input, output_options(console_)),
               made->articles > 0 ? found : nothing_found);
}

int Session::names() {
  const Result<NamesResponse> named = find_names(searcher_, line_.request, line_.names);
  if (!named) return report(named.error(), {});
  const NamesInput input{line_.request, *named, searcher_.identity()};
  return print(format_names(line_.format, input, output_options(console_)),
               named->names.empty() && named->more_names == 0 ? nothing_found : found);
}

int Session::similar() {
  const Result<SearchResponse> response = find_similar(searcher_, line_.article_id, line_.request);
  if (!response) return report(response.error(), {});
  SearchRequest made = line_.request;
  made.query = response->read_as;
  made.facets.clear();
  OutputInput input{made, *response, searcher_.identity()};
  input.similar_to = line_.article_id;
  return print(format_response(line_.format, input, output_options(console_)),
               response->matches != 0U ? found : nothing_found);
}

int Session::compare() {
  const Result<Comparison> compared =
      compare_queries(searcher_, line_.request, line_.other_query, line_.compare);
  if (!compared) return report(compared.error(), line_.request.query);
  const bool is_any = compared->a.articles > 0 || compared->b.articles > 0;
  return print(
      format_comparison(line_.format, *compared, searcher_.identity(), output_options(console_)),
      is_any ? found : nothing_found);
}

Result<std::string> Session::read_batch() const {
  constexpr std::uint64_t most_bytes = 64U << 20U;
  if (line_.batch_path != "-") return read_file(line_.batch_path, most_bytes);
  std::string text;
  while (text.size() <= most_bytes) {
    Result<std::optional<std::string>> line = console_.read_line();
    if (!line) return std::move(line).error();
    if (!line->has_value()) return text;
    text += **line + '\n';
  }
  return Error{ErrorKind::limit, "standard input has more than 64 MiB of queries"};
}

int Session::batch() {
  const Result<std::string> text = read_batch();
  if (!text) return report(text.error(), {});
  std::vector<BatchRow> rows;
  int code = nothing_found;
  for (const BatchQuery& asked : parse_batch(*text)) {
    Result<BatchRow> row = run_batch_query(searcher_, line_.request, asked);
    if (!row) return report(row.error(), {});
    if (row->refusal) {
      code = exit_code(ErrorKind::invalid_argument);
    } else if (row->count.articles > 0 && code == nothing_found) {
      code = found;
    }
    rows.push_back(*std::move(row));
  }
  return print(format_batch(line_.format, rows, searcher_.identity(), output_options(console_)),
               code);
}

Result<SeenArticles> Session::read_state() const {
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 32U;
  std::error_code problem;
  if (!std::filesystem::exists(line_.state_path, problem)) return SeenArticles{};
  const Result<std::string> text = read_file(line_.state_path, most_bytes);
  if (!text) return text.error();
  return parse_watch_state(*text, line_.state_path);
}

// The state is saved when the news has been told: what is lost on the way is told again.
int Session::watch() {
  const Result<std::string> text = read_batch();
  if (!text) return report(text.error(), {});
  Result<SeenArticles> seen = read_state();
  if (!seen) return report(seen.error(), {});
  std::vector<WatchedQuery> queries;
  int code = nothing_found;
  for (const BatchQuery& asked : parse_batch(*text)) {
    Result<WatchedQuery> query = watch_query(searcher_, line_.request, asked, *seen);
    if (!query) return report(query.error(), {});
    if (query->refusal) {
      code = exit_code(ErrorKind::invalid_argument);
    } else if (!query->fresh.empty() && code == nothing_found) {
      code = found;
    }
    queries.push_back(*std::move(query));
  }
  const OutputOptions options = output_options(console_);
  const Status printed =
      console_.print(format_watch(line_.format, queries, searcher_.identity(), options));
  if (!printed) return report(printed.error(), {});
  const Status saved = replace_file(line_.state_path, format_watch_state(*seen));
  return saved ? code : report(saved.error(), {});
}

int Session::verify() {
  constexpr std::uint64_t most_bytes = 256U << 20U;
  Result<std::string> text = read_file(line_.receipt_path, most_bytes);
  if (!text) return report(text.error(), {});
  const Result<Receipt> receipt = parse_receipt(*std::move(text), line_.receipt_path);
  if (!receipt) return report(receipt.error(), {});
  const Result<Verification> verified = verify_receipt(searcher_, *receipt);
  if (!verified) return report(verified.error(), {});
  return print(format_verification(line_.format, *receipt, *verified, output_options(console_)),
               verified->is_same() ? found : nothing_found);
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
  Result<Searcher> searcher = Searcher::open_as_one(line.archives, line.verify);
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
