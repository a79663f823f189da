// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts a query into tokens. A unit begins after white space or a parenthesis: only there do - + !
// negate or require, and does `name:` name a field; so Smolenskaya-Sennaya stays one word.
#include "searcher/query/lexer.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/byte_range.h"
#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/operator_tokens.h"
#include "searcher/query/query_bytes.h"
#include "searcher/query/word_regex.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

class Lexer {
 public:
  Lexer(std::string_view query, const QueryLimits& limits) : query_(query), limits_(limits) {}

  LexedQuery run() {
    lexed_.refusal = check_bytes(query_, limits_);
    if (!lexed_.refusal) {
      skip_spaces();
      while (at_ < query_.size() && lex_next())
        skip_spaces();
    }
    if (!lexed_.refusal) {
      push({.kind = QueryTokenKind::end, .where = byte_range(query_.size(), query_.size())});
    }
    return std::move(lexed_);
  }

 private:
  // Each lex_ function takes what starts at at_ and moves behind it; false if it refused.
  bool lex_next();
  bool lex_open();
  bool lex_quoted(QuoteFamily family);
  bool lex_run();
  bool lex_prefixes();
  bool lex_field(std::size_t run_end);
  bool lex_comparison(std::size_t run_end);
  QueryToken field_token(const FieldName& name) const;
  bool lex_field_name(const FieldName& name, std::size_t run_end);
  bool lex_lead_word(std::size_t run_end);
  bool lex_operator_or_word(std::size_t run_end);
  bool lex_proximity(const ProximityWord& proximity, std::size_t run_end);
  bool lex_function(const FunctionWord& function);
  bool lex_modifiers(std::size_t run_end);
  bool lex_bracket_range();
  bool lex_regex();
  bool takes_range() const;
  bool lex_exact_sign();
  bool lex_word(std::size_t run_end);

  bool refuse_unknown_field(const FieldName& name, std::size_t run_end);
  bool refuse_modifier_or_glue(std::size_t run_end);
  bool refuse(Refusal refusal) {
    lexed_.refusal = std::move(refusal);
    return false;
  }
  bool refuse(ByteRange where, std::string message) {
    lexed_.refusal = Refusal{where, std::move(message), std::nullopt};
    return false;
  }
  bool refuse(ByteRange where, std::string message, ByteRange edited, std::string replacement) {
    lexed_.refusal = Refusal{where, std::move(message), QueryEdit{edited, std::move(replacement)}};
    return false;
  }

  void push(const QueryToken& token) { lexed_.tokens.push_back(token); }
  bool count_words(std::size_t words, ByteRange where);
  void skip_spaces();
  std::size_t end_of_run(std::size_t at) const;
  CodePoint peek(std::size_t at) const { return decode_utf8(query_, at); }
  bool ends_unit(std::size_t at) const;

  // The token before at_, if nothing stands between.
  const QueryToken* glued() const {
    if (lexed_.tokens.empty() || lexed_.tokens.back().where.end != at_) return nullptr;
    return &lexed_.tokens.back();
  }
  bool is_glued_to(QueryTokenKind kind) const {
    const QueryToken* token = glued();
    return token != nullptr && token->kind == kind;
  }

  std::string_view query_;
  const QueryLimits& limits_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  LexedQuery lexed_;
};

void Lexer::skip_spaces() {
  while (at_ < query_.size()) {
    const CodePoint next = peek(at_);
    if (!is_query_space(next.value)) return;
    at_ += next.length;
  }
}

bool Lexer::ends_unit(std::size_t at) const {
  if (at >= query_.size()) return true;
  const char32_t c = peek(at).value;
  return is_query_space(c) || is_closing_parenthesis(c);
}

std::size_t Lexer::end_of_run(std::size_t at) const {
  while (at < query_.size()) {
    const CodePoint next = peek(at);
    if (is_query_space(next.value) || is_opening_parenthesis(next.value) ||
        is_closing_parenthesis(next.value) || quote_family(next.value)) {
      break;
    }
    at += next.length;
  }
  return at;
}

