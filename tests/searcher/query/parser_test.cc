// SPDX-License-Identifier: GPL-2.0-or-later
//
// Properties of parsing that hold for any bytes: it ends, in linear time, and refuses with an
// offer.
#include "searcher/query/parser.h"

#include <array>
#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "searcher/query/describe.h"
#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

constexpr std::string_view offer_prefix = "try: ";

// Fails the test unless `query` parses, or is refused as promised.
void check_outcome(const std::string& query) {
  const Result<ParsedQuery> parsed = parse_query(query);
  if (parsed) {
    for (const QueryNote& note : parsed->notes)
      EXPECT_TRUE(is_range_of(note.where, query));
    return;
  }
  const Error& error = parsed.error();
  EXPECT_EQ(error.kind, ErrorKind::invalid_argument) << query;
  EXPECT_FALSE(error.message.empty()) << query;
  ASSERT_TRUE(error.where.has_value()) << query;
  EXPECT_TRUE(is_range_of(*error.where, query)) << query << ": " << error.message;
  ASSERT_TRUE(error.hint.starts_with(offer_prefix)) << query;
  const std::string offered = error.hint.substr(offer_prefix.size());
  const Result<ParsedQuery> again = parse_query(offered);
  EXPECT_TRUE(again) << query << " -> " << offered << ": " << print_outcome(again);
  EXPECT_FALSE(offered.empty()) << query;
}

// Pieces that meet in ways nobody thought of.
constexpr std::array<std::string_view, 60> pieces{
    "a",      "Syria",  " ",     " ",    " ",         "(",       ")",       "\"",       "“",
    "”",      "«",      "»",     "-",    "+",         "!",       "AND",     " OR ",     "NOT ",
    "NEAR/5", " NEAR ", "NEAR/", "w/3",  "title:",    "person:", "person=", "source:",  "date:",
    "year:",  "2017",   "-02",   "..",   "after:",    "none",    "foo:",    "persn:",   "*",
    "?",      "~2",     "^3",    "=",    "/",         "/s",      "&&",      "|",        "||",
    ",",      "[",      " TO ",  "]",    "ATLEAST3(", "LEAD(",   "ADJ/3",   "http://x", "—",
    "Лавров", "叙利亚", "（",    "\xff", "\n",        "has:date"};

std::string random_query(std::mt19937& random) {
  std::string query;
  const std::size_t length = std::uniform_int_distribution<std::size_t>{0, 14}(random);
  std::uniform_int_distribution<std::size_t> pick{0, pieces.size() - 1};
  for (std::size_t i = 0; i < length; ++i)
    query += pieces[pick(random)];
  return query;
}

TEST(ParseQuery, NeverFailsWithoutPlaceReasonAndAnOfferThatParses) {
  std::mt19937 random{20170511};
  for (int i = 0; i < 8'000; ++i) {
    check_outcome(random_query(random));
  }
}

TEST(ParseQuery, TakesAnyBytes) {
  std::mt19937 random{42};
  std::uniform_int_distribution<int> byte{0, 255};
  std::uniform_int_distribution<std::size_t> length{0, 40};
  for (int i = 0; i < 3'000; ++i) {
    std::string query(length(random), ' ');
    for (char& c : query)
      c = static_cast<char>(byte(random));
    check_outcome(query);
  }
}

TEST(ParseQuery, ReadsBackWhatItDescribes) {
  std::mt19937 random{7};
  int parsed_queries = 0;
  for (int i = 0; i < 8'000; ++i) {
    const std::string query = random_query(random);
    const Result<ParsedQuery> parsed = parse_query(query);
    if (!parsed) continue;
    ++parsed_queries;
    const std::string text = describe(parsed->root);
    const Result<ParsedQuery> again = parse_query(text);
    ASSERT_TRUE(again) << query << " -> " << text << ": " << print_outcome(again);
    EXPECT_EQ(describe(again->root), text) << query;
  }
  EXPECT_GT(parsed_queries, 500);
}

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() + piece.size() <= bytes)
    text += piece;
  return text;
}

