// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where one token ends and the next begins.
#include "searcher/query/lexer.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string print(const QueryToken& token, std::string_view query) {
  const std::string text{query.substr(token.text.begin, token.text.size())};
  switch (token.kind) {
    case QueryTokenKind::word:
      return text;
    case QueryTokenKind::quoted:
      return "<" + text + ">";
    case QueryTokenKind::open:
      return "(";
    case QueryTokenKind::close:
      return ")";
    case QueryTokenKind::field:
      return (token.bound ? "bound" : std::string{token.field->name}) +
             (token.is_exact ? "=" : ":");
    case QueryTokenKind::negate:
      return "NOT";
    case QueryTokenKind::require:
      return "+";
    case QueryTokenKind::conjoin:
      return "AND";
    case QueryTokenKind::disjoin:
      return "OR";
    case QueryTokenKind::near:
      return "NEAR/" + std::to_string(token.distance);
    case QueryTokenKind::end:
      return ".";
  }
  return "";
}

std::string print_tokens(std::string_view query) {
  const LexedQuery lexed = lex_query(query);
  std::string text;
  for (const QueryToken& token : lexed.tokens) {
    text += (text.empty() ? "" : " ") + print(token, query);
  }
  if (lexed.refusal) text += (text.empty() ? "" : " ") + std::string{"! "} + lexed.refusal->message;
  return text;
}

TEST(LexQuery, CutsQueriesIntoTokens) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"", "."},
      {" \t\n\u00a0\u3000\ufeff", "."},
      {"a b", "a b ."},
      {"a-b", "a-b ."},
      {"a -b", "a NOT b ."},
      {"-\"a b\"", "NOT <a b> ."},
      {"+(a)", "+ ( a ) ."},
      {"!a", "NOT a ."},
      {"a|| b", "! the operator || stands between spaces"},
      {"a || b | c OR d", "a OR b OR c OR d ."},
      {"a && b AND c", "a AND b AND c ."},
      {"NOT a", "NOT a ."},
      {"NOTa ANDb", "NOTa ANDb ."},
      {"a NEAR b NEAR/3 c NEAR7 d w/2 e", "a NEAR/10 b NEAR/3 c NEAR/7 d NEAR/2 e ."},
      {"title:a", "title: a ."},
      {"TITLE:a", "title: a ."},
      {"title:\"a b\"", "title: <a b> ."},
      {"title:(a)", "title: ( a ) ."},
      {"-title:a", "NOT title: a ."},
      {"person=a", "person= a ."},
      {"after:2017", "bound: 2017 ."},
      {"title:OR", "title: OR ."},
      {"title:12:30", "title: 12:30 ."},
      {"12:title", "12:title ."},
      {"http://a.b/c?d=e", "http://a.b/c?d=e ."},
      {"“a” „b“ «c» ‹d›", "<a> <b> <c> <d> ."},
      {"（a）", "( a ) ."},
      {"a(b", "a ! a word and a parenthesis need a space between them"},
      {"\"a", "! this quotation mark is never closed"},
      {"x \"a\"b", "x <a> ! a space is needed between this and what it follows"},
  };
  for (const auto& [query, tokens] : rows)
    EXPECT_EQ(print_tokens(query), tokens) << query;
}

TEST(LexQuery, GivesTheBytesOfEachToken) {
  const LexedQuery lexed = lex_query("a  “Сирия” OR");
  ASSERT_EQ(lexed.tokens.size(), 4U);
  EXPECT_EQ(lexed.tokens[0].where, (ByteRange{0, 1}));
  EXPECT_EQ(lexed.tokens[1].where, (ByteRange{3, 19}));
  EXPECT_EQ(lexed.tokens[1].text, (ByteRange{6, 16}));
  EXPECT_EQ(lexed.tokens[2].where, (ByteRange{20, 22}));
  EXPECT_EQ(lexed.tokens[3].where, (ByteRange{22, 22}));
}

}  // namespace
}  // namespace pressmark
