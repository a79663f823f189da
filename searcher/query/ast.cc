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

std::string line_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::word:
      return "word " + field_name(node) + node.text;
    case NodeKind::phrase:
      return "phrase " + field_name(node) + quoted_text(node.text);
    case NodeKind::near:
      return "near/" + std::to_string(node.distance);
    case NodeKind::conjunction:
      return "and";
    case NodeKind::disjunction:
      return "or";
    case NodeKind::negation:
      return "not";
    case NodeKind::name:
      return "name " + field_name(node) + node.text;
    case NodeKind::whole_name:
      return "whole name " + field_name(node) + quoted_text(node.text);
    case NodeKind::spelling:
      return "spelling " + field_name(node, '=') + quoted_text(node.text);
    case NodeKind::keyword:
      return "keyword " + field_name(node) + quoted_text(node.text);
    case NodeKind::date:
      return "date " + field_name(node) + to_string(node.dates);
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

std::string print_tree(const Node& node) {
  std::string out;
  print(node, 0, out);
  return out;
}

}  // namespace pressmark