TEST(ParseQuery, TakesLinearTimeOnAnything) {
  constexpr std::array<std::string_view, 22> bombs{"(",
                                                   ")",
                                                   "\"",
                                                   "-",
                                                   "NOT ",
                                                   "a OR ",
                                                   "x NOT (",
                                                   "a NEAR/5 ",
                                                   "[",
                                                   "* ",
                                                   "a* ",
                                                   "\"a* ",
                                                   "title:(",
                                                   "foo:x ",
                                                   "a|b ",
                                                   "“a” ",
                                                   "( a ) ",
                                                   "a,b ",
                                                   "date:x ",
                                                   "= ",
                                                   "\xe4\xb8\xad ",
                                                   "(a OR b) NEAR "};
  for (const std::string_view bomb : bombs) {
    const std::string query = repeat(bomb, QueryLimits{}.bytes);
    const auto begin = std::chrono::steady_clock::now();
    check_outcome(query);
    const auto took = std::chrono::steady_clock::now() - begin;
    // Generous: debug builds and sanitizers on a busy machine. Quadratic would be minutes.
    EXPECT_LT(took, std::chrono::seconds{3}) << bomb;
  }
}

TEST(ParseQuery, HoldsEachLimitAndNoLess) {
  const QueryLimits limits;
  const auto runs = [](const std::string& query) { return parse_query(query).has_value(); };
  EXPECT_TRUE(runs(std::string(limits.bytes, 'a')));
  EXPECT_FALSE(runs(std::string(limits.bytes + 1, 'a')));
  EXPECT_TRUE(runs(repeat("a ", 2 * limits.words)));
  EXPECT_FALSE(runs(repeat("a ", 2 * limits.words + 2)));
  EXPECT_TRUE(runs("\"" + repeat("a ", 2 * limits.phrase_words) + "\""));
  EXPECT_FALSE(runs("\"" + repeat("a ", 2 * limits.phrase_words + 2) + "\""));
  EXPECT_TRUE(runs(repeat("(", limits.nesting) + "a" + repeat(")", limits.nesting)));
  EXPECT_FALSE(runs(repeat("(", limits.nesting + 1) + "a" + repeat(")", limits.nesting + 1)));
  EXPECT_TRUE(runs(repeat("-", limits.nesting) + "a"));
  EXPECT_FALSE(runs(repeat("-", limits.nesting + 1) + "a"));
  EXPECT_TRUE(runs(repeat("-", limits.nesting - 1) + "a OR b c"));
  EXPECT_FALSE(runs(repeat("-", limits.nesting) + "a OR b c")) << "(NOT ... a OR b) AND c";
  EXPECT_TRUE(runs("a NEAR/1000 b"));
  EXPECT_FALSE(runs("a NEAR/1001 b"));
}

TEST(ParseQuery, NamesThePlaceWhereALimitIsPassed) {
  QueryLimits limits;
  limits.bytes = 10;
  limits.words = 2;
  EXPECT_EQ(print_outcome(parse_query("Лавров и Сирия", limits)),
            "refused 10..26: a query may have 10 bytes; this one has 26; "
            "try: tillerson AND lavrov");
  EXPECT_EQ(print_outcome(parse_query("a b c", limits)),
            "refused 4..5: a query may have 2 words; this is where one more begins; "
            "try: tillerson AND lavrov");
}

TEST(ParseQuery, PointsAtEveryOperand) {
  const std::string query = "Syria title:\"war crimes\" -(a OR b)";
  const Result<ParsedQuery> parsed = parse_query(query);
  ASSERT_TRUE(parsed);
  std::vector<std::string> spans;
  for (const Node& node : parsed->root.children) {
    spans.push_back(query.substr(node.where.begin, node.where.size()));
  }
  EXPECT_EQ(spans, (std::vector<std::string>{"Syria", "title:\"war crimes\"", "-(a OR b"}));
}

TEST(ParseQuery, RunsTheExampleOfEveryField) {
  for (const Field& field : fields) {
    const Result<ParsedQuery> parsed = parse_query(field.example);
    ASSERT_TRUE(parsed) << field.example;
    EXPECT_EQ(parsed->root.field, &field) << field.example;
  }
}

}  // namespace
}  // namespace pressmark
