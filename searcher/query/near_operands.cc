// SPDX-License-Identifier: GPL-2.0-or-later
//
// What NEAR may stand between.
#include "searcher/query/near_operands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "searcher/query/describe.h"

namespace pressmark {
namespace {

// An offer that spells out every combination stays readable up to this many.
constexpr std::size_t most_combinations = 8;

bool is_prose(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase;
}

bool is_choice_of_prose(const Node& node) {
  return is_prose(node) || (node.kind == NodeKind::disjunction &&
                            std::all_of(node.children.begin(), node.children.end(), is_prose));
}

bool is_name(const Node& node) {
  return node.kind == NodeKind::name || node.kind == NodeKind::whole_name ||
         node.kind == NodeKind::spelling;
}

Node near(std::vector<Node> operands, std::uint32_t distance, ByteRange where) {
  Node node;
  node.kind = NodeKind::near;
  node.where = where;
  node.distance = distance;
  node.children = std::move(operands);
  return node;
}

// (a OR b) NEAR c -> (a NEAR c) OR (b NEAR c); nothing where that grows too long.
std::optional<Node> spell_out(const NearChain& chain) {
  std::vector<std::vector<Node>> combinations{{}};
  for (const Node& operand : chain.operands) {
    if (!is_choice_of_prose(operand)) return std::nullopt;
    const std::vector<Node> choices =
        is_prose(operand) ? std::vector<Node>{operand} : operand.children;
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
  Node any;
  any.kind = NodeKind::disjunction;
  for (auto& combination : combinations) {
    any.children.push_back(
        near(std::move(combination), chain.operators.front().distance, chain.where));
  }
  return any;
}

// The same words, and names as words, asked for without their distance.
std::string without_distance(const NearChain& chain) {
  Node all;
  all.kind = NodeKind::conjunction;
  all.children = chain.operands;
  return describe(all);
}

// Alternatives take the place of one unit.
std::string in_parentheses(const NearChain& chain, const std::string& text) {
  return chain.is_whole_query ? text : "(" + text + ")";
}

Refusal refuse(const Node& at, std::string message, ByteRange edited, std::string replacement) {
  return {at.where, std::move(message), QueryEdit{edited, std::move(replacement)}};
}

Refusal refuse_operand(const NearChain& chain, const Node& operand) {
  if (is_name(operand)) {
    NearChain words = chain;
    for (Node& node : words.operands) {
      if (!is_name(node)) continue;
      node.kind = node.kind == NodeKind::name ? NodeKind::word : NodeKind::phrase;
      node.field = nullptr;
    }
    const bool runs = std::all_of(words.operands.begin(), words.operands.end(), is_prose);
    return refuse(operand, "NEAR between names is not in this version; between words it is",
                  chain.where,
                  runs ? describe(near(words.operands, chain.operators.front().distance, {}))
                       : without_distance(chain));
  }
  const std::string message = operand.kind == NodeKind::disjunction
                                  ? "NEAR with alternatives in parentheses is not in this version"
                                  : "NEAR stands between words and phrases only";
  if (const auto spelled_out = spell_out(chain)) {
    return refuse(operand, message, chain.where, in_parentheses(chain, describe(*spelled_out)));
  }
  return refuse(operand, message, chain.where, in_parentheses(chain, without_distance(chain)));
}

}  // namespace

std::variant<Node, Refusal> join_near(NearChain chain) {
  for (const Node& operand : chain.operands) {
    if (!is_prose(operand)) return refuse_operand(chain, operand);
  }
  const Field* field = chain.operands.front().field;
  for (const Node& operand : chain.operands) {
    if (operand.field == field) continue;
    NearChain same = chain;
    const Field* named = field != nullptr ? field : operand.field;
    for (Node& node : same.operands)
      node.field = named;
    return refuse(operand, "NEAR looks for both sides in the same field", chain.where,
                  describe(near(same.operands, chain.operators.front().distance, {})));
  }
  for (const NearOperator& sign : chain.operators) {
    if (sign.distance == chain.operators.front().distance) continue;
    return Refusal{
        sign.where, "a chain of NEAR has one distance in this version",
        QueryEdit{sign.where, "NEAR/" + std::to_string(chain.operators.front().distance)}};
  }
  return near(std::move(chain.operands), chain.operators.front().distance, chain.where);
}

}  // namespace pressmark
