// SPDX-License-Identifier: GPL-2.0-or-later
//
// From stems and spellings to rows of the postings columns.
#include "searcher/match/query_postings.h"

#include <algorithm>
#include <optional>

#include "searcher/match/character_reader.h"
#include "searcher/match/operand_key.h"

namespace pressmark {
namespace {

void add_stem(const LexiconMatch& found, TextScope scope, const SegmentReader& segment,
              OperandLists& lists) {
  const SegmentColumns& columns = segment.columns();
  const DeletedArticles& deleted = segment.deleted();
  lists.terms.push_back(found.id);
  switch (scope) {
    case TextScope::any:
      lists.counted.push_back({columns.postings[found.row], deleted.term_frequency(found.id)});
      break;
    case TextScope::title:
      lists.counted.push_back(
          {columns.title_postings[found.row], deleted.title_frequency(found.id)});
      break;
    case TextScope::body:
      lists.counted.push_back({columns.postings[found.row], deleted.term_frequency(found.id)});
      lists.discounted.push_back(columns.title_postings[found.row]);
      lists.discounted.push_back(columns.caption_postings[found.row]);
      break;
    case TextScope::caption:
      lists.counted.push_back(
          {columns.caption_postings[found.row], deleted.caption_frequency(found.id)});
      break;
  }
}

}  // namespace

OperandLists operand_lists(const Plan& operand, const SegmentReader& segment, std::size_t index,
                           const NameOperands& names) {
  const SegmentColumns& columns = segment.columns();
  const DeletedArticles& deleted = segment.deleted();
  OperandLists lists;
  if (operand.kind == PlanKind::name) {
    for (const std::uint32_t ordinal : names.ordinals(operand, index)) {
      lists.counted.push_back({columns.name_postings[ordinal], deleted.name_articles(ordinal)});
    }
    return lists;
  }
  for (const std::optional<LexiconMatch>& found : columns.lexicon.locate_all(operand.stems)) {
    if (found) add_stem(*found, operand.scope, segment, lists);
  }
  return lists;
}

std::vector<TermForms> QueryPostings::terms_of(const Plan& word, std::size_t segment) const {
  if (looks_at_forms(word)) {
    const auto terms = forms_->terms(word, segment);
    return {terms.begin(), terms.end()};
  }
  std::vector<TermForms> terms;
  const Lexicon& lexicon = (*segments_)[segment].columns().lexicon;
  for (const std::optional<LexiconMatch>& found : lexicon.locate_all(word.stems)) {
    if (found) terms.push_back({found->id, found->row, {}});
  }
  return terms;
}

bool QueryPostings::is_whole_terms(const Plan& word, std::size_t segment) const {
  if (looks_at_characters(word)) return false;
  if (!looks_at_forms(word)) return true;
  const auto terms = forms_->terms(word, segment);
  return std::all_of(terms.begin(), terms.end(),
                     [](const TermForms& term) { return term.is_wanted.empty(); });
}

// Words that have all of the characters have their lists; what lies across words is counted.
OperandLists QueryPostings::lists_of_characters(const Plan& word, std::size_t segment) const {
  const SegmentReader& reader = (*segments_)[segment];
  const CharacterTerms& terms = characters_->terms(word, segment);
  OperandLists lists;
  for (const CharacterTerm& term : terms.terms) {
    if (!term.inside.empty()) add_stem({term.term, term.row}, word.scope, reader, lists);
  }
  lists.computed = count_across_words(terms, word.scope, reader);
  return lists;
}

// Stems of which all forms are wanted have their lists; of others, occurrences are counted.
OperandLists QueryPostings::make_lists(const Plan& operand, std::size_t segment) const {
  const SegmentReader& reader = (*segments_)[segment];
  if (looks_at_characters(operand)) return lists_of_characters(operand, segment);
  if (operand.kind == PlanKind::name || !looks_at_forms(operand)) {
    return operand_lists(operand, reader, segment, *names_);
  }
  OperandLists lists;
  for (const TermForms& term : forms_->terms(operand, segment)) {
    if (term.is_wanted.empty()) {
      add_stem({term.term, term.row}, operand.scope, reader, lists);
    } else {
      lists.terms.push_back(term.term);
    }
  }
  const bool counts_some = lists.counted.size() < lists.terms.size();
  if (counts_some) lists.computed = form_counts_->take(operand, segment);
  return lists;
}

const OperandPostings& QueryPostings::of(const Plan& operand, std::size_t segment) const {
  Postings*& known = postings_[&operand];
  if (known == nullptr) {
    known = &postings_by_key_[operand_key(operand)];
    known->resize(segments_->size());
  }
  std::unique_ptr<OperandPostings>& postings = (*known)[segment];
  if (postings == nullptr) {
    postings = std::make_unique<OperandPostings>(make_lists(operand, segment),
                                                 (*segments_)[segment].deleted());
  }
  return *postings;
}

}  // namespace pressmark
