// SPDX-License-Identifier: GPL-2.0-or-later
//
// All words are found in one pass over the article's row, each operand in characters in another.
#include "searcher/match/article_spans.h"

#include <algorithm>
#include <string>

#include "searcher/match/operand_key.h"

namespace pressmark {

class ArticleSpans::Leaves {
 public:
  Leaves(ArticleSpans& into, const QueryPostings& postings, std::size_t segment)
      : into_(into), postings_(postings), segment_(segment) {}

  void add(const Plan& plan) {
    if (plan.kind == PlanKind::none_of) return;
    if (plan.kind == PlanKind::word && looks_at_characters(plan)) {
      const CharacterTerms& terms = postings_.characters()->terms(plan, segment_);
      into_.characters_.emplace(&plan, Characters{CharacterReader{terms, plan.scope}, {}});
    } else if (plan.kind == PlanKind::word) {
      const auto [known, is_new] = places_.emplace(operand_key(plan), words_.size());
      into_.words_.emplace(&plan, known->second);
      if (is_new) words_.push_back({plan.scope, postings_.terms_of(plan, segment_)});
    } else if (plan.kind == PlanKind::name) {
      into_.names_.emplace(&plan, Name{postings_.names().ordinals(plan, segment_), {}});
    }
    for (const Plan& child : plan.children)
      add(child);
  }

  const std::vector<ReadWord>& words() const { return words_; }

 private:
  ArticleSpans& into_;
  const QueryPostings& postings_;
  std::size_t segment_;
  std::vector<ReadWord> words_;  // different ones
  std::unordered_map<std::string, std::size_t> places_;
};

ArticleSpans::ArticleSpans(const Plan& plan, const QueryPostings& postings, std::size_t segment)
    : word_order_(&postings.segments()[segment].columns().word_order),
      asks_for_units_(asks_for_units(plan)) {
  Leaves leaves{*this, postings, segment};
  leaves.add(plan);
  const std::vector<ReadWord>& words = leaves.words();
  if (!words.empty()) reader_.emplace(words);
  positions_.resize(words.size());
  spans_.resize(words.size());
}

void ArticleSpans::read(DocumentId document) {
  const std::span<const std::byte> row = word_order_->row(document);
  const ArticleWords words = (*word_order_)[document];
  title_words_ = words.title_words();
  if (reader_) reader_->read(row, positions_);
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    spans_[i].clear();
    for (const Position position : positions_[i])
      spans_[i].push_back({position, position});
  }
  for (auto& [plan, characters] : characters_) {
    characters.reader.read(row, places_);
    characters.spans = word_spans(places_);
  }
  if (!names_.empty()) read_mentions(words);
  if (asks_for_units_) {
    const std::vector<SentenceMark> marks = words.sentences();
    sentences_ = unit_beginnings(marks, Closeness::same_sentence);
    paragraphs_ = unit_beginnings(marks, Closeness::same_paragraph);
  }
}

// Names that the record brought along and the text does not print have no place.
void ArticleSpans::read_mentions(const ArticleWords& words) {
  const std::vector<MentionMark> mentions = words.mentions();
  for (auto& [plan, name] : names_) {
    name.spans.clear();
    for (const MentionMark& mention : mentions) {
      if (mention.words == 0) continue;
      if (!std::binary_search(name.ordinals.begin(), name.ordinals.end(), mention.ordinal)) {
        continue;
      }
      name.spans.push_back({mention.first_position, mention.first_position + mention.words - 1});
    }
    std::sort(name.spans.begin(), name.spans.end());
    name.spans.erase(std::unique(name.spans.begin(), name.spans.end()), name.spans.end());
  }
}

const Spans& ArticleSpans::spans_of(const Plan& leaf) const {
  if (leaf.kind == PlanKind::name) return names_.at(&leaf).spans;
  if (looks_at_characters(leaf)) return characters_.at(&leaf).spans;
  return spans_[words_.at(&leaf)];
}

std::span<const Position> ArticleSpans::beginnings(Closeness unit) const {
  return unit == Closeness::same_sentence ? sentences_ : paragraphs_;
}

}  // namespace pressmark
