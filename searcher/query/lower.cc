// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tree -> plan: each typed word goes through the same Analyzer as the articles did.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/query/refusal.h"

namespace pressmark {
namespace {

class Lowering {
 public:
  Lowering(Analyzer& analyzer, const std::vector<std::string>& languages)
      : analyzer_(analyzer), languages_(languages) {
    if (languages_.empty()) languages_.emplace_back();  // words as they are, without a stemmer
  }

  Result<Plan> lower(const Node& node);

  // A query that runs in place of one that did not: without what has nothing to search for.
  std::string offer(const Node& root);

 private:
  using Tokens = std::vector<std::vector<std::string>>;  // For each word its stems, sorted.

  Result<Plan> lower_text(const Node& node);
  Result<Plan> lower_children(const Node& node, PlanKind kind);
  Result<Plan> lower_name(const Node& node);
  Result<Plan> lower_keyword(const Node& node);
  Tokens stems_of(std::string_view text);

  // `node` without the operands that have nothing to search for; nothing if that leaves nothing.
  std::optional<Node> prune(const Node& node);
  bool has_content(const Node& node);

  Analyzer& analyzer_;
  std::vector<std::string> languages_;
  std::size_t words_ = 0;
};

Error refuse(const Node& node, std::string message) {
  return {ErrorKind::invalid_argument, std::move(message), "", node.where};
}

Error refuse_empty(const Node& node) {
  return refuse(node, "nothing to search for in \"" + node.text + "\"");
}

Plan make_plan(PlanKind kind, ByteRange where) {
  Plan plan;
  plan.kind = kind;
  plan.where = where;
  return plan;
}

TextScope scope_of(const Field* field) {
  if (field == nullptr) return TextScope::any;
  return field->name == "title" ? TextScope::title : TextScope::body;
}

Lowering::Tokens Lowering::stems_of(std::string_view text) {
  Tokens tokens = analyzer_.stems(text, languages_);
  for (auto& stems : tokens) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  }
  return tokens;
}

Result<Plan> Lowering::lower_text(const Node& node) {
  const QueryLimits limits;
  Tokens tokens = stems_of(node.text);
  if (tokens.empty()) return refuse_empty(node);
  words_ += tokens.size();
  if (tokens.size() > limits.phrase_words) {
    return refuse(node, "a phrase may have " + std::to_string(limits.phrase_words) +
                            " words; this one has " + std::to_string(tokens.size()));
  }
  if (words_ > limits.words) {
    return refuse(node, "a query may have " + std::to_string(limits.words) +
                            " words; this is where one more begins");
  }
  std::vector<Plan> words;
  for (auto& stems : tokens) {
    Plan word = make_plan(PlanKind::word, node.where);
    word.scope = scope_of(node.field);
    word.stems = std::move(stems);
    words.push_back(std::move(word));
  }
  if (words.size() == 1) return std::move(words.front());
  Plan phrase = make_plan(PlanKind::phrase, node.where);
  phrase.children = std::move(words);
  return phrase;
}

Result<Plan> Lowering::lower_children(const Node& node, PlanKind kind) {
  Plan plan = make_plan(kind, node.where);
  plan.distance = node.distance;
  for (const Node& child : node.children) {
    auto lowered = lower(child);
    if (!lowered) return std::move(lowered).error();
    plan.children.push_back(*std::move(lowered));
  }
  return plan;
}

Result<Plan> Lowering::lower_name(const Node& node) {
  Plan plan = make_plan(PlanKind::name, node.where);
  // The field's name is the type's: both come from the tables in schema/.
  if (const auto type = parse_entity_type(node.field->name)) plan.entity = *type;
  plan.text = node.text;
  auto words = name_words(node.text);
  if (words.empty()) return refuse_empty(node);
  if (node.kind == NodeKind::name) {
    plan.name_match = NameMatch::words;
    plan.name_words = std::move(words);
  } else {
    plan.name_match = node.kind == NodeKind::whole_name ? NameMatch::whole : NameMatch::spelling;
  }
  return plan;
}

Result<Plan> Lowering::lower_keyword(const Node& node) {
  Plan plan = make_plan(PlanKind::keyword, node.where);
  plan.field = node.field;
  plan.text = fold_keyword(node.text);
  if (plan.text.empty()) return refuse_empty(node);
  return plan;
}

Result<Plan> Lowering::lower(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return make_plan(PlanKind::everything, node.where);
    case NodeKind::word:
    case NodeKind::phrase:
      return lower_text(node);
    case NodeKind::near:
      return lower_children(node, PlanKind::near);
    case NodeKind::conjunction:
      return lower_children(node, PlanKind::all_of);
    case NodeKind::disjunction:
      return lower_children(node, PlanKind::any_of);
    case NodeKind::negation:
      return lower_children(node, PlanKind::none_of);
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return lower_name(node);
    case NodeKind::keyword:
      return lower_keyword(node);
    case NodeKind::date: {
      Plan plan = make_plan(PlanKind::dates, node.where);
      plan.dates = node.dates;
      return plan;
    }
  }
  return make_plan(PlanKind::nothing, node.where);  // not reached: every kind is named above
}

bool Lowering::has_content(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase: {
      const std::size_t words = stems_of(node.text).size();
      return words > 0 && words <= QueryLimits{}.phrase_words;
    }
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return !name_words(node.text).empty();
    case NodeKind::keyword:
      return !fold_keyword(node.text).empty();
    case NodeKind::near:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::negation:
      return !node.children.empty();
    case NodeKind::everything:
    case NodeKind::date:
      return true;
  }
  return false;  // not reached: every kind is named above
}

std::optional<Node> Lowering::prune(const Node& node) {
  constexpr std::size_t most_children = 8;  // keeps the offer short
  Node pruned = node;
  pruned.children.clear();
  for (const Node& child : node.children) {
    if (pruned.children.size() == most_children) break;
    if (auto rest = prune(child)) pruned.children.push_back(*std::move(rest));
  }
  if (!has_content(pruned)) return std::nullopt;
  const bool joins = pruned.kind == NodeKind::near || pruned.kind == NodeKind::conjunction ||
                     pruned.kind == NodeKind::disjunction;
  if (joins && pruned.children.size() == 1) {
    Node only = std::move(pruned.children.front());
    return only;
  }
  return pruned;
}

std::string Lowering::offer(const Node& root) {
  const auto rest = prune(root);
  return "try: " + (rest ? describe(*rest) : std::string{example_query});
}

}  // namespace

Result<Plan> lower(const Node& root, Analyzer& analyzer,
                   const std::vector<std::string>& languages) {
  Lowering lowering{analyzer, languages};
  auto plan = lowering.lower(root);
  if (plan) return plan;
  Error error = std::move(plan).error();
  error.hint = lowering.offer(root);
  return error;
}

}  // namespace pressmark
