// SPDX-License-Identifier: GPL-2.0-or-later
//
// Recursive descent over the tokens: sequence > OR > AND > NOT > NEAR > unit, one function each.
// Only parentheses and prefixes nest, and a counter bounds both, so the stack is bounded too.
#include "searcher/query/parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/query/characters.h"
#include "searcher/query/costly_parts.h"
#include "searcher/query/describe.h"
#include "searcher/query/functions.h"
#include "searcher/query/lexer.h"
#include "searcher/query/near_operands.h"
#include "searcher/query/notes.h"
#include "searcher/query/operands.h"
#include "searcher/query/parse_tree.h"

namespace pressmark {
namespace {

Node combine(NodeKind kind, std::vector<Node> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Node joined;
  joined.kind = kind;
  joined.where = {parts.front().where.begin, parts.back().where.end};
  for (Node& part : parts) {
    if (part.kind != kind) {
      joined.children.push_back(std::move(part));
      continue;
    }
    std::move(part.children.begin(), part.children.end(), std::back_inserter(joined.children));
  }
  return joined;
}

class Parser {
 public:
  Parser(std::string_view query, std::vector<QueryToken> tokens, const QueryLimits& limits)
      : query_(query), tokens_(std::move(tokens)), limits_(limits) {}

  std::variant<ParsedQuery, Refusal> run();

 private:
  using Parsed = std::optional<Node>;  // Nothing: refusal_ says why.

  // Each takes the tokens from next() that it can; the parts of the grammar, loosest first.
  Parsed parse_sequence(const FieldScope& scope);
  Parsed parse_or(const FieldScope& scope, GroupHabits& habits);
  Parsed parse_and(const FieldScope& scope, GroupHabits& habits);
  Parsed parse_prefixed(const FieldScope& scope);
  Parsed parse_near(const FieldScope& scope);
  Parsed parse_unit(const FieldScope& scope);
  Parsed parse_group(const FieldScope& scope);
  Parsed parse_function(const FieldScope& scope);
  Parsed parse_field(const FieldScope& scope);
  Parsed parse_behind_field(const FieldScope& scope);
  Parsed parse_lead(const QueryToken& name);
  Parsed parse_value(const FieldScope& scope);

  Parsed refuse(Refusal refusal) {
    refusal_ = std::move(refusal);
    return std::nullopt;
  }
  Parsed refuse(ByteRange where, std::string message, ByteRange edited, std::string replacement) {
    return refuse({where, std::move(message), QueryEdit{edited, std::move(replacement)}});
  }
  Parsed refuse_missing_operand();
  bool take_weight(Node& node);
  bool enter(ByteRange where);
  void refuse_hidden_levels(const Node& root);

  const QueryToken& next() const { return tokens_[at_]; }
  const QueryToken* before() const { return at_ == 0 ? nullptr : &tokens_[at_ - 1]; }
  bool next_is(QueryTokenKind kind) const { return next().kind == kind; }
  bool ends_group() const { return next_is(QueryTokenKind::close) || next_is(QueryTokenKind::end); }
  std::string_view text_of(ByteRange range) const {
    return query_.substr(range.begin, range.size());
  }

