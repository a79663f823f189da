// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the positions of all words in one pass over the article.
#include "searcher/match/word_positions.h"

#include <algorithm>

namespace pressmark {

PositionalOperand::PositionalOperand(const Plan& plan, const SegmentReader& segment)
    : word_order_(&segment.columns().word_order),
      is_near_(plan.kind == PlanKind::near),
      distance_(plan.distance) {
  const Lexicon& lexicon = segment.columns().lexicon;
  const auto make_phrase = [&](const Plan& phrase) {
    Phrase words;
    for (const Plan& word : phrase.children)
      words.push_back(make_word(word, lexicon));
    return words;
  };
  if (!is_near_) {
    phrases_.push_back(make_phrase(plan));
  } else {
    for (const Plan& child : plan.children) {
      phrases_.push_back(child.kind == PlanKind::phrase ? make_phrase(child)
                                                        : Phrase{make_word(child, lexicon)});
    }
  }
  spans_.resize(phrases_.size());
  positions_of_terms_.resize(terms_.size());
}

PositionalOperand::Word PositionalOperand::make_word(const Plan& word, const Lexicon& lexicon) {
  Word made{word.scope, {}};
  for (const std::string& stem : word.stems) {
    const auto id = lexicon.find(stem);
    if (!id) continue;
    auto at = std::find(terms_.begin(), terms_.end(), *id);
    if (at == terms_.end()) at = terms_.insert(at, *id);
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

bool PositionalOperand::occurs_in(DocumentId document) {
  const ArticleWords words = (*word_order_)[document];
  words.positions_of(terms_, positions_of_terms_);
  const Position title_words = words.title_words();
  if (!is_near_) {
    const Phrase& phrase = phrases_.front();
    return gather_phrase(phrase, title_words) &&
           has_phrase(std::span{positions_.data(), phrase.size()});
  }
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (!find_spans(phrases_[i], title_words, spans_[i])) return false;
  }
  return !find_near(spans_, distance_).empty();
}

}  // namespace pressmark
