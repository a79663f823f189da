// SPDX-License-Identifier: GPL-2.0-or-later
//
// The wording of notes and when they are due.
#include "searcher/query/notes.h"

#include <algorithm>
#include <string>

#include "searcher/query/characters.h"
#include "searcher/query/date_values.h"

namespace pressmark {
namespace {

std::string ascii_upper(std::string_view text) {
  std::string upper{text};
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

// The operator that `word` would be in upper case; empty if none.
std::string operator_meant(std::string_view word) {
  std::string upper = ascii_upper(word);
  if (upper == "OR" || upper == "AND" || upper == "NOT") return upper;
  const bool has_distance = upper.starts_with("NEAR/") && upper.size() > 5 &&
                            std::all_of(upper.begin() + 5, upper.end(), is_ascii_digit);
  return has_distance ? upper : "";
}

bool starts_with_single_quote(std::string_view word) {
  return word.starts_with('\'') || word.starts_with("‘") || word.starts_with("‚");
}

}  // namespace

void add_habit_notes(const GroupHabits& habits, const FieldScope& scope,
                     std::vector<QueryNote>& notes) {
  if (habits.is_side_by_side && habits.has_and && habits.has_or) {
    notes.push_back({habits.where,
                     "a written AND binds tighter than OR, words side by side looser; parentheses "
                     "say which is meant"});
  }
  if (!habits.is_side_by_side || scope.field == nullptr) return;
  if (scope.field->kind == FieldKind::entity) {
    notes.push_back({habits.where,
                     "each word may be part of another name; one name of several words needs "
                     "quotation marks"});
  } else if (scope.field->kind == FieldKind::topics) {
    notes.push_back({habits.where,
                     "each value is a topic of its own; one topic of several words needs quotation "
                     "marks"});
  } else if (scope.field->kind == FieldKind::keyword) {
    notes.push_back({habits.where, "an article has one " + std::string{scope.field->name} +
                                       "; a value of several words needs quotation marks, several "
                                       "values need OR"});
  }
}

void add_word_note(std::string_view word, ByteRange where, std::vector<QueryNote>& notes) {
  if (const std::string meant = operator_meant(word); !meant.empty()) {
    notes.push_back({where, "`" + std::string{word} +
                                "` is searched for as a word; the operator is written " + meant});
  } else if (starts_with_single_quote(word)) {
    notes.push_back({where, "single quotation marks do not make a phrase; double ones do"});
  }
}

void add_near_note(const NearChain& chain, std::vector<QueryNote>& notes) {
  const NearOperator& first = chain.operators.front();
  const bool differ =
      std::any_of(chain.operators.begin(), chain.operators.end(), [&](const NearOperator& sign) {
        return sign.closeness != first.closeness || sign.distance != first.distance;
      });
  if (!differ) return;
  notes.push_back({chain.where,
                   "different operators in a row are read from the left; parentheses say which "
                   "belong together"});
}

void add_wildcard_note(const Node& node, std::vector<QueryNote>& notes) {
  if (!node.text.ends_with('?') || node.text.find_first_of("*?") != node.text.size() - 1) return;
  notes.push_back({node.where, "? stands for one letter here, as a wildcard"});
}

void add_duration_note(const Node& node, std::string_view text, std::vector<QueryNote>& notes) {
  if (node.kind != NodeKind::date || node.dates.first != node.dates.last || !is_duration(text))
    return;
  notes.push_back({node.where, "this is one day, " + to_string(to_date(node.dates.first)) +
                                   "; since then is " + std::string{text} + ".."});
}

void add_bound_note(std::string_view name, ByteRange where, std::vector<QueryNote>& notes) {
  const std::string lower = ascii_lower(name);
  if (!lower.starts_with("after") && !lower.starts_with("before")) return;
  notes.push_back({where, lower + " includes the date itself"});
}

}  // namespace pressmark
