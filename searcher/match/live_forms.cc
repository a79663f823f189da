// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forms are counted when a segment is written; what its removed articles print is taken off.
#include "searcher/match/live_forms.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "searcher/match/word_reader.h"

namespace pressmark {
namespace {

using OccurrencesByForm = std::map<std::string, std::uint64_t>;

// Each form is a word of its own.
struct FormsToCount {
  std::vector<ReadWord> words;
  std::vector<std::string> texts;  // beside each
};

FormsToCount list_forms(std::span<const TermForms> terms, const SegmentColumns& columns) {
  std::unordered_map<std::uint32_t, const TermForms*> by_row;
  for (const TermForms& term : terms)
    by_row.emplace(term.row, &term);
  FormsToCount listed;
  FormsCursor rows{columns.forms};
  std::uint32_t row = 0;
  for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next(), ++row) {
    const std::vector<PrintedForm>& forms = rows.next(stem.stem());
    const auto term = by_row.find(row);
    if (term == by_row.end()) continue;
    for (std::uint32_t i = 0; i < forms.size(); ++i) {
      if (!term->second->wants(i)) continue;
      TermForms form{stem.id(), row, std::vector<bool>(forms.size())};
      form.is_wanted[i] = true;
      listed.words.push_back({TextScope::any, {std::move(form)}});
      listed.texts.push_back(forms[i].text);
    }
  }
  return listed;
}

void take_off_removed(std::span<const TermForms> terms, const SegmentReader& segment,
                      OccurrencesByForm& occurrences) {
  const FormsToCount listed = list_forms(terms, segment.columns());
  const WordReader reader{listed.words};
  std::vector<WordCount> counts(listed.words.size());
  std::vector<std::size_t> found;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (segment.deleted().contains(document))
      reader.count(segment.columns().word_order.row(document), counts, found);
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    occurrences[listed.texts[i]] -= counts[i].in_title + counts[i].in_body;
}

}  // namespace

std::vector<Expansion> live_expansions(const Plan& word, const FormOperands& forms,
                                       const std::vector<SegmentReader>& segments) {
  const std::vector<Expansion>& printed = forms.expansions(word);
  const auto has_removed = [](const SegmentReader& segment) { return !segment.deleted().empty(); };
  if (printed.empty() || std::ranges::none_of(segments, has_removed)) return printed;
  OccurrencesByForm occurrences;
  for (const Expansion& expansion : printed)
    occurrences[expansion.form] = expansion.occurrences;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    if (has_removed(segments[s])) take_off_removed(forms.terms(word, s), segments[s], occurrences);
  }
  std::vector<Expansion> live;
  for (const auto& [form, count] : occurrences) {
    if (count > 0) live.push_back({form, count});
  }
  std::ranges::stable_sort(live, std::ranges::greater{}, &Expansion::occurrences);
  return live;
}

}  // namespace pressmark
