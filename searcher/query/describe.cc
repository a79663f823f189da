// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes a tree as a query. Every operand is read back before it is used: folding may turn a letter
// into a sign that means something in a query (a full-width question mark, say) or into words (⅚),
// and then the text stays as it was typed.
#include "searcher/query/describe.h"

#include <algorithm>
#include <string_view>

#include "analysis/fold.h"
#include "base/ascii.h"
#include "searcher/query/characters.h"
#include "searcher/query/parse_tree.h"

namespace pressmark {
namespace {

// How tightly an operator binds; an operand that binds looser than its operator needs parentheses.
enum class Binding : unsigned char { disjunction, conjunction, negation, near, unit };

Binding binding_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::disjunction:
      return Binding::disjunction;
    case NodeKind::conjunction:
      return Binding::conjunction;
    case NodeKind::negation:
      return Binding::negation;
    case NodeKind::near:
      return Binding::near;
    case NodeKind::occurs:
    case NodeKind::everything:
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
    case NodeKind::keyword:
    case NodeKind::date:
    case NodeKind::property:
      return Binding::unit;
  }
  return Binding::unit;  // not reached: every kind is named above
}

// True if `query` is read as this one operand, with another text.
bool reads_as(const std::string& query, const Node& node, std::string_view text) {
  const auto reading = parse_tree(query, {});
  const auto* parsed = std::get_if<ParsedQuery>(&reading);
  if (parsed == nullptr) return false;
  const Node& read = parsed->root;
  return read.kind == node.kind && read.text == text && read.is_exact == node.is_exact &&
         read.has_wildcards == node.has_wildcards && read.is_regex == node.is_regex &&
         read.edits == node.edits && read.slack == node.slack && read.weight == node.weight;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
}

// Empty where it would have other words.
std::string folded_text(const Node& node) {
  return folds_within_words(node.text) ? fold_case(node.text) : "";
}

std::string prefix_of(const Node& node) {
  if (node.field == nullptr) return "";
  return std::string{node.field->name} + (node.kind == NodeKind::spelling ? '=' : ':');
}

std::string in_quotes(std::string_view text) {
  return quotation(text).value_or("\"" + collapse_spaces(text) + "\"");
}

std::string word_text(const Node& node);

// Signs beside a web address would be part of it: they are written around it.
std::string modified_outside(const Node& node) {
  Node plain = node;
  plain.is_exact = false;
  plain.weight = plain_weight;
  const std::string text = (node.is_exact ? "EXACT(" : "(") + word_text(plain) + ")";
  return node.weight == plain_weight ? text : text + "^" + weight_text(node.weight);
}

std::string word_text(const Node& node) {
  const auto written = [&](std::string_view text) {
    return prefix_of(node) + modifiers_before(node) + std::string{text} + modifiers_behind(node);
  };
  if (node.is_regex) return written(value_text(node));  // in which case counts: \W is not \w
  if (is_plain_ascii(node.text)) return written(ascii_lower(node.text));
  const std::string folded = folded_text(node);
  if (!folded.empty() && reads_as(written(folded), node, folded)) return written(folded);
  const bool is_modified = node.is_exact || node.weight != plain_weight;
  if (!is_modified || reads_as(written(node.text), node, node.text)) return written(node.text);
  return modified_outside(node);
}

std::string phrase_text(const Node& node) {
  const auto written = [&](std::string_view text) {
    return prefix_of(node) + modifiers_before(node) + in_quotes(text) + modifiers_behind(node);
  };
  const std::string folded = collapse_spaces(folded_text(node));
  const bool runs = !folded.empty() && reads_as(written(folded), node, folded);
  return written(runs ? folded : node.text);
}

// CAPS around the words that it is about.
std::string prose_text_of(const Node& node) {
  const std::string text = node.kind == NodeKind::word ? word_text(node) : phrase_text(node);
  return node.in_capitals ? "CAPS(" + text + ")" : text;
}

std::string keyword_text(const Node& node) {
  if (node.is_regex || node.has_wildcards) return prefix_of(node) + value_text(node);
  const std::string text = collapse_spaces(node.text);
  const std::string bare = prefix_of(node) + text;
  return reads_as(bare, node, text) ? bare : prefix_of(node) + in_quotes(node.text);
}

std::string write(const Node& node);

std::string operand(const Node& child, Binding parent) {
  const std::string text = write(child);
  return binding_of(child.kind) < parent ? "(" + text + ")" : text;
}

std::string join(const Node& node, std::string_view sign) {
  if (node.children.size() == 1) return write(node.children.front());
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += sign;
    text += operand(child, binding_of(node.kind));
  }
  return text;
}

// A near inside a near is in parentheses, on whichever side it stands.
std::string join_near_operands(const Node& node) {
  const std::string sign = " " + operator_text(node.closeness, node.distance) + " ";
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += sign;
    text += operand(child, Binding::unit);
  }
  return text;
}

std::string write(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "";
    case NodeKind::word:
    case NodeKind::phrase:
      return prose_text_of(node);
    case NodeKind::name:
      return word_text(node);
    case NodeKind::near:
      return join_near_operands(node);
    case NodeKind::occurs:
      return function_text(node.occurrence, node.distance) + "(" + write(node.children.front()) +
             ")";
    case NodeKind::conjunction:
      return join(node, " AND ");
    case NodeKind::disjunction:
      return join(node, " OR ");
    case NodeKind::negation:
      return "NOT " + operand(node.children.front(), Binding::negation);
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return prefix_of(node) + in_quotes(node.text) + modifiers_behind(node);
    case NodeKind::keyword:
      return keyword_text(node);
    case NodeKind::date:
      return prefix_of(node) + to_string(node.dates);
    case NodeKind::property:
      return describe_property(node.property);
  }
  return "";  // not reached: every kind is named above
}

std::uint32_t levels_of_operand(const Node& child, Binding parent) {
  return count_levels(child) + (binding_of(child.kind) < parent ? 1 : 0);
}

// At most: whether signs go around a word is not tried.
std::uint32_t levels_of_word(const Node& node) {
  const bool has_signs = node.is_exact || node.weight != plain_weight;
  return (node.in_capitals ? 1U : 0U) + (has_signs && !is_plain_ascii(node.text) ? 1U : 0U);
}

}  // namespace

std::string describe(const Node& node) {
  return write(node);
}

std::uint32_t count_levels(const Node& node) {
  if (node.children.empty()) return levels_of_word(node);
  const Node& first = node.children.front();
  if (node.kind == NodeKind::occurs) return 1 + count_levels(first);
  if (node.kind == NodeKind::negation) return 1 + levels_of_operand(first, Binding::negation);
  if (node.children.size() == 1) return count_levels(first);
  const Binding parent = node.kind == NodeKind::near ? Binding::unit : binding_of(node.kind);
  std::uint32_t most = 0;
  for (const Node& child : node.children)
    most = std::max(most, levels_of_operand(child, parent));
  return most;
}

}  // namespace pressmark
