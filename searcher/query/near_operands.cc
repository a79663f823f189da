// SPDX-License-Identifier: GPL-2.0-or-later
//
// What NEAR may stand between.
#include "searcher/query/near_operands.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "searcher/query/describe.h"
#include "searcher/query/functions.h"

namespace pressmark {
namespace {

// An offer that spells out every combination stays readable up to this many.
constexpr std::size_t most_combinations = 8;

bool is_prose(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase;
}

Node join(std::vector<Node> operands, const NearOperator& sign, ByteRange where) {
  Node node;
  node.kind = NodeKind::near;
  node.where = where;
  node.closeness = sign.closeness;
  node.distance = sign.distance;
  node.children = std::move(operands);
  return node;
}

// Equal operators in a row make one node, others nest; of NOT NEAR each one is a node.
Node join_chain(const NearChain& chain) {
  Node joined = chain.operands.front();
  for (std::size_t i = 0; i < chain.operators.size();) {
    const NearOperator& sign = chain.operators[i];
    std::vector<Node> operands{std::move(joined)};
    const ByteRange first = operands.front().where;
    do {
      operands.push_back(chain.operands[++i]);
    } while (i < chain.operators.size() && sign.closeness != Closeness::not_near &&
             chain.operators[i].closeness == sign.closeness &&
             chain.operators[i].distance == sign.distance);
    const ByteRange last = operands.back().where;
    joined = join(std::move(operands), sign, {first.begin, last.end});
  }
  joined.where = chain.where;
  return joined;
}

// (a AND b) NEAR c -> (a NEAR c) AND (b NEAR c); nothing where that grows too long.
std::optional<Node> spell_out(const NearChain& chain) {
  std::vector<std::vector<Node>> combinations{{}};
  for (const Node& operand : chain.operands) {
    const bool is_group = operand.kind == NodeKind::conjunction;
    const std::vector<Node> choices = is_group ? operand.children : std::vector<Node>{operand};
    if (!std::all_of(choices.begin(), choices.end(), has_places)) return std::nullopt;
    if (combinations.size() * choices.size() > most_combinations) return std::nullopt;
    std::vector<std::vector<Node>> longer;
    for (const auto& combination : combinations) {
      for (const Node& choice : choices) {
        longer.push_back(combination);
        longer.back().push_back(choice);
      }
    }
    combinations = std::move(longer);
  }
  Node all;
  all.kind = NodeKind::conjunction;
  for (auto& combination : combinations) {
    NearChain one = chain;
    one.operands = std::move(combination);
    all.children.push_back(join_chain(one));
  }
  return all;
}

// The same operands, asked for without their distance.
std::string without_distance(const NearChain& chain) {
  Node all;
  all.kind = NodeKind::conjunction;
  all.children = chain.operands;
  return describe(all);
}

// What takes the place of one unit.
std::string in_parentheses(const NearChain& chain, const std::string& text) {
  return chain.is_whole_query ? text : "(" + text + ")";
}

Refusal refuse(const Node& at, std::string message, ByteRange edited, std::string replacement) {
  return {at.where, std::move(message), QueryEdit{edited, std::move(replacement)}};
}

Refusal refuse_operand(const NearChain& chain, const Node& operand) {
  const NearOperator& sign = chain.operators.front();
  const std::string message =
      operator_text(sign.closeness, sign.distance) +
      (operand.kind == NodeKind::conjunction
           ? " stands between words, phrases, names and alternatives of them, not around AND"
           : " stands between words, phrases, names and alternatives of them only");
  if (const auto spelled_out = spell_out(chain)) {
    return refuse(operand, message, chain.where, in_parentheses(chain, describe(*spelled_out)));
  }
  return refuse(operand, message, chain.where, in_parentheses(chain, without_distance(chain)));
}

void visit_prose(const Node& node, const std::function<void(const Node&)>& visit) {
  if (is_prose(node)) return visit(node);
  for (const Node& child : node.children)
    visit_prose(child, visit);
}

void put_in_field(Node& node, const Field* field) {
  if (is_prose(node)) node.field = field;
  for (Node& child : node.children)
    put_in_field(child, field);
}

// The first word in another field than the first of all, or null.
const Node* find_other_field(const NearChain& chain, const Field*& named) {
  const Node* first = nullptr;
  const Node* other = nullptr;
  for (const Node& operand : chain.operands) {
    visit_prose(operand, [&](const Node& word) {
      if (first == nullptr) first = &word;
      if (other == nullptr && word.field != first->field) other = &word;
    });
  }
  if (other != nullptr) named = first->field != nullptr ? first->field : other->field;
  return other;
}

}  // namespace

std::variant<Node, Refusal> join_near(NearChain chain) {
  for (const Node& operand : chain.operands) {
    if (!has_places(operand)) return refuse_operand(chain, operand);
  }
  const Field* named = nullptr;
  if (const Node* other = find_other_field(chain, named)) {
    NearChain same = chain;
    for (Node& node : same.operands)
      put_in_field(node, named);
    const NearOperator& sign = chain.operators.front();
    return refuse(
        *other,
        operator_text(sign.closeness, sign.distance) + " looks for all its words in the same field",
        chain.where, describe(join_chain(same)));
  }
  return join_chain(chain);
}

}  // namespace pressmark
