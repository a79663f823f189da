// SPDX-License-Identifier: GPL-2.0-or-later
//
// Values of text, name, keyword and date fields.
#include "searcher/query/operands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/date_values.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

using ReadOperand = std::variant<Node, Refusal>;

constexpr std::string_view example_date = "2017";

// 1,000 and 24/7 are numbers; RFE/RL and Trump,Putin may be lists.
bool separates_digits(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_ascii_digit(text[at - 1]) &&
         is_ascii_digit(text[at + 1]);
}

std::optional<std::size_t> find_list_sign(std::string_view text) {
  for (std::size_t at = text.find_first_of(",/"); at != std::string_view::npos;
       at = text.find_first_of(",/", at + 1)) {
    if (!separates_digits(text, at)) return at;
  }
  return std::nullopt;
}

// `source:RFE/RL`: a keyword's value is taken whole, and an article has one.
std::optional<Refusal> refuse_keyword_list(const FieldScope& scope, const TypedValue& value) {
  if (scope.field->kind != FieldKind::keyword || value.is_quoted || value.is_regex) {
    return std::nullopt;
  }
  const auto sign = find_list_sign(value.text);
  if (!sign) return std::nullopt;
  const std::uint32_t at = value.text_range.begin + static_cast<std::uint32_t>(*sign);
  const std::string_view first = value.text.substr(0, *sign);
  const std::string_view second = value.text.substr(*sign + 1);
  std::string replacement;
  if (value.text[*sign] == '/') {
    replacement = quotation(value.text).value_or("");
  } else if (first.empty() || second.empty()) {
    replacement = first.empty() ? second : first;
  } else {
    replacement = std::string{first} + " OR " + std::string{second};
    // Inside parentheses already, only the operator was missing.
    if (scope.where.end == value.where.begin) replacement = "(" + replacement + ")";
  }
  return Refusal{{at, at + 1},
                 value.text[*sign] == '/' ? "a value with a slash in it needs quotation marks"
                                          : "a list of values needs parentheses",
                 QueryEdit{value.where, std::move(replacement)}};
}

// `person:a,b` is all of them, `person:a/b` any; nothing if the value is no list.
std::optional<ReadOperand> make_list(const FieldScope& scope, const TypedValue& value) {
  if (scope.field == nullptr || value.is_quoted || value.is_regex || is_web_address(value.text)) {
    return std::nullopt;
  }
  const auto sign = find_list_sign(value.text);
  if (!sign) return std::nullopt;
  const char separator = value.text[*sign];
  Node list;
  list.kind = separator == ',' ? NodeKind::conjunction : NodeKind::disjunction;
  list.where = value.where;
  std::string_view rest = value.text;
  std::uint32_t begin = value.text_range.begin;
  while (true) {
    const auto next = find_list_sign(rest);
    const std::string_view item = rest.substr(0, next.value_or(rest.size()));
    const ByteRange where{begin, begin + static_cast<std::uint32_t>(item.size())};
    const bool is_mixed = next && rest[*next] != separator;
    if (!item.empty() && (item.find_first_of("-+!") == 0 || split_field_name(item).is_known())) {
      return Refusal{where, "this cannot stand in a list",
                     QueryEdit{value.text_range,
                               std::string{value.text.substr(0, *sign)} + (*sign == 0 ? "x" : "")}};
    }
    if (item.empty() || is_mixed) {
      const std::uint32_t at = is_mixed ? where.end : where.begin;
      return Refusal{{at, std::min(at + 1, value.text_range.end)},
                     is_mixed ? "a list has commas (all) or slashes (any), not both"
                              : "something is missing in this list",
                     QueryEdit{value.text_range,
                               std::string{value.text.substr(0, *sign)} + (*sign == 0 ? "x" : "")}};
    }
    TypedValue one = value;
    one.text = item;
    one.text_range = where;
    one.where = where;
    FieldScope of_list = scope;
    of_list.where = {};
    ReadOperand operand = make_operand(of_list, one);
    if (std::holds_alternative<Refusal>(operand)) return operand;
    list.children.push_back(std::get<Node>(std::move(operand)));
    if (!next) return ReadOperand{std::move(list)};
    rest.remove_prefix(*next + 1);
    begin += static_cast<std::uint32_t>(*next + 1);
  }
}

struct PeriodForm {
  std::string_view field;
  std::string_view example;
  std::string_view takes;
};
constexpr std::array period_forms{
    PeriodForm{"year", "2017", "one year (2017)"},
    PeriodForm{"month", "2017-05", "one month (2017-05)"},
    PeriodForm{"day", "2017-05-11", "one day (2017-05-11)"},
};

const PeriodForm* find_period_form(const Field& field) {
  for (const PeriodForm& form : period_forms) {
    if (form.field == field.name) return &form;
  }
  return nullptr;
}

