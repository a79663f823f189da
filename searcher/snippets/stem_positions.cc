// SPDX-License-Identifier: GPL-2.0-or-later
//
// A query has few words: a tree of them is as good as a hash table.
#include "searcher/snippets/stem_positions.h"

namespace pressmark {

void StemPositions::append(DocumentId document, const Plan& word, std::vector<Position>& out) {
  if (!looks_at_forms(word)) return append_terms(document, word, out);
  auto known = readers_.find(&word);
  if (known == readers_.end()) {
    const ReadWord read{TextScope::any, postings_->terms_of(word, segment_)};
    known = readers_.emplace(&word, WordReader{std::span{&read, 1}}).first;
  }
  known->second.read(columns_->word_order.row(document), {&positions_, 1});
  out.insert(out.end(), positions_.begin(), positions_.end());
}

void StemPositions::append_places(DocumentId document, const Plan& word,
                                  std::vector<CharacterPlace>& out) {
  auto known = character_readers_.find(&word);
  if (known == character_readers_.end()) {
    const CharacterTerms& terms = postings_->characters()->terms(word, segment_);
    known = character_readers_.emplace(&word, CharacterReader{terms, TextScope::any}).first;
  }
  known->second.read(columns_->word_order.row(document), places_);
  out.insert(out.end(), places_.begin(), places_.end());
}

void StemPositions::append_terms(DocumentId document, const Plan& word,
                                 std::vector<Position>& out) {
  auto known = terms_.find(&word);
  if (known == terms_.end()) {
    known = terms_.emplace(&word, std::vector<TermId>{}).first;
    for (const TermForms& term : postings_->terms_of(word, segment_))
      known->second.push_back(term.term);
  }
  for (const TermId& id : known->second) {
    columns_->word_order[document].positions_of({&id, 1}, {&positions_, 1});
    out.insert(out.end(), positions_.begin(), positions_.end());
  }
}

}  // namespace pressmark