  std::string_view query_;
  std::vector<QueryToken> tokens_;
  const QueryLimits& limits_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  CostlyParts costly_;
  std::vector<QueryNote> notes_;
  std::optional<Refusal> refusal_;
};

std::variant<ParsedQuery, Refusal> Parser::run() {
  ParsedQuery parsed;
  if (next_is(QueryTokenKind::end)) return parsed;
  Parsed root = parse_sequence({});
  if (root && next_is(QueryTokenKind::close)) {
    refuse(next().where, "this parenthesis was never opened", {0, 0}, "(");
    root.reset();
  }
  if (root) refuse_hidden_levels(*root);
  if (refusal_) return *std::move(refusal_);
  parsed.root = *std::move(root);
  std::stable_sort(notes_.begin(), notes_.end(),
                   [](const QueryNote& a, const QueryNote& b) { return a.where < b.where; });
  parsed.notes = std::move(notes_);
  return parsed;
}

bool Parser::enter(ByteRange where) {
  if (++depth_ <= limits_.nesting) return true;
  refusal_ = Refusal{
      where, "a query may nest " + std::to_string(limits_.nesting) + " levels; this is one more",
      std::nullopt};
  return false;
}

// What is typed without parentheses is written out with them: "a OR b c" as "(a OR b) AND c".
void Parser::refuse_hidden_levels(const Node& root) {
  const std::uint32_t levels = count_levels(root);
  if (levels <= limits_.nesting) return;
  refusal_ =
      Refusal{root.where,
              "a query may nest " + std::to_string(limits_.nesting) +
                  " levels; with all of its parentheses this one has " + std::to_string(levels),
              std::nullopt};
}

Parser::Parsed Parser::parse_sequence(const FieldScope& scope) {
  GroupHabits habits;
  habits.where.begin = next().where.begin;
  std::vector<Node> units;
  do {
    Parsed unit = parse_or(scope, habits);
    if (!unit) return unit;
    habits.where.end = before()->where.end;
    units.push_back(*std::move(unit));
  } while (!ends_group());
  habits.is_side_by_side = units.size() > 1;
  add_habit_notes(habits, scope, notes_);
  return combine(NodeKind::conjunction, std::move(units));
}

Parser::Parsed Parser::parse_or(const FieldScope& scope, GroupHabits& habits) {
  std::vector<Node> branches;
  while (true) {
    Parsed branch = parse_and(scope, habits);
    if (!branch) return branch;
    branches.push_back(*std::move(branch));
    if (!next_is(QueryTokenKind::disjoin)) break;
    habits.has_or = true;
    ++at_;
  }
  return combine(NodeKind::disjunction, std::move(branches));
}

Parser::Parsed Parser::parse_and(const FieldScope& scope, GroupHabits& habits) {
  std::vector<Node> parts;
  while (true) {
    Parsed part = parse_prefixed(scope);
    if (!part) return part;
    parts.push_back(*std::move(part));
    if (!next_is(QueryTokenKind::conjoin)) break;
    habits.has_and = true;
    ++at_;
  }
  return combine(NodeKind::conjunction, std::move(parts));
}

Parser::Parsed Parser::parse_prefixed(const FieldScope& scope) {
  if (!next_is(QueryTokenKind::negate) && !next_is(QueryTokenKind::require)) {
    return parse_near(scope);
  }
  const QueryToken sign = next();
  if (!enter(sign.where)) return std::nullopt;
  ++at_;
  Parsed operand = parse_prefixed(scope);
  --depth_;
  if (!operand || sign.kind == QueryTokenKind::require) return operand;
  Node negation;
  negation.kind = NodeKind::negation;
  negation.where = {sign.where.begin, operand->where.end};
  negation.children.push_back(*std::move(operand));
  return negation;
}

Parser::Parsed Parser::parse_near(const FieldScope& scope) {
  const std::size_t first_token = at_;
  Parsed first = parse_unit(scope);
  if (!first || !next_is(QueryTokenKind::near)) return first;
  NearChain chain;
  chain.operands.push_back(*std::move(first));
  while (next_is(QueryTokenKind::near)) {
    chain.operators.push_back({next().where, next().closeness, next().number});
    ++at_;
    if (next_is(QueryTokenKind::negate)) {
      return refuse(next().where, "NEAR cannot exclude what it stands before",
                    {chain.operators.back().where.begin, next().where.end}, "AND NOT ");
    }
    if (next_is(QueryTokenKind::require)) {
      return refuse(next().where, "+ cannot follow NEAR", next().where, "");
    }
    Parsed operand = parse_unit(scope);
    if (!operand) return operand;
    chain.operands.push_back(*std::move(operand));
  }
  chain.where = {tokens_[first_token].where.begin, before()->where.end};
  if (chain.operands.size() > limits_.near_operands) {
    return refuse(chain.where,
                  "NEAR joins " + std::to_string(chain.operands.size()) +
                      " words or phrases; at most " + std::to_string(limits_.near_operands) +
                      " are possible",
                  chain.operators[limits_.near_operands - 1].where, "AND");
  }
  chain.is_whole_query = first_token == 0 && next_is(QueryTokenKind::end);
  add_near_note(chain, notes_);
  auto joined = join_near(std::move(chain));
  if (auto* refusal = std::get_if<Refusal>(&joined)) return refuse(std::move(*refusal));
  return std::get<Node>(std::move(joined));
}

Parser::Parsed Parser::parse_unit(const FieldScope& scope) {
  switch (next().kind) {
    case QueryTokenKind::word:
    case QueryTokenKind::quoted:
    case QueryTokenKind::regex:
    case QueryTokenKind::exact:
      return parse_value(scope);
    case QueryTokenKind::field:
      return parse_field(scope);
    case QueryTokenKind::function:
      return parse_function(scope);
    case QueryTokenKind::open:
      return parse_group(scope);
    case QueryTokenKind::negate:
    case QueryTokenKind::require:
    case QueryTokenKind::conjoin:
    case QueryTokenKind::disjoin:
    case QueryTokenKind::near:
    case QueryTokenKind::slack:
    case QueryTokenKind::weight:
    case QueryTokenKind::close:
    case QueryTokenKind::end:
      return refuse_missing_operand();
  }
  return std::nullopt;  // not reached: every kind is named above
}

// An operator, a closing parenthesis or the end stands where a word should.
Parser::Parsed Parser::refuse_missing_operand() {
  const QueryToken* last = before();
  if (last != nullptr && last->kind == QueryTokenKind::field) {
    return refuse(last->where, "nothing follows " + std::string{text_of(last->where)}, last->where,
                  example_of(*last));
  }
  if (ends_group() && last != nullptr && last->kind == QueryTokenKind::open) {
    const bool is_closed = next_is(QueryTokenKind::close);
    const ByteRange where{last->where.begin, is_closed ? next().where.end : last->where.end};
    // With the field's name, if there is one before them.
    const bool has_field = at_ > 1 && tokens_[at_ - 2].kind == QueryTokenKind::field;
    const ByteRange all{has_field ? tokens_[at_ - 2].where.begin : where.begin, where.end};
    return refuse(where,
                  is_closed ? "nothing between the parentheses" : "this parenthesis opens nothing",
                  all, "");
  }
  if (ends_group() && last != nullptr) {
    return refuse(last->where, std::string{text_of(last->where)} + " needs something after it",
                  last->where, "");
  }
  const std::string sign{text_of(next().where)};
  const bool is_first = last == nullptr || last->kind == QueryTokenKind::open;
  if (is_first && next_is(QueryTokenKind::close)) {
    return refuse(next().where, "this parenthesis was never opened", next().where, "");
  }
  return refuse(next().where,
                is_first ? sign + " needs something before it"
                         : sign + " cannot follow " + std::string{text_of(last->where)},
                next().where, "");
}

Parser::Parsed Parser::parse_group(const FieldScope& scope) {
  const QueryToken open = next();
  if (!enter(open.where)) return std::nullopt;
  ++at_;
  FieldScope inner = scope;
  Parsed group = parse_sequence(inner);
  if (!group) return group;
  if (!next_is(QueryTokenKind::close)) {
    const auto end = static_cast<std::uint32_t>(query_.size());
    return refuse(open.where, "this parenthesis is never closed", {end, end}, ")");
  }
  ++at_;
  --depth_;
  if (!take_weight(*group)) return std::nullopt;
  return group;
}

// ^2 behind what was just read.
bool Parser::take_weight(Node& node) {
  if (!next_is(QueryTokenKind::weight)) return true;
  if (auto refusal = multiply_weight(node, next().number, next().where)) {
    refusal_ = *std::move(refusal);
    return false;
  }
  ++at_;
  return true;
}

Parser::Parsed Parser::parse_function(const FieldScope& scope) {
  const QueryToken function = next();
  ++at_;
  Parsed group = parse_group(scope);
  if (!group) return group;
  auto applied = apply_function({function.function,
                                 function.number,
                                 function.where,
                                 {function.where.begin, before()->where.end}},
                                *std::move(group));
  if (auto* refusal = std::get_if<Refusal>(&applied)) return refuse(std::move(*refusal));
  return std::get<Node>(std::move(applied));
}

Parser::Parsed Parser::parse_field(const FieldScope& scope) {
  const QueryToken name = next();
  if (scope.field != nullptr || scope.property) {
    return refuse(name.where, "a field cannot stand in the parentheses of another", name.where, "");
  }
  ++at_;
  if (name.is_lead) return parse_lead(name);
  FieldScope named{name.field, name.bound, name.is_exact, name.where, name.property};
  if (name.bound) {
    named.field = find_field("date");
    add_bound_note(text_of(name.where), name.where, notes_);
  }
  return parse_behind_field(named);
}

// A value, a function or parentheses, directly behind the name of a field.
Parser::Parsed Parser::parse_behind_field(const FieldScope& scope) {
  if (next_is(QueryTokenKind::open)) return parse_group(scope);
  if (next_is(QueryTokenKind::function)) return parse_function(scope);
  if (next_is(QueryTokenKind::word) || next_is(QueryTokenKind::quoted) ||
      next_is(QueryTokenKind::regex) || next_is(QueryTokenKind::exact)) {
    return parse_value(scope);
  }
  return refuse_missing_operand();
}

// `lead:syria` is LEAD(syria).
Parser::Parsed Parser::parse_lead(const QueryToken& name) {
  FieldScope scope;
  scope.is_exact = name.is_exact;
  Parsed operand = parse_behind_field(scope);
  if (!operand) return operand;
  auto applied = apply_function(
      {QueryFunction::lead, lead_words, name.where, {name.where.begin, before()->where.end}},
      *std::move(operand));
  if (auto* refusal = std::get_if<Refusal>(&applied)) return refuse(std::move(*refusal));
  return std::get<Node>(std::move(applied));
}

Parser::Parsed Parser::parse_value(const FieldScope& scope) {
  const bool is_plain = before() == nullptr || before()->kind != QueryTokenKind::field;
  const QueryToken first = next();
  if (first.kind == QueryTokenKind::exact) ++at_;  // a quotation follows
  const QueryToken token = next();
  TypedValue value{text_of(token.text),
                   token.text,
                   {first.where.begin, token.where.end},
                   token.kind == QueryTokenKind::quoted,
                   first.kind == QueryTokenKind::exact,
                   std::nullopt,
                   false,
                   false,
                   limits_.today,
                   token.kind == QueryTokenKind::regex};
  ++at_;
  if (next_is(QueryTokenKind::slack)) {
    value.slack = next().number;
    value.is_in_order = next().closeness == Closeness::in_order;
    value.where.end = next().where.end;
    ++at_;
  }
  auto operand = make_operand(scope, value);
  if (auto* refusal = std::get_if<Refusal>(&operand)) return refuse(std::move(*refusal));
  Node node = std::get<Node>(std::move(operand));
  if (auto refusal = costly_.add(node, limits_)) return refuse(*std::move(refusal));
  if (!take_weight(node)) return std::nullopt;
  if (is_plain && token.kind == QueryTokenKind::word) {
    add_word_note(value.text, token.where, notes_);
  }
  if (node.has_wildcards) add_wildcard_note(node, notes_);
  add_duration_note(node, value.text, notes_);
  return node;
}

}  // namespace

std::variant<ParsedQuery, Refusal> parse_tree(std::string_view query, const QueryLimits& limits) {
  LexedQuery lexed = lex_query(query, limits);
  if (lexed.refusal) return *std::move(lexed.refusal);
  return Parser{query, std::move(lexed.tokens), limits}.run();
}

Result<ParsedQuery> parse_query(std::string_view query, const QueryLimits& limits) {
  auto reading = parse_tree(query, limits);
  if (auto* parsed = std::get_if<ParsedQuery>(&reading)) return std::move(*parsed);
  const Refusal& refusal = std::get<Refusal>(reading);
  return Error{ErrorKind::invalid_argument, refusal.message, offer(query, refusal, limits),
               refusal.where};
}

}  // namespace pressmark
