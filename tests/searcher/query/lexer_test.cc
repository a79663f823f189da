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
    case QueryTokenKind::regex:
      return "/" + text + "/";
    case QueryTokenKind::open:
      return "(";
    case QueryTokenKind::close:
      return ")";
    case QueryTokenKind::field:
      if (token.is_lead) return "lead:";
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
      return operator_text(token.closeness, token.number);
    case QueryTokenKind::exact:
      return "=";
    case QueryTokenKind::function:
      return "function/" + std::to_string(token.number);
    case QueryTokenKind::slack:
      return "~" + std::to_string(token.number);
    case QueryTokenKind::weight:
      return "^" + weight_text(token.number);
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
      {"/a b/ /a.b/^2 (/c/) /s x/y/", "/a b/ /a.b/ ^2 ( /c/ ) /s x/y/ ."},
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
      {"a ADJ b ADJ2 c ONEAR/3 d pre/4 e", "a ADJ/10 b ADJ/2 c ADJ/3 d ADJ/4 e ."},
      {"a /s b w/p c SAME d NOT NEAR/2 e", "a /s b /p c /p d NOT NEAR/2 e ."},
      {"a NOT ADJ/2 b", "a NOT ! of these operators only NEAR can follow NOT"},
      {"-a NEAR/2 b", "NOT a NEAR/2 b ."},
      {"=\"a b\"~5^2.5", "= <a b> ~5 ^2.5 ."},
      {"(a)^0.5", "( a ) ^0.5 ."},
      {"(a)~5", "( a ) ! ~ stands behind a word or a quotation"},
      {"\"a\"~101", "<a> ! after \"...\"~ stands how many other words may be among them, 0 to 100"},
      {"\"a\"^x", "<a> ! after ^ stands a weight from 0.001 to 100"},
      {"=(a)", "! = stands before a word or quotation; EXACT takes parentheses"},
      {"LEAD(a) ATLEAST3(b) ATLEAST/4(c) HLEAD/5(d)",
       "function/60 ( a ) function/3 ( b ) function/4 ( c ) function/5 ( d ) ."},
      {"CAPS(a) MAJOR(b) EXACT(c)", "function/0 ( a ) function/0 ( b ) function/0 ( c ) ."},
      {"ATLEAST(a)", "ATLEAST ! ATLEAST/ needs a number 1..1000000 behind it"},
      {"LEAD a", "LEAD a ."},
      {"title=a", "title= a ."},
      {"title:=\"a b\"", "title: = <a b> ."},
      {"title:a", "title: a ."},
      {"TITLE:a", "title: a ."},
      {"title:\"a b\"", "title: <a b> ."},
      {"title:(a)", "title: ( a ) ."},
      {"-title:a", "NOT title: a ."},
      {"person=a", "person= a ."},
      {"after:2017", "bound: 2017 ."},
      {"title:OR", "title: OR ."},
      {"title:12:30", "title: 12:30 ."},
      {"title:x:y", "title: x:y ."},
      {"lead:OR lead:12:30 lead:x/y", "lead: OR lead: 12:30 lead: x/y ."},
      {"lead:x:y", "lead: ! lead: takes a word, a quotation or parentheses"},
      {"lead:is:duplicate", "lead: ! lead: takes a word, a quotation or parentheses"},
      {"lead:words<300", "lead: ! lead: takes a word, a quotation or parentheses"},
      {"lead:/s", "lead: ! lead: takes a word, a quotation or parentheses"},
      {"lead:W/5", "lead: ! lead: takes a word, a quotation or parentheses"},
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