bool Lexer::count_words(std::size_t words, ByteRange where) {
  words_ += words;
  if (words_ <= limits_.words) return true;
  return refuse(where, "a query may have " + std::to_string(limits_.words) +
                           " words; this is where one more begins");
}

bool Lexer::lex_next() {
  const CodePoint next = peek(at_);
  if (is_opening_parenthesis(next.value)) return lex_open();
  if (is_closing_parenthesis(next.value)) {
    push({.kind = QueryTokenKind::close, .where = byte_range(at_, at_ + next.length)});
    at_ += next.length;
    return true;
  }
  if (const auto family = quote_family(next.value)) return lex_quoted(*family);
  return lex_run();
}

bool Lexer::lex_open() {
  const ByteRange where = byte_range(at_, at_ + peek(at_).length);
  if (is_glued_to(QueryTokenKind::word)) {
    const ByteRange word = glued()->where;
    if (const auto function = find_function(query_.substr(word.begin, word.size()))) {
      if (!lex_function(*function)) return false;
      push({.kind = QueryTokenKind::open, .where = where});
      at_ = where.end;
      return true;
    }
    return refuse(byte_range(word.begin, where.end),
                  "a word and a parenthesis need a space between them", byte_range(at_, at_), " ");
  }
  if (is_glued_to(QueryTokenKind::quoted)) {
    return refuse(where, "a quotation and a parenthesis need a space between them",
                  byte_range(at_, at_), " ");
  }
  push({.kind = QueryTokenKind::open, .where = where});
  at_ = where.end;
  return true;
}

bool Lexer::lex_quoted(QuoteFamily family) {
  const std::size_t begin = at_ + peek(at_).length;
  std::size_t end = begin;
  while (end < query_.size() && quote_family(peek(end).value) != family) {
    end += peek(end).length;
  }
  const std::string_view inside = query_.substr(begin, end - begin);
  const std::size_t words = spaced_words(inside).size();
  if (end == query_.size()) {
    if (words == 0) {
      return refuse(byte_range(at_, begin), "this quotation mark opens nothing",
                    byte_range(at_, query_.size()), "");
    }
    return refuse(byte_range(at_, begin), "this quotation mark is never closed",
                  byte_range(end, end), std::string{closing_mark(family)});
  }
  const std::size_t close = end + peek(end).length;
  const ByteRange where = byte_range(at_, close);
  if (words == 0) return refuse(where, "nothing between the quotation marks", where, "");
  if (is_glued_to(QueryTokenKind::word) || is_glued_to(QueryTokenKind::quoted) ||
      is_glued_to(QueryTokenKind::close)) {
    return refuse(where, "a quotation needs a space before it", byte_range(at_, at_), " ");
  }
  if (words > limits_.phrase_words) {
    return refuse(where,
                  "a phrase may have " + std::to_string(limits_.phrase_words) +
                      " words; this one has " + std::to_string(words),
                  byte_range(begin, end), first_words(inside, limits_.phrase_words));
  }
  if (!count_words(words, where)) return false;
  push({.kind = QueryTokenKind::quoted, .where = where, .text = byte_range(begin, end)});
  at_ = close;
  return true;
}

bool Lexer::lex_run() {
  if (is_glued_to(QueryTokenKind::quoted) || is_glued_to(QueryTokenKind::regex) ||
      is_glued_to(QueryTokenKind::close)) {
    return lex_modifiers(end_of_run(at_));
  }
  if (!lex_prefixes()) return false;
  const std::size_t end = end_of_run(at_);
  if (end == at_) return true;  // a prefix directly before a quotation or a parenthesis
  if (is_web_address(query_.substr(at_, end - at_))) return lex_word(end);
  if (end - at_ == 1 && query_[at_] == '=' && !ends_unit(end)) return lex_exact_sign();
  if (is_long_dash(peek(at_).value) && !ends_unit(at_ + peek(at_).length)) {
    const CodePoint sign = peek(at_);
    const ByteRange dash = byte_range(at_, at_ + sign.length);
    const bool is_em_dash = sign.value == U'\u2014' || sign.value == U'\u2015';
    return refuse(dash, "a long dash excludes nothing; the hyphen of the keyboard (-) does", dash,
                  is_em_dash ? " " : "-");
  }
  const std::size_t begin = at_;
  if (!lex_bracket_range() || !lex_regex()) return false;
  return at_ != begin || lex_field(end);
}

