// SPDX-License-Identifier: GPL-2.0-or-later
//
// From stems and spellings to rows of the postings columns.
#include "searcher/match/query_postings.h"

#include <algorithm>
#include <optional>

#include "schema/fields.h"
#include "searcher/match/character_reader.h"
#include "searcher/match/word_reader.h"

namespace pressmark {
namespace {

constexpr std::uint32_t body_weight = find_field("body")->weight;

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

// How often the word stands in each article that has one of its stems.
void count_forms(const ReadWord& word, const SegmentReader& segment,
                 std::vector<OperandPosting>& postings) {
  const SegmentColumns& columns = segment.columns();
  DocumentSet documents{segment.articles()};
  PostingBlock block;
  for (const TermForms& term : word.terms) {
    const PostingList list = word.scope == TextScope::title     ? columns.title_postings[term.row]
                             : word.scope == TextScope::caption ? columns.caption_postings[term.row]
                                                                : columns.postings[term.row];
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      list.read_documents(b, block);
      for (std::uint32_t i = 0; i < block.size; ++i)
        documents.add(block.documents[i]);
    }
  }
  const WordReader reader{std::span{&word, 1}};
  std::vector<Position> positions;
  documents.for_each([&](DocumentId document) {
    const ArticleWords words = columns.word_order[document];
    reader.read(columns.word_order.row(document), std::span{&positions, 1});
    if (positions.empty()) return;
    const auto in_title = static_cast<std::uint32_t>(
        std::upper_bound(positions.begin(), positions.end(), words.title_words()) -
        positions.begin());
    const auto in_body = static_cast<std::uint32_t>(positions.size()) - in_title;
    postings.push_back({document, in_title * title_weight + in_body * body_weight});
  });
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
  ReadWord partly{operand.scope, {}};
  for (const TermForms& term : forms_->terms(operand, segment)) {
    if (term.is_wanted.empty()) {
      add_stem({term.term, term.row}, operand.scope, reader, lists);
    } else {
      lists.terms.push_back(term.term);
      partly.terms.push_back(term);
    }
  }
  if (!partly.terms.empty()) count_forms(partly, reader, lists.computed);
  return lists;
}

const OperandPostings& QueryPostings::of(const Plan& operand, std::size_t segment) const {
  auto& by_segment = postings_[&operand];
  if (by_segment.empty()) by_segment.resize(segments_->size());
  auto& postings = by_segment[segment];
  if (postings == nullptr) {
    postings = std::make_unique<OperandPostings>(make_lists(operand, segment),
                                                 (*segments_)[segment].deleted());
  }
  return *postings;
}

}  // namespace pressmark
