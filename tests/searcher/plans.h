// SPDX-License-Identifier: GPL-2.0-or-later
//
// Plans in a line each, for tests: all_of({word("oil"), none_of({word("gas")})}).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/fields.h"
#include "searcher/query/plan.h"

namespace pressmark::plans {

inline Plan make(PlanKind kind, std::vector<Plan> children = {}) {
  Plan plan;
  plan.kind = kind;
  plan.children = std::move(children);
  return plan;
}

inline Plan everything() {
  return make(PlanKind::everything);
}
inline Plan all_of(std::vector<Plan> children) {
  return make(PlanKind::all_of, std::move(children));
}
inline Plan any_of(std::vector<Plan> children) {
  return make(PlanKind::any_of, std::move(children));
}
inline Plan none_of(Plan child) {
  return make(PlanKind::none_of, {std::move(child)});
}
inline Plan phrase(std::vector<Plan> words) {
  return make(PlanKind::phrase, std::move(words));
}

inline Plan word(std::vector<std::string> stems, TextScope scope = TextScope::any) {
  Plan plan = make(PlanKind::word);
  plan.stems = std::move(stems);
  plan.scope = scope;
  return plan;
}
inline Plan word(const char* stem, TextScope scope = TextScope::any) {
  return word(std::vector<std::string>{stem}, scope);
}

inline Plan exact(std::string form, const char* stem) {
  Plan plan = word(stem);
  plan.word_match = WordMatch::exact;
  plan.form = std::move(form);
  return plan;
}
inline Plan pattern(std::string form) {
  Plan plan = make(PlanKind::word);
  plan.word_match = WordMatch::pattern;
  plan.form = std::move(form);
  return plan;
}
inline Plan characters(std::string form, TextScope scope = TextScope::any) {
  Plan plan = make(PlanKind::word);
  plan.word_match = WordMatch::characters;
  plan.form = std::move(form);
  plan.scope = scope;
  return plan;
}
inline Plan fuzzy(std::string form, std::uint32_t edits) {
  Plan plan = pattern(std::move(form));
  plan.word_match = WordMatch::fuzzy;
  plan.edits = edits;
  return plan;
}
inline Plan in_capitals(Plan word) {
  word.in_capitals = true;
  return word;
}

inline Plan near(std::uint32_t distance, std::vector<Plan> children) {
  Plan plan = make(PlanKind::near, std::move(children));
  plan.distance = distance;
  return plan;
}

inline Plan close(Closeness closeness, std::uint32_t distance, std::vector<Plan> children) {
  Plan plan = near(distance, std::move(children));
  plan.closeness = closeness;
  return plan;
}
inline Plan occurs(Occurrence occurrence, std::uint32_t number, Plan child) {
  Plan plan = make(PlanKind::occurs, {std::move(child)});
  plan.occurrence = occurrence;
  plan.distance = number;
  return plan;
}

inline Plan name(EntityType type, NameMatch match, std::string text,
                 std::vector<std::string> words = {}) {
  Plan plan = make(PlanKind::name);
  plan.entity = type;
  plan.name_match = match;
  plan.text = std::move(text);
  plan.name_words = std::move(words);
  return plan;
}
inline Plan person(std::string text) {
  return name(EntityType::person, NameMatch::whole, std::move(text));
}

inline Plan keyword(const char* field, std::string folded) {
  Plan plan = make(PlanKind::keyword);
  plan.field = find_field(field);
  plan.text = std::move(folded);
  return plan;
}

inline Plan dates(const DateRange& range) {
  Plan plan = make(PlanKind::dates);
  plan.dates = range;
  return plan;
}

}  // namespace pressmark::plans