bool Lexer::lex_prefixes() {
  while (at_ < query_.size()) {
    const char prefix = query_[at_];
    if (prefix != '-' && prefix != '+' && prefix != '!') return true;
    const ByteRange where = byte_range(at_, at_ + 1);
    if (ends_unit(where.end)) {
      return refuse(where,
                    std::string{prefix} + " must stand directly before the word it belongs to",
                    where, "");
    }
    push(
        {.kind = prefix == '+' ? QueryTokenKind::require : QueryTokenKind::negate, .where = where});
    at_ = where.end;
  }
  return true;
}

// `[a TO b]` behind a date or number is one value; elsewhere it has no meaning. Moves on only if it
// took something.
bool Lexer::lex_bracket_range() {
  const auto range = find_bracket_range(query_.substr(at_));
  if (!range) return true;
  const ByteRange where = byte_range(at_, at_ + range->end);
  if (takes_range()) return ends_unit(where.end) ? lex_word(where.end) : true;
  return refuse(where, "ranges in brackets are for dates and numbers", where,
                collapse_spaces(range->first) + " " + collapse_spaces(range->last));
}

// `/lavr.v/` at the beginning of a unit. Moves on only if it took something.
bool Lexer::lex_regex() {
  const auto length = find_regex_end(query_.substr(at_));
  if (!length || takes_range()) return true;
  const ByteRange where = byte_range(at_, at_ + *length);
  const ByteRange text = byte_range(at_ + 1, at_ + *length - 1);
  if (text.size() > limits_.regex_bytes) {
    return refuse(where, "a regular expression may have " + std::to_string(limits_.regex_bytes) +
                             " bytes; this one has " + std::to_string(text.size()));
  }
  const auto regex = WordRegex::compile(query_.substr(text.begin, text.size()));
  if (!regex) return refuse(where, regex.error().message, where, "/lavr.v/");
  if (!count_words(1, where)) return false;
  push({.kind = QueryTokenKind::regex, .where = where, .text = text});
  at_ = where.end;
  return true;
}

// Does a date or a property stand directly before?
bool Lexer::takes_range() const {
  if (!is_glued_to(QueryTokenKind::field)) return false;
  const QueryToken& name = *glued();
  if (name.property) return !takes_patterns(*name.property);
  return name.bound || (name.field != nullptr && takes_dates(name.field->kind));
}

bool Lexer::lex_field(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const FieldName name = split_field_name(run);
  if (name.separator == '\0') return lex_comparison(run_end);
  const bool has_value = name.end < run.size() || !ends_unit(run_end);
  if (name.is_known() && !has_value) {
    const ByteRange where = byte_range(at_, run_end);
    const std::string written{run};
    const std::size_t next = next_spaced_word(query_, run_end).begin;
    if (ends_unit(next)) {
      return refuse(where, "nothing follows " + written, where, example_of(field_token(name)));
    }
    return refuse(where, "no space may follow " + written, byte_range(run_end, next), "");
  }
  if (name.is_known()) return lex_field_name(name, run_end);
  if (has_value && (name.separator == ':' || !closest_field_name(name.lower).empty())) {
    return refuse_unknown_field(name, run_end);
  }
  return lex_operator_or_word(run_end);
}

// `date>=2017`, `words<300`: the name without a colon, then sign and value.
bool Lexer::lex_comparison(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const std::size_t sign = run.find_first_of("<>");
  if (sign == std::string_view::npos || sign == 0) return lex_operator_or_word(run_end);
  const std::string name = ascii_lower(run.substr(0, sign));
  QueryToken token{.kind = QueryTokenKind::field, .where = byte_range(at_, at_ + sign)};
  token.field = find_field(name);
  token.property = find_property(name);
  const bool is_date = token.field != nullptr && takes_dates(token.field->kind);
  if (!is_date && !takes_numbers(token.property)) return lex_operator_or_word(run_end);
  push(token);
  at_ = token.where.end;
  return lex_word(run_end);
}

