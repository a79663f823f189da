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
    case TextScope::caption:
      return "caption:";
    case TextScope::body:
      return "body:";
  }
  return "";  // not reached: every scope is named above
}

// A pattern, or a regular expression between its slashes.
std::string form_text(const Plan& plan) {
  return plan.word_match == WordMatch::regex ? "/" + plan.form + "/" : plan.form;
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
    case NameMatch::pattern:
      return type + " like " + form_text(plan);
    case NameMatch::whole:
      return type + " whole " + text;
    case NameMatch::spelling:
      return type + " spelled " + text;
  }
  return type;  // not reached: every match is named above
}

std::string weight_behind(const Plan& plan) {
  return plan.weight == plain_weight ? "" : " ^" + weight_text(plan.weight);
}

std::string word_line(const Plan& plan) {
  std::string line = (plan.in_capitals ? "capitals " : "") + std::string{scope_name(plan.scope)};
  switch (plan.word_match) {
    case WordMatch::stems:
      return "word " + line + joined(plan.stems) + weight_behind(plan);
    case WordMatch::exact:
      return "exact " + line + plan.form + " of " + joined(plan.stems) + weight_behind(plan);
    case WordMatch::pattern:
      return "pattern " + line + plan.form + weight_behind(plan);
    case WordMatch::regex:
      return "regex " + line + form_text(plan) + weight_behind(plan);
    case WordMatch::fuzzy:
      return "fuzzy/" + std::to_string(plan.edits) + " " + line + plan.form + weight_behind(plan);
    case WordMatch::characters:
      return "characters " + line + plan.form + (plan.begins_word ? ", begin a word" : "") +
             (plan.ends_word ? ", end a word" : "") + weight_behind(plan);
  }
  return line;  // not reached: every match is named above
}

std::string line_of_near(const Plan& plan) {
  switch (plan.closeness) {
    case Closeness::any_order:
      return "near/" + std::to_string(plan.distance);
    case Closeness::in_order:
      return "in order/" + std::to_string(plan.distance);
    case Closeness::same_sentence:
      return "same sentence";
    case Closeness::same_paragraph:
      return "same paragraph";
    case Closeness::not_near:
      return "not near/" + std::to_string(plan.distance);
    case Closeness::loose:
      return "loose/" + std::to_string(plan.distance);
  }
  return "";  // not reached: every closeness is named above
}

std::string line_of(const Plan& plan) {
  switch (plan.kind) {
    case PlanKind::everything:
      return "everything";
    case PlanKind::nothing:
      return "nothing";
    case PlanKind::word:
      return word_line(plan);
    case PlanKind::phrase:
      return "phrase";
    case PlanKind::near:
      return line_of_near(plan);
    case PlanKind::occurs:
      return "occurs " + function_text(plan.occurrence, plan.distance);
    case PlanKind::all_of:
      return "all of";
    case PlanKind::any_of:
      return "any of";
    case PlanKind::most_of:
      return "all or all but one of";
    case PlanKind::none_of:
      return "none of";
    case PlanKind::name:
      return name_line(plan) + weight_behind(plan);
    case PlanKind::keyword:
      return "keyword " + std::string{plan.field->name} + " " +
             (plan.word_match == WordMatch::stems ? quotation(plan.text).value_or(plan.text)
                                                  : "like " + form_text(plan));
    case PlanKind::dates:
      return "dates " + to_string(plan.dates);
    case PlanKind::added:
      return "added " + to_string(plan.dates);
    case PlanKind::mentions:
      return "mentions " + to_string(plan.dates);
    case PlanKind::property:
      return "property " + describe_property(plan.property);
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
  const bool excludes_rest = plan.kind == PlanKind::near && plan.closeness == Closeness::not_near;
  for (std::size_t i = 0; i < (excludes_rest ? 1 : plan.children.size()); ++i)
    collect(plan.children[i], operands);
}

}  // namespace

void let_one_be_missing(Plan& plan, std::vector<QueryNote>& notes) {
  if (plan.kind != PlanKind::all_of || plan.children.size() < 2) return;
  plan.kind = PlanKind::most_of;
  const std::size_t parts = plan.children.size();
  notes.push_back({plan.where, "articles match that have " + std::to_string(parts - 1) +
                                   " of these " + std::to_string(parts) +
                                   " parts, or all (--match most)"});
}

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
