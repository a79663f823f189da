// SPDX-License-Identifier: GPL-2.0-or-later
//
// Functions are about occurrences: AND and NOT in their parentheses are taken apart, alternatives
// stay together, because their occurrences are counted together.
#include "searcher/query/functions.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pressmark {
namespace {

std::string name_of(QueryFunction function) {
  switch (function) {
    case QueryFunction::at_least:
      return "ATLEAST";
    case QueryFunction::lead:
      return "LEAD";
    case QueryFunction::major:
      return "MAJOR";
    case QueryFunction::capitals:
      return "CAPS";
    case QueryFunction::exact:
      return "EXACT";
  }
  return "";  // not reached: every function is named above
}

bool is_prose_node(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase;
}

// Calls change(word or phrase) for all; the first other operand, or null.
template <typename Change>
const Node* change_words(Node& node, const Change& change) {
  if (is_prose_node(node)) {
    change(node);
    return nullptr;
  }
  if (node.children.empty()) return &node;
  for (Node& child : node.children) {
    if (const Node* other = change_words(child, change)) return other;
  }
  return nullptr;
}

// A word of the title or the captions; null if there is none.
const Node* find_word_beside_body(const Node& node) {
  if (is_prose_node(node)) {
    return node.field != nullptr && node.field->name != "body" ? &node : nullptr;
  }
  for (const Node& child : node.children) {
    if (const Node* found = find_word_beside_body(child)) return found;
  }
  return nullptr;
}

class OccurrenceFunction {
 public:
  explicit OccurrenceFunction(const FunctionCall& call) : call_(&call) {}

  std::optional<Refusal> wrap(Node& node) const {
    if (has_places(node)) {
      Node occurs;
      occurs.kind = NodeKind::occurs;
      occurs.where = call_->where;
      occurs.occurrence = occurrence();
      occurs.distance = call_->number;
      occurs.children.push_back(std::move(node));
      node = std::move(occurs);
      return std::nullopt;
    }
    const bool can_be_taken_apart = node.kind == NodeKind::conjunction ||
                                    node.kind == NodeKind::disjunction ||
                                    node.kind == NodeKind::negation;
    if (!can_be_taken_apart) {
      return Refusal{node.where, name_of(call_->function) + "(...) takes words, phrases and names",
                     QueryEdit{call_->name, ""}};
    }
    for (Node& child : node.children) {
      if (auto refusal = wrap(child)) return refusal;
    }
    return std::nullopt;
  }

 private:
  Occurrence occurrence() const {
    if (call_->function == QueryFunction::lead) return Occurrence::lead;
    return call_->function == QueryFunction::major ? Occurrence::major : Occurrence::at_least;
  }

  const FunctionCall* call_;
};

// Dates, sources and languages have no weight, and may stand beside what has.
class WeightMultiplier {
 public:
  explicit WeightMultiplier(std::uint32_t thousandths) : thousandths_(thousandths) {}

  void multiply(Node& node) {
    const bool scores = is_prose_node(node) || node.kind == NodeKind::name ||
                        node.kind == NodeKind::whole_name || node.kind == NodeKind::spelling;
    if (scores) {
      constexpr std::uint64_t largest = 100 * plain_weight;
      const std::uint64_t weight = std::uint64_t{node.weight} * thousandths_ / plain_weight;
      is_out_of_bounds_ = is_out_of_bounds_ || weight == 0 || weight > largest;
      node.weight = static_cast<std::uint32_t>(weight);
      changed_ = true;
    }
    for (Node& child : node.children)
      multiply(child);
  }

  bool is_out_of_bounds() const { return is_out_of_bounds_; }
  bool changed() const { return changed_; }

 private:
  std::uint32_t thousandths_;
  bool is_out_of_bounds_ = false;
  bool changed_ = false;
};

}  // namespace

bool has_places(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
    case NodeKind::near:
      return true;
    case NodeKind::disjunction:
      return std::all_of(node.children.begin(), node.children.end(), has_places);
    case NodeKind::everything:
    case NodeKind::conjunction:
    case NodeKind::negation:
    case NodeKind::keyword:
    case NodeKind::date:
    case NodeKind::occurs:
    case NodeKind::property:
      return false;
  }
  return false;  // not reached: every kind is named above
}

std::variant<Node, Refusal> apply_function(const FunctionCall& call, Node group) {
  const bool is_about_forms =
      call.function == QueryFunction::exact || call.function == QueryFunction::capitals;
  if (is_about_forms) {
    const bool is_exact = call.function == QueryFunction::exact;
    const Node* other = change_words(group, [&](Node& word) {
      if (is_exact && word.edits == 0 && !word.is_regex) word.is_exact = true;
      if (!is_exact) word.in_capitals = true;
    });
    if (other == nullptr) return group;
    return Refusal{other->where, name_of(call.function) + "(...) takes words and phrases",
                   QueryEdit{call.name, ""}};
  }
  if (call.function == QueryFunction::lead) {
    if (const Node* other = find_word_beside_body(group)) {
      return Refusal{other->where,
                     "LEAD is the beginning of the body; the " + std::string{other->field->name} +
                         " is no part of it",
                     QueryEdit{call.name, ""}};
    }
  }
  if (auto refusal = OccurrenceFunction{call}.wrap(group)) return *std::move(refusal);
  return group;
}

std::optional<Refusal> multiply_weight(Node& node, std::uint32_t thousandths, ByteRange where) {
  WeightMultiplier multiplier{thousandths};
  multiplier.multiply(node);
  if (multiplier.is_out_of_bounds()) {
    return Refusal{where, "the weights make more than 100 or less than 0.001",
                   QueryEdit{where, ""}};
  }
  if (multiplier.changed()) return std::nullopt;
  return Refusal{where, "a weight has no meaning here: this does not score", QueryEdit{where, ""}};
}

}  // namespace pressmark
