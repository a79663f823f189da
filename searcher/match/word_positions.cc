// SPDX-License-Identifier: GPL-2.0-or-later
//
// A phrase is left to the column; for a NEAR, the positions of all words are read in one pass over
// the article.
#include "searcher/match/word_positions.h"

#include <algorithm>

namespace pressmark {

PositionalOperand::PositionalOperand(const Plan& plan, const QueryPostings& postings,
                                     std::size_t segment)
    : word_order_(&postings.segments()[segment].columns().word_order),
      is_near_(plan.kind == PlanKind::near),
      distance_(plan.distance) {
  if (!is_near_) {
    make_sequence(plan, postings, segment);
    return;
  }
  const auto make = [&](const Plan& word) {
    return make_word(word, postings.of(word, segment).terms());
  };
  for (const Plan& child : plan.children) {
    Phrase& phrase = phrases_.emplace_back();
    if (child.kind == PlanKind::phrase) {
      for (const Plan& word : child.children)
        phrase.push_back(make(word));
    } else {
      phrase.push_back(make(child));
    }
  }
  spans_.resize(phrases_.size());
  positions_of_terms_.resize(terms_.size());
}

void PositionalOperand::make_sequence(const Plan& phrase, const QueryPostings& postings,
                                      std::size_t segment) {
  std::vector<std::vector<TermId>> places;
  bool wants_title = false;
  bool wants_body = false;
  for (const Plan& word : phrase.children) {
    const auto terms = postings.of(word, segment).terms();
    places.emplace_back(terms.begin(), terms.end());
    wants_title = wants_title || word.scope == TextScope::title;
    wants_body = wants_body || word.scope == TextScope::body;
  }
  // No phrase lies across title and body.
  if (wants_title && wants_body) return;
  std::optional<TextField> field;
  if (wants_title) field = TextField::title;
  if (wants_body) field = TextField::body;
  sequence_.emplace(places, field);
}

PositionalOperand::Word PositionalOperand::make_word(const Plan& word,
                                                     std::span<const TermId> terms) {
  Word made{word.scope, {}};
  for (const TermId id : terms) {
    auto at = std::find(terms_.begin(), terms_.end(), id);
    if (at == terms_.end()) at = terms_.insert(at, id);
    made.terms.push_back(static_cast<std::size_t>(at - terms_.begin()));
  }
  return made;
}

void PositionalOperand::gather_positions(const Word& word, Position title_words,
                                         std::vector<Position>& out) const {
  out.clear();
  for (const std::size_t term : word.terms) {
    const std::vector<Position>& positions = positions_of_terms_[term];
    const auto middle = static_cast<std::ptrdiff_t>(out.size());
    out.insert(out.end(), positions.begin(), positions.end());
    std::inplace_merge(out.begin(), out.begin() + middle, out.end());
  }
  if (word.scope == TextScope::any) return;
  const bool wants_title = word.scope == TextScope::title;
  std::erase_if(out, [&](Position position) { return (position <= title_words) != wants_title; });
}

// Every word's positions in positions_; false if one has none.
bool PositionalOperand::gather_phrase(const Phrase& phrase, Position title_words) {
  positions_.resize(std::max(positions_.size(), phrase.size()));
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    gather_positions(phrase[i], title_words, positions_[i]);
    if (positions_[i].empty()) return false;
  }
  return true;
}

bool PositionalOperand::find_spans(const Phrase& phrase, Position title_words,
                                   std::vector<PositionSpan>& spans) {
  spans.clear();
  if (!gather_phrase(phrase, title_words)) return false;
  const auto further = static_cast<Position>(phrase.size() - 1);
  for (const Position start : find_phrase(std::span{positions_.data(), phrase.size()})) {
    spans.push_back({start, start + further});
  }
  return !spans.empty();
}

void PositionalOperand::fetch(DocumentId document) const {
  constexpr std::size_t cache_line = 64;
  constexpr std::size_t fetched_bytes = 4 * cache_line;  // what follows, the machine foresees
  const std::span<const std::byte> row = word_order_->row(document);
  for (std::size_t at = 0; at < std::min(row.size(), fetched_bytes); at += cache_line)
    __builtin_prefetch(row.data() + at);
}

// Rows are far apart in memory: while one is searched, those of the next documents are on their
// way.
void PositionalOperand::keep_where_it_occurs(std::vector<DocumentId>& documents) {
  constexpr std::size_t ahead = 4;
  for (std::size_t i = 0; i < std::min(ahead, documents.size()); ++i)
    fetch(documents[i]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i + ahead < documents.size()) fetch(documents[i + ahead]);
    if (occurs_in(documents[i])) documents[kept++] = documents[i];
  }
  documents.resize(kept);
}

bool PositionalOperand::occurs_in(DocumentId document) {
  if (!is_near_) return sequence_ && sequence_->occurs_in(word_order_->row(document));
  const ArticleWords words = (*word_order_)[document];
  words.positions_of(terms_, positions_of_terms_);
  const Position title_words = words.title_words();
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (!find_spans(phrases_[i], title_words, spans_[i])) return false;
  }
  return !find_near(spans_, distance_).empty();
}

}  // namespace pressmark