// Digits where the example has some, and nothing that is longer: not `201w`.
bool has_form(const PeriodForm& form, std::string_view text) {
  return std::equal(text.begin(), text.end(), form.example.begin(), form.example.end(),
                    [](char c, char of_example) {
                      return is_ascii_digit(of_example) ? is_ascii_digit(c) : c == of_example;
                    });
}

std::string example_for(const FieldScope& scope) {
  const PeriodForm* form = find_period_form(*scope.field);
  return std::string{form == nullptr ? example_date : form->example};
}

// The hint of read_date_value() ends with a date that would do, or with other words.
std::string date_in_hint(const FieldScope& scope, const TypedValue& value, std::string_view hint) {
  constexpr std::string_view before_date = "write ";
  const std::size_t space = hint.rfind(' ');
  if (scope.field->kind == FieldKind::period || space == std::string_view::npos) {
    return example_for(scope);
  }
  for (const std::string_view date :
       {hint.starts_with(before_date) ? hint.substr(before_date.size()) : "",
        hint.substr(space + 1)}) {
    const auto range = read_date_value(date, value.today);
    if (range && !range->is_undated) return std::string{date};
  }
  return example_for(scope);
}

std::variant<DateRange, Refusal> read_dates(const FieldScope& scope, const TypedValue& value) {
  const auto dates = read_date_value(value.text, value.today);
  if (dates) return *dates;
  std::string offered = date_in_hint(scope, value, dates.error().hint);
  if (value.is_quoted) offered = quotation(offered).value_or(offered);
  Refusal refusal = refuse(value.where, dates.error().message, std::move(offered));
  if (const auto& inside = dates.error().where; inside && inside->end <= value.text.size()) {
    // A caret stands on the bounds of code points.
    const std::size_t begin = floor_to_code_point(value.text, inside->begin);
    const std::size_t end = floor_to_code_point(value.text, inside->end);
    refusal.where = {value.text_range.begin + static_cast<std::uint32_t>(begin),
                     value.text_range.begin + static_cast<std::uint32_t>(end)};
  }
  if (refusal.where.empty()) refusal.where = value.where;
  return refusal;
}

// Directly after the field's name, name and value become `date:2017..2018`; in parentheses the
// value alone is replaced.
Refusal refuse_form(const FieldScope& scope, const TypedValue& value, std::string message) {
  if (scope.where.end != value.where.begin) {
    return refuse(value.where, std::move(message), example_for(scope));
  }
  std::string offered{value.text};
  const bool keeps_quotes = value.is_quoted && offered.find(' ') != std::string::npos;
  if (keeps_quotes) offered = quotation(offered).value_or(offered);
  return {value.where, std::move(message),
          QueryEdit{{scope.where.begin, value.where.end}, "date:" + offered}};
}

std::optional<Refusal> check_period(const FieldScope& scope, const TypedValue& value) {
  const PeriodForm* form = find_period_form(*scope.field);
  if (form == nullptr || value.text == "none" || has_form(*form, value.text)) return std::nullopt;
  return refuse_form(scope, value,
                     std::string{form->field} + ": takes " + std::string{form->takes});
}

ReadOperand make_date(const FieldScope& scope, const TypedValue& value, Node node) {
  auto read = read_dates(scope, value);
  if (auto* refusal = std::get_if<Refusal>(&read)) return std::move(*refusal);
  node.kind = NodeKind::date;
  node.dates = std::get<DateRange>(read);
  if (scope.field->kind == FieldKind::period) {
    if (auto refusal = check_period(scope, value)) return *std::move(refusal);
  }
  if (!scope.bound) return node;
  const bool is_range = value.text.find("..") != std::string_view::npos ||
                        value.text.find_first_of("[{<>/") != std::string_view::npos;
  if (node.dates.is_undated || node.dates.month != 0 || is_range) {
    return refuse_form(scope, value, "one date is needed here");
  }
  if (*scope.bound == DateBound::first) {
    node.dates.last = DateRange{}.last;
  } else {
    node.dates.first = DateRange{}.first;
  }
  return node;
}

// Wildcards in a quotation: every word that has one needs letters beside it.
std::optional<Refusal> check_wildcards(const TypedValue& value) {
  for (const ByteRange range : spaced_words(value.text)) {
    const std::string_view word = value.text.substr(range.begin, range.size());
    const auto sign = find_wildcard(word);
    if (sign && count_literals(word) < least_literals) {
      const auto at = value.text_range.begin + range.begin + static_cast<std::uint32_t>(*sign);
      return Refusal{{at, at + 1},
                     "a wildcard needs at least 2 letters or digits beside it",
                     QueryEdit{value.text_range, without_wildcards(value.text)}};
    }
  }
  return std::nullopt;
}

