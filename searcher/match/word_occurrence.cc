// SPDX-License-Identifier: GPL-2.0-or-later
//
// Occurrences share no word: of single words, that is as many as there are places.
#include "searcher/match/word_occurrence.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "searcher/match/operand_key.h"

namespace pressmark {
namespace {

bool is_any_word(const Plan& plan) {
  if (plan.kind == PlanKind::word) return !looks_at_characters(plan);
  return plan.kind == PlanKind::any_of &&
         std::all_of(plan.children.begin(), plan.children.end(), is_any_word);
}

// By what they are: different ones.
void collect_words(const Plan& plan, std::map<std::string, const Plan*>& words) {
  if (plan.kind == PlanKind::word) words.emplace(operand_key(plan), &plan);
  for (const Plan& child : plan.children)
    collect_words(child, words);
}

WordReader read_words(const Plan& occurs, const QueryPostings& postings, std::size_t segment) {
  std::map<std::string, const Plan*> different;
  collect_words(occurs, different);
  std::vector<ReadWord> words;
  for (const auto& [key, word] : different)
    words.push_back({word->scope, postings.terms_of(*word, segment)});
  return WordReader{words};
}

WantedPlaces wanted_places(const Plan& occurs) {
  switch (occurs.occurrence) {
    case Occurrence::at_least:
      return {.times = occurs.distance};
    case Occurrence::lead:
      return {.lead = occurs.distance};
    case Occurrence::major:
      return {.in_title = true, .lead = lead_words, .times = major_occurrences};
  }
  return {};  // not reached: every occurrence is named above
}

}  // namespace

bool is_about_words(const Plan& occurs) {
  return occurs.kind == PlanKind::occurs && is_any_word(occurs.children.front());
}

WordOccurrence::WordOccurrence(const Plan& occurs, const QueryPostings& postings,
                               std::size_t segment)
    : reader_(read_words(occurs, postings, segment)), wanted_(wanted_places(occurs)) {}

}  // namespace pressmark
