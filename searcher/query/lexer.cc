// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts a query into tokens. A unit begins after white space or a parenthesis: only there do - + !
// negate or require, and does `name:` name a field; so Smolenskaya-Sennaya stays one word.
#include "searcher/query/lexer.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/byte_range.h"
#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

class Lexer {
 public:
  Lexer(std::string_view query, const QueryLimits& limits) : query_(query), limits_(limits) {}

  LexedQuery run() {
    if (check_bytes()) {
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
  bool check_bytes();
  bool lex_next();
  bool lex_open();
  bool lex_quoted(QuoteFamily family);
  bool lex_run();
  bool lex_prefixes();
  bool lex_field(std::size_t run_end);
  bool lex_date_comparison(std::size_t run_end);
  bool lex_field_name(const FieldName& name, std::size_t run_end);
  bool lex_operator_or_word(std::size_t run_end);
  bool lex_near(std::string_view digits, std::size_t slash, std::size_t run_end);
  bool lex_bracket_range();
  bool lex_word(std::size_t run_end);

  bool refuse_unknown_field(const FieldName& name, std::size_t run_end);
  bool refuse_modifier_or_glue(std::size_t run_end);
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

bool Lexer::check_bytes() {
  if (query_.size() > limits_.bytes) {
    const std::size_t limit = floor_to_code_point(query_, limits_.bytes);
    return refuse(byte_range(limit, query_.size()),
                  "a query may have " + std::to_string(limits_.bytes) + " bytes; this one has " +
                      std::to_string(query_.size()));
  }
  if (is_valid_utf8(query_)) return true;
  std::size_t bad = 0;
  while (bad < query_.size()) {
    const CodePoint next = peek(bad);
    if (next.length == 1 && static_cast<unsigned char>(query_[bad]) >= 0x80) break;
    bad += next.length;
  }
  std::string repaired = repair_utf8(query_).text;
  constexpr std::string_view replacement_character = "\uFFFD";
  for (std::size_t at = repaired.find(replacement_character); at != std::string::npos;
       at = repaired.find(replacement_character, at)) {
    repaired.replace(at, replacement_character.size(), " ");
  }
  return refuse(byte_range(bad, bad + 1), "the query is not valid UTF-8 from here on",
                byte_range(0, query_.size()), std::move(repaired));
}

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
    const std::string name{query_.substr(word.begin, word.size())};
    if (is_unsupported_function(name)) {
      return refuse(word, name + "(...) is not in this version", word, "");
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
  const std::size_t words = count_spaced_words(inside);
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
  if (const auto fault = find_wildcard(inside)) {
    const ByteRange star = byte_range(begin + *fault, begin + *fault + 1);
    return refuse(star, "wildcards (* and ?) are not in this version", byte_range(begin, end),
                  without_wildcards(inside));
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
  if (is_glued_to(QueryTokenKind::quoted) || is_glued_to(QueryTokenKind::close)) {
    return refuse_modifier_or_glue(end_of_run(at_));
  }
  if (!lex_prefixes()) return false;
  const std::size_t end = end_of_run(at_);
  if (end == at_) return true;  // a prefix directly before a quotation or a parenthesis
  if (is_web_address(query_.substr(at_, end - at_))) return lex_word(end);
  if (is_long_dash(peek(at_).value) && !ends_unit(at_ + peek(at_).length)) {
    const CodePoint sign = peek(at_);
    const ByteRange dash = byte_range(at_, at_ + sign.length);
    const bool is_em_dash = sign.value == U'\u2014' || sign.value == U'\u2015';
    return refuse(dash, "a long dash excludes nothing; the hyphen of the keyboard (-) does", dash,
                  is_em_dash ? " " : "-");
  }
  if (query_[at_] == '[' || query_[at_] == '{') {
    if (!lex_bracket_range()) return false;
  }
  return lex_field(end);
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

// `[a TO b]`: looks no further than two dates reach, so that many brackets cost no more than few.
bool Lexer::lex_bracket_range() {
  constexpr std::size_t longest_range = 64;
  const std::string_view ahead = query_.substr(at_, longest_range);
  const std::size_t close = ahead.find_first_of("]}");
  if (close == std::string_view::npos) return true;
  const std::string_view inside = ahead.substr(1, close - 1);
  const std::size_t to = inside.find(" TO ");
  if (to == std::string_view::npos) return true;
  const std::string first = collapse_spaces(inside.substr(0, to));
  const std::string last = collapse_spaces(inside.substr(to + 4));
  const ByteRange where = byte_range(at_, at_ + close + 1);
  const bool is_date = is_glued_to(QueryTokenKind::field) && glued()->field != nullptr &&
                       glued()->field->kind == FieldKind::date;
  const auto end_of_range = [](const std::string& text) { return text == "*" ? "" : text; };
  return refuse(where, "ranges in brackets are not in this version", where,
                is_date ? end_of_range(first) + ".." + end_of_range(last) : first + " " + last);
}

bool Lexer::lex_field(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const FieldName name = split_field_name(run);
  if (name.separator == '\0') return lex_date_comparison(run_end);
  const bool has_value = name.end < run.size() || !ends_unit(run_end);
  const bool is_known = name.field != nullptr || name.bound;
  if (is_known && !has_value) {
    const ByteRange where = byte_range(at_, run_end);
    const std::string written{run};
    const std::size_t next = query_.find_first_not_of(' ', run_end);
    if (next == std::string_view::npos || ends_unit(next)) {
      return refuse(where, "nothing follows " + written, where, example_of(name.field, name.bound));
    }
    return refuse(where, "no space may follow " + written, byte_range(run_end, next), "");
  }
  if (is_known) return lex_field_name(name, run_end);
  if (has_value && (name.separator == ':' || !closest_field_name(name.lower).empty())) {
    return refuse_unknown_field(name, run_end);
  }
  return lex_operator_or_word(run_end);
}

// `date>=2017` and `year<2017`.
bool Lexer::lex_date_comparison(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const std::size_t sign = run.find_first_of("<>");
  if (sign == std::string_view::npos || sign == 0) return lex_operator_or_word(run_end);
  const Field* field = find_field(ascii_lower(run.substr(0, sign)));
  if (field == nullptr || (field->kind != FieldKind::date && field->kind != FieldKind::period)) {
    return lex_operator_or_word(run_end);
  }
  const std::size_t value = run.find_first_not_of("<>=", sign);
  const std::string day{value == std::string_view::npos ? "2017" : run.substr(value)};
  return refuse(byte_range(at_, run_end),
                "comparisons of dates are not in this version; a range has two dots",
                byte_range(at_, run_end),
                run[sign] == '>' ? "date:" + day + ".." : "date:.." + day);
}

bool Lexer::lex_field_name(const FieldName& name, std::size_t run_end) {
  const std::size_t value = at_ + name.end;
  if (name.separator == '=' && name.field != nullptr && name.field->kind == FieldKind::text) {
    return refuse(byte_range(at_, value),
                  "searching for the exact form of a word is not in this version",
                  byte_range(value - 1, value), ":");
  }
  push({.kind = QueryTokenKind::field,
        .where = byte_range(at_, value),
        .field = name.field,
        .bound = name.bound,
        .is_exact = name.separator == '='});
  at_ = value;
  if (value == run_end) return true;  // a quotation or a parenthesis follows
  const char first = query_[value];
  if (first == '-' || first == '+' || first == '!') {
    const std::string field{query_.substr(lexed_.tokens.back().where.begin, name.end)};
    const bool is_bound_or_date =
        name.bound || name.field->kind == FieldKind::date || name.field->kind == FieldKind::period;
    if (!is_bound_or_date) {
      return refuse(byte_range(value, value + 1),
                    std::string{first} + " stands before the field, not after it",
                    byte_range(value - name.end, value + 1), std::string{first} + field);
    }
  }
  if ((first == '[' || first == '{') && !lex_bracket_range()) return false;
  const FieldName inner = split_field_name(query_.substr(value, run_end - value));
  if (inner.field != nullptr || inner.bound) {
    return refuse(byte_range(value, value + inner.end), "one field at a time",
                  byte_range(value - name.end, value), "");
  }
  return lex_word(run_end);
}

bool Lexer::refuse_unknown_field(const FieldName& name, std::size_t run_end) {
  const ByteRange where = byte_range(at_, at_ + name.end - 1);
  const std::string typed{query_.substr(where.begin, where.size())};
  const std::string_view value = query_.substr(at_ + name.end, run_end - at_ - name.end);
  if (const auto unsupported = find_unsupported_field(name.lower, value)) {
    return refuse(where, unsupported->message, byte_range(at_, run_end), unsupported->replacement);
  }
  if (typed == "NEAR" || typed == "ADJ") {
    return refuse(where, "the distance of NEAR stands after a slash", byte_range(at_, run_end),
                  "NEAR/" + std::string{value});
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

bool Lexer::refuse_modifier_or_glue(std::size_t run_end) {
  const std::string_view run = query_.substr(at_, run_end - at_);
  const ByteRange where = byte_range(at_, run_end);
  if (run.front() == '~') {
    return refuse(where, "slack in a phrase (~) is not in this version", where, "");
  }
  if (run.front() == '^') {
    return refuse(where, "weights (^) are not in this version", where, "");
  }
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
  if (const auto digits = find_near(run)) return lex_near(*digits, run.find('/'), run_end);
  if (const auto unsupported = find_unsupported_operator(run)) {
    return refuse(where, unsupported->message, where, unsupported->replacement);
  }
  return lex_word(run_end);
}

bool Lexer::lex_near(std::string_view digits, std::size_t slash, std::size_t run_end) {
  const ByteRange where = byte_range(at_, run_end);
  std::uint32_t distance = default_near_distance;
  const bool has_distance = !digits.empty() || slash != std::string_view::npos;
  if (has_distance) {
    const auto [stop, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), distance);
    if (fault != std::errc{} || stop != digits.data() + digits.size() || distance == 0 ||
        distance > limits_.near_distance) {
      const std::string name =
          query_[at_] == 'N' ? "NEAR/" : std::string{query_.substr(at_, 1)} + "/";
      const bool is_too_far = fault == std::errc::result_out_of_range ||
                              (fault == std::errc{} && distance > limits_.near_distance);
      return refuse(
          where,
          "distance after " + name + " must be a number 1.." +
              std::to_string(limits_.near_distance),
          where,
          "NEAR/" + std::to_string(is_too_far ? limits_.near_distance : default_near_distance));
    }
  }
  if (!lexed_.tokens.empty() && lexed_.tokens.back().kind == QueryTokenKind::negate) {
    const ByteRange excluded = byte_range(lexed_.tokens.back().where.begin, run_end);
    return refuse(excluded, "NOT NEAR is not in this version", excluded, "AND NOT");
  }
  push({.kind = QueryTokenKind::near, .where = where, .distance = distance});
  at_ = run_end;
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

LexedQuery lex_query(std::string_view query, const QueryLimits& limits) {
  return Lexer{query, limits}.run();
}

}  // namespace pressmark
