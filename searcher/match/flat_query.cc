// SPDX-License-Identifier: GPL-2.0-or-later
//
// A conjunction may hold one disjunction, if nothing else in it scores. A phrase or NEAR is the
// conjunction of its words, and something to be checked last.
#include "searcher/match/flat_query.h"

#include <algorithm>

namespace pressmark {
namespace {

bool is_operand(const Plan& plan) {
  return plan.kind == PlanKind::word || plan.kind == PlanKind::name;
}

bool is_any_of_operands(const Plan& plan) {
  return plan.kind == PlanKind::any_of && !plan.children.empty() &&
         std::all_of(plan.children.begin(), plan.children.end(), is_operand);
}

// Stored articles are read for what the rest of the query has left, not before.
bool reads_articles(const Plan& plan) {
  return (plan.kind == PlanKind::property && takes_patterns(plan.property.name)) ||
         std::any_of(plan.children.begin(), plan.children.end(), reads_articles);
}

bool is_condition(const Plan& plan) {
  if (reads_articles(plan)) return false;
  switch (plan.kind) {
    case PlanKind::everything:
    case PlanKind::none_of:
    case PlanKind::keyword:
    case PlanKind::dates:
    case PlanKind::added:
    case PlanKind::mentions:
    case PlanKind::property:
      return true;
    case PlanKind::all_of:
    case PlanKind::any_of:
    case PlanKind::most_of:
      return std::all_of(plan.children.begin(), plan.children.end(), is_condition);
    case PlanKind::nothing:
    case PlanKind::word:
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::occurs:
    case PlanKind::name:
      return false;
  }
  return false;  // not reached: every kind is named above
}

// Are all words and names below the plan in every article that it matches?
bool needs_all_operands(const Plan& plan) {
  if (is_operand(plan)) return true;
  const bool is_joined = plan.kind == PlanKind::phrase || plan.kind == PlanKind::occurs ||
                         (plan.kind == PlanKind::near && plan.closeness != Closeness::not_near);
  return is_joined && std::all_of(plan.children.begin(), plan.children.end(), needs_all_operands);
}

bool is_positional(const Plan& plan) {
  return !is_operand(plan) && needs_all_operands(plan);
}

void add_operands(const Plan& plan, FlatQuery& query) {
  const std::vector<const Plan*> operands = scored_operands(plan);
  query.operands.insert(query.operands.end(), operands.begin(), operands.end());
}

void add_positional(const Plan& plan, FlatQuery& query) {
  query.positional.push_back(&plan);
  add_operands(plan, query);
}

}  // namespace

std::optional<FlatQuery> flatten(const Plan& plan) {
  FlatQuery query;
  if (is_operand(plan)) {
    query.operands.push_back(&plan);
    return query;
  }
  if (is_positional(plan)) {
    add_positional(plan, query);
    return query;
  }
  if (is_any_of_operands(plan)) {
    query.needs_all = false;
    add_operands(plan, query);
    return query;
  }
  if (plan.kind != PlanKind::all_of) return std::nullopt;
  const Plan* any = nullptr;
  for (const Plan& child : plan.children) {
    if (is_operand(child)) {
      query.operands.push_back(&child);
    } else if (is_positional(child)) {
      add_positional(child, query);
    } else if (is_condition(child)) {
      query.conditions.push_back(&child);
    } else if (is_any_of_operands(child) && any == nullptr) {
      any = &child;
    } else {
      return std::nullopt;
    }
  }
  if (any != nullptr) {
    if (!query.operands.empty()) return std::nullopt;
    query.needs_all = false;
    add_operands(*any, query);
  }
  if (query.operands.empty()) return std::nullopt;
  return query;
}

}  // namespace pressmark