// "a b"o3: of two words, b after a with at most three words between. Of more there is no operator
// that counts what is among them altogether.
ReadOperand make_ordered(const TypedValue& value, Node node) {
  std::vector<Node> words;
  for (const ByteRange range : spaced_words(value.text)) {
    Node word = node;
    word.kind = NodeKind::phrase;
    word.text = value.text.substr(range.begin, range.size());
    word.has_wildcards = find_wildcard(word.text).has_value();
    const std::uint32_t base = value.text_range.begin;
    word.where = {base + range.begin, base + range.end};
    words.push_back(std::move(word));
  }
  if (words.size() == 1) return std::move(words.front());
  if (words.size() > 2) {
    std::string chain;
    for (const Node& word : words) {
      if (!chain.empty()) chain += ' ' + operator_text(Closeness::in_order, *value.slack + 1) + ' ';
      chain += (word.is_exact ? "=\"" : "\"") + word.text + '"';
    }
    return Refusal{value.where,
                   "o stands behind two words; between more of them, ADJ says how far each may be "
                   "from the next",
                   QueryEdit{value.where, '(' + chain + ')'}};
  }
  node.kind = NodeKind::near;
  node.text.clear();
  node.field = nullptr;
  node.is_exact = false;
  node.closeness = Closeness::in_order;
  node.distance = *value.slack + 1;
  node.children = std::move(words);
  return node;
}

ReadOperand make_phrase(const TypedValue& value, Node node) {
  if (auto refusal = check_wildcards(value)) return *std::move(refusal);
  node.is_exact = node.is_exact || value.is_exact;
  if (value.is_in_order) return make_ordered(value, std::move(node));
  node.kind = NodeKind::phrase;
  node.has_wildcards = find_wildcard(value.text).has_value();
  node.slack = value.slack;
  return node;
}

Refusal refuse_word(const TypedValue& value, WordFault fault) {
  const std::uint32_t begin = value.text_range.begin;
  return {{begin + fault.where.begin, begin + fault.where.end},
          std::move(fault.message),
          QueryEdit{value.text_range, std::move(fault.replacement)}};
}

ReadOperand make_word(const TypedValue& value, Node node) {
  if (value.is_regex) {
    node.kind = NodeKind::word;
    node.is_exact = false;  // it is about words as they are printed anyway
    node.is_regex = true;
    return node;
  }
  auto read = read_modifiers(value.text);
  if (auto* fault = std::get_if<WordFault>(&read)) return refuse_word(value, std::move(*fault));
  const auto& word = std::get<ModifiedWord>(read);
  node.kind = NodeKind::word;
  node.text = value.text.substr(word.text.begin, word.text.size());
  // A word that is fuzzy is not exact, whatever its field says.
  node.is_exact = (node.is_exact || word.is_exact) && word.edits == 0;
  node.has_wildcards = word.has_wildcards;
  node.edits = word.edits;
  node.weight = word.weight;
  return node;
}

// Names and keywords may have wildcards, and names a weight; the other modifiers are for words of
// the text. A spelling is taken as it is.
std::optional<Refusal> read_value_modifiers(const FieldScope& scope, const TypedValue& value,
                                            Node& node) {
  const bool is_name = scope.field->kind == FieldKind::entity;
  const std::string of_text = "is for words of the text, not for " + std::string{scope.field->name};
  if (value.slack || value.is_exact) {
    const ByteRange where = value.is_exact ? ByteRange{value.where.begin, value.where.begin + 1}
                                           : ByteRange{value.text_range.end + 1, value.where.end};
    return Refusal{where, (value.is_exact ? "= " : "~ ") + of_text, QueryEdit{where, ""}};
  }
  if (value.is_regex) {
    node.is_regex = true;
    if (!scope.is_exact) return std::nullopt;
    return refuse(value.where, "= stands before a spelling, and no regular expression",
                  std::string{scope.field->example.substr(scope.field->name.size() + 1)});
  }
  if (value.is_quoted) {
    // A question mark may end a name; an asterisk in a query is meant as a wildcard.
    const std::size_t star = value.is_taken_whole ? std::string_view::npos : value.text.find('*');
    if (star == std::string_view::npos) return std::nullopt;
    const auto at = value.text_range.begin + static_cast<std::uint32_t>(star);
    return Refusal{{at, at + 1},
                   "a wildcard in a " + std::string{scope.field->name} +
                       " stands in one word without quotation marks",
                   QueryEdit{value.text_range, without_wildcards(value.text)}};
  }
  auto read = read_modifiers(value.text);
  if (auto* fault = std::get_if<WordFault>(&read)) return refuse_word(value, std::move(*fault));
  const auto& word = std::get<ModifiedWord>(read);
  const std::string_view bare = value.text.substr(word.text.begin, word.text.size());
  const bool has_weight = word.weight != plain_weight;
  // In an address, * and ? are no wildcards.
  const bool has_star = word.has_wildcards || bare.find('*') != std::string_view::npos;
  const bool is_spelling_like = has_star && scope.is_exact;
  if (!word.is_exact && !is_spelling_like && word.edits == 0 && (is_name || !has_weight)) {
    node.text = bare;
    node.weight = word.weight;
    node.has_wildcards = word.has_wildcards;
    return std::nullopt;
  }
  if (is_spelling_like) {
    return refuse(value.where, "a spelling (=) has no wildcards", without_wildcards(bare));
  }
  const std::string sign = word.is_exact ? "= " : word.edits > 0 ? "~ " : "^ ";
  return refuse(value.where, sign + of_text, without_wildcards(bare));
}

