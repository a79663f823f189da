// SPDX-License-Identifier: GPL-2.0-or-later
//
// A query runs as written or not at all: what is read is described so that it is read again, and
// what is refused is offered in a form that runs.

#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "searcher/output/output.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plain_words.h"
#include "searcher/query/plan.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

constexpr std::string_view offer_mark = "try: ";

QueryLimits query_limits() {
  QueryLimits limits;
  limits.today = Date{std::chrono::year{2017} / 4 / 13};
  return limits;
}

// Slow to make, and told apart by nothing but the time that takes.
Analyzer& query_analyzer() {
  static Analyzer analyzer = *Analyzer::create();
  return analyzer;
}

const std::vector<std::string>& query_languages() {
  static const std::vector<std::string> languages{"de", "en", "zh"};
  return languages;
}

void check_place(const std::optional<ByteRange>& where, std::string_view input) {
  require(where.has_value(), "a refusal says where");
  require(where->begin <= where->end && where->end <= input.size(),
          "a refusal is inside the query");
}

void check_printed_refusal(const Error& error, std::string_view input) {
  require_printable(format_error(error, input, false), "\n", "a refusal is safe for a terminal");
  require_printable(format_error_json(error), "\n", "a refusal in JSON is safe for a terminal");
}

void check_refusal(const Error& error, std::string_view input) {
  require(error.kind == ErrorKind::invalid_argument, "a query is refused as invalid_argument");
  check_place(error.where, input);
  check_printed_refusal(error, input);
  require(error.hint.starts_with(offer_mark), "a refusal offers a query");
  const std::string offered = error.hint.substr(offer_mark.size());
  const Result<ParsedQuery> parsed = parse_query(offered, query_limits());
  require(parsed.has_value(), "what is offered parses: " + offered);
}

void check_notes(const std::vector<QueryNote>& notes, std::string_view input) {
  for (const QueryNote& note : notes)
    require(note.where.begin <= note.where.end && note.where.end <= input.size(),
            "a note is inside the query");
}

}  // namespace

void fuzz_query(std::string_view input) {
  const Result<ParsedQuery> parsed = parse_query(input, query_limits());
  if (!parsed) return check_refusal(parsed.error(), input);
  check_notes(parsed->notes, input);
  const Result<Plan> plan = lower(parsed->root, query_analyzer(), query_languages());
  if (!plan) check_refusal(plan.error(), input);

  // Operators are written out, which may make a long query too long.
  const std::string text = describe(parsed->root);
  if (text.size() > query_limits().bytes) return;
  const Result<ParsedQuery> again = parse_query(text, query_limits());
  require(again.has_value(), "what is described parses: " + text);
  require(describe(again->root) == text, "a description is a fixed point: " + text);
  const Result<Plan> plan_again = lower(again->root, query_analyzer(), query_languages());
  require(plan.has_value() == plan_again.has_value(), "a description runs as the query: " + text);
  if (!plan) return;
  require(print_plan(*plan) == print_plan(*plan_again), "a description means the same: " + text);
}

void fuzz_plain_words(std::string_view input) {
  const Result<ParsedQuery> read =
      read_plain_words(input, query_analyzer(), query_languages(), query_limits());
  if (!read) {
    check_place(read.error().where, input);
    check_printed_refusal(read.error(), input);
    require(read.error().hint.starts_with(offer_mark), "a refusal offers a text");
    const std::string offered = read.error().hint.substr(offer_mark.size());
    require(read_plain_words(offered, query_analyzer(), query_languages()).has_value(),
            "the text that is offered runs: " + offered);
    return;
  }
  check_notes(read->notes, input);
  const Result<Plan> plan = lower(read->root, query_analyzer(), query_languages());
  require(plan.has_value(), "plain text that is read can be searched for");
}

void fuzz_filter(std::string_view input) {
  const Result<Node> node = parse_filter(input);
  if (node) {
    const Result<Plan> plan = lower(*node, query_analyzer(), query_languages());
    if (!plan) check_printed_refusal(plan.error(), input);
    return;
  }
  check_printed_refusal(node.error(), input);
  if (!node.error().hint.starts_with(offer_mark)) return;
  const std::string offered = node.error().hint.substr(offer_mark.size());
  require(parse_filter(offered).has_value(), "the filter that is offered parses: " + offered);
}

}  // namespace pressmark