QueryToken Lexer::field_token(const FieldName& name) const {
  return {.kind = QueryTokenKind::field,
          .where = byte_range(at_, at_ + name.end),
          .field = name.field,
          .bound = name.bound,
          .property = name.property,
          .is_lead = name.is_lead,
          .is_exact = name.separator == '='};
}

bool Lexer::lex_field_name(const FieldName& name, std::size_t run_end) {
  const std::size_t value = at_ + name.end;
  push(field_token(name));
  at_ = value;
  if (value == run_end) return true;  // a quotation or a parenthesis follows
  const char first = query_[value];
  if (first == '-' || first == '+' || first == '!') {
    const std::string field{query_.substr(lexed_.tokens.back().where.begin, name.end)};
    // The value of a date or property may begin with a sign: --04-13.
    if (!takes_range() && !name.property) {
      return refuse(byte_range(value, value + 1),
                    std::string{first} + " stands before the field, not after it",
                    byte_range(value - name.end, value + 1), std::string{first} + field);
    }
  }
  if (!lex_bracket_range() || !lex_regex()) return false;
  if (at_ != value) return true;
  if (run_end - value == 1 && first == '=' && !ends_unit(run_end)) return lex_exact_sign();
  const FieldName inner = split_field_name(query_.substr(value, run_end - value));
  if (inner.field != nullptr || inner.bound) {
    return refuse(byte_range(value, value + inner.end), "one field at a time",
                  byte_range(value - name.end, value), "");
  }
  return name.is_lead ? lex_lead_word(run_end) : lex_word(run_end);
}

