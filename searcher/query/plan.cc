// SPDX-License-Identifier: GPL-2.0-or-later
//
// The plan as text, and the operands that give an article its score.
#include "searcher/query/plan.h"

#include "searcher/query/characters.h"

namespace pressmark {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : "|") + word;
  return text;
}

std::string_view scope_name(TextScope scope) {
  switch (scope) {
    case TextScope::any:
      return "";
    case TextScope::title:
      return "title:";
    case TextScope::body:
      return "body:";
  }
  return "";  // not reached: every scope is named above
}

std::string name_line(const Plan& plan) {
  std::string type = "name " + std::string{to_string(plan.entity)};
  const std::string text = quotation(plan.text).value_or(plan.text);
  switch (plan.name_match) {
    case NameMatch::words: {
      std::string words;
      for (const std::string& word : plan.name_words)
        words += " " + word;
      return type + " with" + words;
    }
    case NameMatch::whole:
      return type + " whole " + text;
    case NameMatch::spelling:
      return type + " spelled " + text;
  }
  return type;  // not reached: every match is named above
}

std::string line_of(const Plan& plan) {
  switch (plan.kind) {
    case PlanKind::everything:
      return "everything";
    case PlanKind::nothing:
      return "nothing";
    case PlanKind::word:
      return "word " + std::string{scope_name(plan.scope)} + joined(plan.stems);
    case PlanKind::phrase:
      return "phrase";
    case PlanKind::near:
      return "near/" + std::to_string(plan.distance);
    case PlanKind::all_of:
      return "all of";
    case PlanKind::any_of:
      return "any of";
    case PlanKind::none_of:
      return "none of";
    case PlanKind::name:
      return name_line(plan);
    case PlanKind::keyword:
      return "keyword " + std::string{plan.field->name} + " " +
             quotation(plan.text).value_or(plan.text);
    case PlanKind::dates:
      return "dates " + to_string(plan.dates);
  }
  return "";  // not reached: every kind is named above
}

void print(const Plan& plan, std::size_t level, std::string& out) {
  out.append(2 * level, ' ');
  out += line_of(plan);
  out += '\n';
  for (const Plan& child : plan.children)
    print(child, level + 1, out);
}

void collect(const Plan& plan, std::vector<const Plan*>& operands) {
  if (plan.kind == PlanKind::none_of) return;
  if (plan.kind == PlanKind::word || plan.kind == PlanKind::name) operands.push_back(&plan);
  for (const Plan& child : plan.children)
    collect(child, operands);
}

}  // namespace

std::string print_plan(const Plan& plan) {
  std::string out;
  print(plan, 0, out);
  return out;
}

std::vector<const Plan*> scored_operands(const Plan& plan) {
  std::vector<const Plan*> operands;
  collect(plan, operands);
  return operands;
}

}  // namespace pressmark
