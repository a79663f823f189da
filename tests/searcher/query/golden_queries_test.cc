// SPDX-License-Identifier: GPL-2.0-or-later
//
// The query language as a table: every row of tests/golden/queries.txt, from text to plan.
//
//   > lavrov NEAR/x syria
//     error 7..13 `NEAR/x` distance after NEAR/ must be a number 1..1000
//     hint  try: lavrov NEAR/10 syria
//
// Relative dates count from 2017-05-11, a Thursday.
//
// To add a row, write its first line into the file and run with PRESSMARK_APPROVE=1.
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/analyzer.h"
#include "base/utf8.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plain_words.h"
#include "searcher/query/plan.h"
#include "tests/searcher/query/printed_query.h"
#include "tests/support/golden.h"

namespace pressmark {
namespace {

QueryLimits golden_limits() {
  QueryLimits limits;
  limits.today = std::chrono::year{2017} / 5 / 11;
  return limits;
}

// Bytes that are not UTF-8 as the file's own escapes.
std::string printable(std::string_view text) {
  if (is_valid_utf8(text)) return std::string{text};
  std::string escaped;
  for (const char c : text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    escaped += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
  }
  return escaped;
}

std::string span_of(ByteRange where, std::string_view text) {
  return std::to_string(where.begin) + ".." + std::to_string(where.end) + " `" +
         printable(text.substr(where.begin, where.size())) + "`";
}

std::string print_error(const Error& error, std::string_view text) {
  EXPECT_EQ(error.kind, ErrorKind::invalid_argument) << text;
  EXPECT_TRUE(error.where.has_value()) << text;
  if (!error.where || !is_range_of(*error.where, text)) return "  error outside the text\n";
  return "  error " + span_of(*error.where, text) + " " + error.message + "\n  hint  " +
         error.hint + "\n";
}

std::string print_lowered(const Node& root, std::string_view text, Analyzer& analyzer) {
  const Result<Plan> plan = lower(root, analyzer, {"en"});
  if (!plan) return print_error(plan.error(), text);
  return "  plan  " + on_one_line(print_plan(*plan)) + "\n";
}

std::string print_parsed(const Node& root, std::string_view text, Analyzer& analyzer) {
  return "  read  " + describe(root) + "\n  tree  " + on_one_line(print_tree(root)) + "\n" +
         print_lowered(root, text, analyzer);
}

Result<ParsedQuery> read_as(std::string_view mode, std::string_view text, Analyzer& analyzer) {
  const std::vector<std::string> languages{"en"};
  return mode == "any" ? read_plain_words(text, analyzer, languages, golden_limits())
                       : parse_query(text, golden_limits());
}

std::string print_row(const GoldenRow& row, Analyzer& analyzer) {
  if (row.mode == "#") return row.typed + "\n";
  const std::string text = unescape(row.typed);
  std::string out = row.mode + "> " + row.typed + "\n";
  if (row.mode == "filter") {
    const Result<Node> filter = parse_filter(text);
    return out +
           (filter ? print_parsed(*filter, text, analyzer) : print_error(filter.error(), text));
  }
  const Result<ParsedQuery> parsed = read_as(row.mode, text, analyzer);
  if (!parsed) return out + print_error(parsed.error(), text);
  out += print_parsed(parsed->root, text, analyzer);
  for (const QueryNote& note : parsed->notes) {
    out += "  note  " + span_of(note.where, text) + " " + note.message + "\n";
  }
  return out;
}

TEST(GoldenQueries, AreReadAndRefusedAsTheTableSays) {
  Result<Analyzer> analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  const std::vector<GoldenRow> rows = read_golden_rows();
  std::size_t queries = 0;
  std::string table;
  for (const GoldenRow& row : rows) {
    if (row.mode != "#") ++queries;
    table += print_row(row, *analyzer);
  }
  EXPECT_GE(queries, 300U);
  expect_golden("queries.txt", table);
}

TEST(GoldenQueries, EveryOfferRuns) {
  Result<Analyzer> analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  constexpr std::string_view prefix = "try: ";
  for (const GoldenRow& row : read_golden_rows()) {
    if (row.mode == "#") continue;
    const std::string text = unescape(row.typed);
    if (row.mode == "filter") {
      const Result<Node> filter = parse_filter(text);
      if (filter) continue;
      ASSERT_TRUE(filter.error().hint.starts_with(prefix)) << text;
      EXPECT_TRUE(parse_filter(filter.error().hint.substr(prefix.size()))) << text;
      continue;
    }
    const Result<ParsedQuery> parsed = read_as(row.mode, text, *analyzer);
    std::string hint;
    if (!parsed) {
      hint = parsed.error().hint;
    } else if (const Result<Plan> plan = lower(parsed->root, *analyzer, {"en"}); !plan) {
      hint = plan.error().hint;
    } else {
      continue;
    }
    ASSERT_TRUE(hint.starts_with(prefix)) << text << ": " << hint;
    EXPECT_TRUE(read_as(row.mode, hint.substr(prefix.size()), *analyzer)) << text << ": " << hint;
  }
}

}  // namespace
}  // namespace pressmark