// lead:x is LEAD(x): what is read as an operator or a field there is no word here. But lead:OR is
// LEAD(or).
bool Lexer::lex_lead_word(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const bool is_plain =
      std::ranges::all_of(run, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  if (is_plain || find_word_fault(run)) return lex_word(run_end);
  const std::vector<QueryToken> alone = Lexer{run, limits_}.run().tokens;
  if (alone.size() == 2 && alone.front().kind == QueryTokenKind::word) return lex_word(run_end);
  const ByteRange where = byte_range(at_, run_end);
  return refuse(where, "lead: takes a word, a quotation or parentheses", where, *quotation(run));
}

bool Lexer::refuse_unknown_field(const FieldName& name, std::size_t run_end) {
  const ByteRange where = byte_range(at_, at_ + name.end - 1);
  const std::string typed{query_.substr(where.begin, where.size())};
  const std::string_view value = query_.substr(at_ + name.end, run_end - at_ - name.end);
  if (typed == "NEAR" || typed == "ADJ") {
    return refuse(where, "the distance of " + typed + " stands after a slash",
                  byte_range(at_, run_end), typed + "/" + std::string{value});
  }
  const std::string message = "there is no field " + typed;
  const std::string_view closest = closest_field_name(name.lower);
  if (!closest.empty()) {
    return refuse(where, message + "; did you mean " + std::string{closest} + "?", where,
                  std::string{closest});
  }
  const auto as_text = quotation(query_.substr(at_, run_end - at_));
  if (value.empty() || !as_text) {  // name:"..." or name:(...): the value alone runs
    return refuse(where, message, byte_range(at_, run_end), "");
  }
  return refuse(where, message, byte_range(at_, run_end), *as_text);
}

// `=` before a quotation; before a parenthesis it would be EXACT.
bool Lexer::lex_exact_sign() {
  const ByteRange where = byte_range(at_, at_ + 1);
  if (is_opening_parenthesis(peek(where.end).value)) {
    const bool has_field = is_glued_to(QueryTokenKind::field);
    return refuse(where, "= stands before a word or quotation; EXACT takes parentheses", where,
                  has_field ? "" : "EXACT");
  }
  push({.kind = QueryTokenKind::exact, .where = where});
  at_ = where.end;
  return true;
}

// ~5 and ^2 behind a quotation, ^2 behind a parenthesis, in this order.
bool Lexer::lex_modifiers(std::size_t run_end) {
  const std::size_t end = std::min(query_.find('^', at_), run_end);
  const ByteRange where = byte_range(at_, end);
  const bool has_tilde = query_[at_] == '~';
  auto slack = make_slack_token(query_.substr(at_, end - at_), where, limits_);
  if (slack && has_tilde && !is_glued_to(QueryTokenKind::quoted)) {
    return refuse(where, "~ stands behind a word or a quotation", where, "");
  }
  if (slack && is_glued_to(QueryTokenKind::quoted)) {
    if (auto* refusal = std::get_if<Refusal>(&*slack)) return refuse(std::move(*refusal));
    push(std::get<QueryToken>(*slack));
    at_ = end;
    if (at_ == run_end) return true;
  }
  if (query_[at_] != '^') return refuse_modifier_or_glue(run_end);
  const ByteRange weighted = byte_range(at_, run_end);
  const auto weight = read_weight(query_.substr(at_ + 1, run_end - at_ - 1));
  if (!weight) return refuse(weighted, "after ^ stands a weight from 0.001 to 100", weighted, "");
  push({.kind = QueryTokenKind::weight, .where = weighted, .number = *weight});
  at_ = run_end;
  return true;
}

bool Lexer::refuse_modifier_or_glue(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const ByteRange where = byte_range(at_, run_end);
  const bool is_punctuation = std::all_of(run.begin(), run.end(), [](char c) {
    return c > 0x20 && !is_ascii_letter(c) && !is_ascii_digit(c);
  });
  if (is_punctuation) {
    return refuse(where, "nothing to search for in \"" + std::string{run} + "\"", where, "");
  }
  return refuse(where, "a space is needed between this and what it follows", byte_range(at_, at_),
                " ");
}

bool Lexer::lex_operator_or_word(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const ByteRange where = byte_range(at_, run_end);
  if (const auto kind = find_operator(run)) {
    push({.kind = *kind, .where = where});
    at_ = run_end;
    return true;
  }
  if (const auto proximity = find_proximity(run)) return lex_proximity(*proximity, run_end);
  if (const auto unsupported = find_unsupported_operator(run)) {
    return refuse(where, unsupported->message, where, unsupported->replacement);
  }
  return lex_word(run_end);
}

bool Lexer::lex_proximity(const ProximityWord& proximity, std::size_t run_end) {
  auto made = make_near_token(proximity, byte_range(at_, run_end), lexed_.tokens, limits_);
  if (auto* refusal = std::get_if<Refusal>(&made)) return refuse(std::move(*refusal));
  const QueryToken& token = std::get<QueryToken>(made);
  if (token.closeness == Closeness::not_near) lexed_.tokens.pop_back();  // NOT is part of it
  push(token);
  at_ = run_end;
  return true;
}

// The word before the parenthesis is no word.
bool Lexer::lex_function(const FunctionWord& function) {
  const ByteRange where = lexed_.tokens.back().where;
  auto made =
      make_function_token(function, query_.substr(where.begin, where.size()), where, limits_);
  if (auto* refusal = std::get_if<Refusal>(&made)) return refuse(std::move(*refusal));
  lexed_.tokens.back() = std::get<QueryToken>(made);
  --words_;
  return true;
}

bool Lexer::lex_word(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  if (const auto fault = find_word_fault(run)) {
    const auto begin = static_cast<std::uint32_t>(at_);
    return refuse({begin + fault->where.begin, begin + fault->where.end}, fault->message,
                  byte_range(at_, run_end), fault->replacement);
  }
  const ByteRange where = byte_range(at_, run_end);
  if (!count_words(1, where)) return false;
  push({.kind = QueryTokenKind::word, .where = where, .text = where});
  at_ = run_end;
  return true;
}

}  // namespace

std::string example_of(const QueryToken& field) {
  if (field.is_lead) return std::string{lead_name} + ":Syria";
  if (field.property) return std::string{example_of(*field.property)};
  return example_of(field.field, field.bound);
}

LexedQuery lex_query(std::string_view query, const QueryLimits& limits) {
  return Lexer{query, limits}.run();
}

}  // namespace pressmark
