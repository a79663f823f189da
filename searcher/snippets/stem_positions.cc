// SPDX-License-Identifier: GPL-2.0-or-later
//
// A query has few stems: a tree of them is as good as a hash table.
#include "searcher/snippets/stem_positions.h"

namespace pressmark {

void StemPositions::append(DocumentId document, const Plan& word, std::vector<Position>& out) {
  if (!looks_at_forms(word)) {
    for (const std::string& stem : word.stems)
      append_stem(document, stem, out);
    return;
  }
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

void StemPositions::append_stem(DocumentId document, std::string_view stem,
                                std::vector<Position>& out) {
  auto known = ids_.find(stem);
  if (known == ids_.end()) known = ids_.emplace(stem, columns_->lexicon.find(stem)).first;
  if (!known->second) return;
  const TermId id = *known->second;
  columns_->word_order[document].positions_of({&id, 1}, {&positions_, 1});
  out.insert(out.end(), positions_.begin(), positions_.end());
}

}  // namespace pressmark
