// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tree as text.
#include "searcher/query/ast.h"

#include "searcher/query/characters.h"

namespace pressmark {
namespace {

std::string quoted_text(std::string_view text) {
  return quotation(text).value_or("\"" + std::string{text} + "\"");
}

std::string field_name(const Node& node, char separator = ':') {
  return node.field == nullptr ? "" : std::string{node.field->name} + separator;
}

// What is looked for, with its modifiers: =bombed, "war crimes"~5, sanction*^2.
std::string prose_text(const Node& node, const std::string& text) {
  return (node.in_capitals ? "in capitals " : "") + field_name(node) + modifiers_before(node) +
         text + modifiers_behind(node);
}

std::string word_kind(const Node& node) {
  if (node.is_regex) return "regex ";
  return node.has_wildcards ? "pattern " : "word ";
}

std::string near_line(const Node& node) {
  switch (node.closeness) {
    case Closeness::any_order:
      return "near/" + std::to_string(node.distance);
    case Closeness::in_order:
      return "in order/" + std::to_string(node.distance);
    case Closeness::same_sentence:
      return "same sentence";
    case Closeness::same_paragraph:
      return "same paragraph";
    case Closeness::not_near:
      return "not near/" + std::to_string(node.distance);
    case Closeness::loose:
      return "loose/" + std::to_string(node.distance);
  }
  return "";  // not reached: every closeness is named above
}

std::string line_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::word:
      return word_kind(node) + prose_text(node, value_text(node));
    case NodeKind::phrase:
      return "phrase " + prose_text(node, quoted_text(node.text));
    case NodeKind::near:
      return near_line(node);
    case NodeKind::occurs:
      return "occurs " + function_text(node.occurrence, node.distance);
    case NodeKind::conjunction:
      return "and";
    case NodeKind::disjunction:
      return "or";
    case NodeKind::negation:
      return "not";
    case NodeKind::name:
      return "name " + field_name(node) + value_text(node) + modifiers_behind(node);
    case NodeKind::whole_name:
      return "whole name " + field_name(node) + quoted_text(node.text) + modifiers_behind(node);
    case NodeKind::spelling:
      return "spelling " + field_name(node, '=') + quoted_text(node.text) + modifiers_behind(node);
    case NodeKind::keyword:
      return "keyword " + field_name(node) +
             (node.has_wildcards || node.is_regex ? value_text(node) : quoted_text(node.text));
    case NodeKind::date:
      return "date " + field_name(node) + to_string(node.dates);
    case NodeKind::property:
      return "property " + describe_property(node.property);
  }
  return "";  // not reached: every kind is named above
}

void print(const Node& node, std::size_t level, std::string& out) {
  out.append(2 * level, ' ');
  out += line_of(node);
  out += '\n';
  for (const Node& child : node.children)
    print(child, level + 1, out);
}

}  // namespace

std::string operator_text(Closeness closeness, std::uint32_t distance) {
  const std::string number = "/" + std::to_string(distance);
  switch (closeness) {
    case Closeness::any_order:
    case Closeness::loose:
      return "NEAR" + number;
    case Closeness::in_order:
      return "ADJ" + number;
    case Closeness::same_sentence:
      return "/s";
    case Closeness::same_paragraph:
      return "/p";
    case Closeness::not_near:
      return "NOT NEAR" + number;
  }
  return "";  // not reached: every closeness is named above
}

std::string function_text(Occurrence occurrence, std::uint32_t number) {
  switch (occurrence) {
    case Occurrence::at_least:
      return "ATLEAST/" + std::to_string(number);
    case Occurrence::lead:
      return "LEAD/" + std::to_string(number);
    case Occurrence::major:
      return "MAJOR";
  }
  return "";  // not reached: every occurrence is named above
}

std::string weight_text(std::uint32_t thousandths) {
  std::string text = std::to_string(thousandths / 1000);
  if (thousandths % 1000 == 0) return text;
  text += "." + std::to_string(1000 + thousandths % 1000).substr(1);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string value_text(const Node& node) {
  return node.is_regex ? "/" + node.text + "/" : node.text;
}

std::string modifiers_before(const Node& node) {
  return node.is_exact ? "=" : "";
}

std::string modifiers_behind(const Node& node) {
  std::string text;
  if (node.edits > 0) text += "~" + std::to_string(node.edits);
  if (node.slack) text += "~" + std::to_string(*node.slack);
  if (node.weight != plain_weight) text += "^" + weight_text(node.weight);
  return text;
}

std::string print_tree(const Node& node) {
  std::string out;
  print(node, 0, out);
  return out;
}

}  // namespace pressmark
