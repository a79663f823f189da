// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each limit of the query language from both sides: one less than it and the limit itself run, one
// more is refused by name.

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/analyzer.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"

namespace pressmark {
namespace {

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += text;
  return all;
}

/// `count` of them in a row, with `between` between two.
std::string row_of(std::size_t count, std::string_view text, std::string_view between) {
  return std::string{text} + times(count - 1, std::string{between} + std::string{text});
}

struct QueryLimit {
  std::string name;
  std::size_t limit;
  std::function<std::string(std::size_t)> query;
  std::string message;  // how it begins, with the limit in it
};

std::vector<QueryLimit> all_limits() {
  const QueryLimits limits;
  const auto limit_text = [](std::size_t limit) { return std::to_string(limit); };
  return {
      {"bytes", limits.bytes, [](std::size_t n) { return times(n - 1, " ") + "a"; },
       "a query may have " + limit_text(limits.bytes) + " bytes"},
      {"words", limits.words, [](std::size_t n) { return row_of(n, "a", " "); },
       "a query may have " + limit_text(limits.words) + " words"},
      {"words in lists", limits.words, [](std::size_t n) { return "title:" + row_of(n, "a", ","); },
       "a query may have " + limit_text(limits.words) + " words"},
      {"words of a phrase", limits.phrase_words,
       [](std::size_t n) { return "\"" + row_of(n, "a", " ") + "\""; },
       "a phrase may have " + limit_text(limits.phrase_words) + " words"},
      {"parts of a word", limits.phrase_words, [](std::size_t n) { return row_of(n, "a", "-"); },
       "a phrase may have " + limit_text(limits.phrase_words) + " words"},
      {"parentheses", limits.nesting,
       [](std::size_t n) { return times(n, "(") + "a" + times(n, ")"); },
       "a query may nest " + limit_text(limits.nesting) + " levels"},
      {"exclusions", limits.nesting, [](std::size_t n) { return times(n, "NOT ") + "a"; },
       "a query may nest " + limit_text(limits.nesting) + " levels"},
      {"distance of NEAR", limits.near_distance,
       [](std::size_t n) { return "a NEAR/" + std::to_string(n) + " b"; },
       "distance after NEAR/ must be a number 1.." + limit_text(limits.near_distance)},
      {"distance of ADJ", limits.near_distance,
       [](std::size_t n) { return "a ADJ/" + std::to_string(n) + " b"; },
       "distance after ADJ/ must be a number 1.." + limit_text(limits.near_distance)},
      {"operands of NEAR", limits.near_operands,
       [](std::size_t n) { return row_of(n, "a", " NEAR/2 "); }, "NEAR joins 11 words or phrases"},
      {"words of a phrase with ~", limits.near_operands,
       [](std::size_t n) { return "\"" + row_of(n, "a", " ") + "\"~3"; },
       "a phrase with ~ may have " + limit_text(limits.near_operands) + " words"},
      {"n of ~", limits.slack, [](std::size_t n) { return "\"a b\"~" + std::to_string(n); },
       "after \"...\"~ stands how many other words may be among them, 0 to " +
           limit_text(limits.slack)},
      {"n of ATLEAST", limits.function_number,
       [](std::size_t n) { return "ATLEAST/" + std::to_string(n) + "(a)"; },
       "ATLEAST/ needs a number 1.." + limit_text(limits.function_number)},
      {"n of LEAD", limits.function_number,
       [](std::size_t n) { return "LEAD/" + std::to_string(n) + "(a)"; },
       "LEAD/ needs a number 1.." + limit_text(limits.function_number)},
      {"bytes of a regular expression", limits.regex_bytes,
       [](std::size_t n) { return "/" + times(n, "a") + "/"; },
       "a regular expression may have " + limit_text(limits.regex_bytes) + " bytes"},
      {"wildcards", limits.patterns, [](std::size_t n) { return row_of(n, "aa*", " OR "); },
       "a query may have " + limit_text(limits.patterns) + " words with wildcards, ~ or slashes"},
      {"regular expressions", limits.regexes,
       [](std::size_t n) { return row_of(n, "/a./", " OR "); },
       "a query may have " + limit_text(limits.regexes) + " regular expressions"},
      {"addresses", limits.addresses, [](std::size_t n) { return row_of(n, "path:a", " OR "); },
       "a query may have " + limit_text(limits.addresses) + " values of path:"},
  };
}

/// "ok" or the message of the refusal.
std::string outcome_of(const std::string& query, Analyzer& analyzer) {
  const Result<ParsedQuery> parsed = parse_query(query);
  if (!parsed) return parsed.error().message;
  const Result<Plan> plan = lower(parsed->root, analyzer, {"en"});
  return plan ? "ok" : plan.error().message;
}

TEST(QueryLimits, AreWhatRunsAtMost) {
  Analyzer analyzer = *Analyzer::create();
  for (const QueryLimit& limit : all_limits()) {
    EXPECT_EQ(outcome_of(limit.query(limit.limit - 1), analyzer), "ok") << limit.name;
    EXPECT_EQ(outcome_of(limit.query(limit.limit), analyzer), "ok") << limit.name;
    const std::string refused = outcome_of(limit.query(limit.limit + 1), analyzer);
    EXPECT_EQ(refused.substr(0, limit.message.size()), limit.message) << limit.name;
  }
}

}  // namespace
}  // namespace pressmark