ReadOperand make_property(const FieldScope& scope, const TypedValue& value, Node node) {
  if (value.slack || value.is_exact || scope.is_exact) {
    return Refusal{
        value.where, "a property is neither exact (=) nor near (~)",
        QueryEdit{{scope.where.begin, value.where.end},
                  std::string{to_string(*scope.property)} + ":" + std::string{value.text}}};
  }
  ValueMatch match = value.is_regex ? ValueMatch::regex : ValueMatch::whole;
  if (takes_patterns(*scope.property) && !value.is_quoted && !value.is_regex &&
      !is_web_address(value.text) && find_wildcard(value.text)) {
    match = ValueMatch::pattern;
    if (auto refusal = check_wildcards(value)) return *std::move(refusal);
  }
  auto read = read_property(*scope.property, {value.text, value.where, match});
  if (auto* refusal = std::get_if<Refusal>(&read)) return std::move(*refusal);
  node.kind = NodeKind::property;
  node.property = std::get<ReadProperty>(read).property;
  if (!std::get<ReadProperty>(read).is_negated) return node;
  Node negation;
  negation.kind = NodeKind::negation;
  negation.where = node.where;
  negation.children.push_back(std::move(node));
  return negation;
}

// `words<x` has no colon that would stay in front of what is offered for the value.
ReadOperand with_colon(const FieldScope& scope, const TypedValue& value, ReadOperand operand) {
  auto* refusal = std::get_if<Refusal>(&operand);
  const bool is_comparison = value.text.starts_with('<') || value.text.starts_with('>');
  const bool is_glued = scope.where.end == value.where.begin;
  if (refusal == nullptr || !refusal->edit || !is_comparison || !is_glued) return operand;
  if (refusal->edit->range != value.where) return operand;
  const std::string_view name = scope.property ? to_string(*scope.property) : scope.field->name;
  refusal->edit = QueryEdit{{scope.where.begin, value.where.end},
                            std::string{name} + ":" + refusal->edit->replacement};
  return operand;
}

NodeKind name_kind(const FieldScope& scope, const TypedValue& value) {
  if (scope.is_exact) return NodeKind::spelling;
  return value.is_quoted ? NodeKind::whole_name : NodeKind::name;
}

}  // namespace

std::variant<Node, Refusal> make_operand(const FieldScope& scope, const TypedValue& value) {
  Node node;
  node.where = value.where;
  if (scope.where.end == value.where.begin && !scope.where.empty()) {
    node.where.begin = scope.where.begin;
  }
  node.field = scope.field;
  if (scope.property) {
    return with_colon(scope, value, make_property(scope, value, std::move(node)));
  }
  if (scope.field != nullptr && takes_dates(scope.field->kind)) {
    if (value.is_regex) {
      return refuse(value.where, "a date is no regular expression", example_for(scope));
    }
    if (value.slack || value.is_exact) {
      return refuse(value.where, "a date is neither exact (=) nor near (~)",
                    std::string{value.text});
    }
    return with_colon(scope, value, make_date(scope, value, std::move(node)));
  }
  if (scope.field != nullptr) {
    if (auto refusal = refuse_keyword_list(scope, value)) return *std::move(refusal);
    if (scope.field->kind != FieldKind::keyword) {
      if (auto list = make_list(scope, value)) {
        if (auto* joined = std::get_if<Node>(&*list)) joined->where = node.where;
        return *std::move(list);
      }
    }
  }
  // Spaces around a value mean nothing, but a combining mark behind one is read as an accent of it.
  node.text = value.is_regex ? std::string{value.text} : collapse_spaces(value.text);
  if (scope.field == nullptr || scope.field->kind == FieldKind::text) {
    node.is_exact = scope.is_exact;
    return value.is_quoted ? make_phrase(value, std::move(node))
                           : make_word(value, std::move(node));
  }
  node.kind = scope.field->kind == FieldKind::entity ? name_kind(scope, value) : NodeKind::keyword;
  if (auto refusal = read_value_modifiers(scope, value, node)) return *std::move(refusal);
  return node;
}

}  // namespace pressmark
