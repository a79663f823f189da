// SPDX-License-Identifier: GPL-2.0-or-later
//
// Word after word, the occurrences that have begun are continued or given up.
#include "searcher/match/character_reader.h"

#include <algorithm>
#include <utility>

#include "archive/character_breaks.h"
#include "archive/word_order_streams.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

// The documents that have a word with which an occurrence begins and one in which it goes on.
DocumentSet possible_documents(const CharacterTerms& operand, const SegmentReader& segment) {
  const PostingsColumn& postings = segment.columns().postings;
  DocumentSet found{segment.articles()};
  for (std::uint32_t matched = 1; matched < operand.wanted.size(); ++matched) {
    DocumentSet beginning{segment.articles()};
    DocumentSet going_on{segment.articles()};
    bool begins = false;
    for (const CharacterTerm& term : operand.terms) {
      if (!std::ranges::binary_search(term.begins, matched)) continue;
      add_documents(postings[term.row], beginning);
      begins = true;
    }
    if (!begins) continue;
    for (const CharacterTerm& term : operand.terms) {
      if (operand.go_on(matched, term.text) > 0) add_documents(postings[term.row], going_on);
    }
    beginning.intersect(going_on);
    found.unite(beginning);
  }
  return found;
}

}  // namespace

CharacterReader::CharacterReader(const CharacterTerms& terms, TextScope scope)
    : terms_(&terms), scope_(scope), filter_(filter_bits / 64) {
  for (const CharacterTerm& term : terms.terms)
    filter_[term.term % filter_bits / 64] |= std::uint64_t{1} << (term.term % 64);
}

const CharacterTerm* CharacterReader::find(TermId id) const {
  if ((filter_[id % filter_bits / 64] >> (id % 64) & 1U) == 0) return nullptr;
  const auto at = std::ranges::lower_bound(terms_->terms, id, {}, &CharacterTerm::term);
  return at != terms_->terms.end() && at->term == id ? &*at : nullptr;
}

void CharacterReader::read(std::span<const std::byte> row, std::vector<CharacterPlace>& places) {
  places.clear();
  begun_.clear();
  const WordOrderStreams streams = split_word_order(row);
  read_breaks(row, breaks_);
  auto next_break = breaks_.begin();
  TermReader terms{streams.words};
  for (std::uint32_t stored = 1; !terms.at_end(); ++stored) {
    const CharacterTerm* term = find(terms.next());
    while (next_break != breaks_.end() && *next_break < stored)
      ++next_break;
    const bool is_behind_sign = next_break != breaks_.end() && *next_break == stored;
    const TextField field = streams.ends.field_of(stored);
    const bool is_first = field != streams.ends.field_of(stored - 1);
    if (!is_in_scope(scope_, field)) continue;
    if (term == nullptr || is_behind_sign || is_first) begun_.clear();
    if (term != nullptr) add_word(*term, streams.ends.with_gap(stored), places);
  }
  std::ranges::sort(places);
}

void CharacterReader::add_word(const CharacterTerm& term, Position position,
                               std::vector<CharacterPlace>& places) {
  const auto size = static_cast<std::uint32_t>(terms_->wanted.size());
  continued_.clear();
  for (Begun begun : begun_) {
    const std::uint32_t before = std::exchange(begun.matched, 0);
    begun.matched = terms_->go_on(before, term.text);
    if (begun.matched == size) {
      places.push_back({{begun.first, position}, begun.begin, size - before});
    } else if (begun.matched > 0) {
      continued_.push_back(begun);
    }
  }
  for (const std::uint32_t begin : term.inside)
    places.push_back({{position, position}, begin, begin + size});
  const auto characters = static_cast<std::uint32_t>(term.text.size());
  for (const std::uint32_t length : term.begins)
    continued_.push_back({length, position, characters - length});
  std::swap(begun_, continued_);
}

std::vector<PositionSpan> word_spans(std::span<const CharacterPlace> places) {
  std::vector<PositionSpan> words;
  for (const CharacterPlace& place : places) {
    if (words.empty() || words.back() != place.words) words.push_back(place.words);
  }
  return words;
}

std::vector<OperandPosting> count_across_words(const CharacterTerms& terms, TextScope scope,
                                               const SegmentReader& segment) {
  std::vector<OperandPosting> postings;
  const WordOrderColumn& word_order = segment.columns().word_order;
  CharacterReader reader{terms, scope};
  std::vector<CharacterPlace> places;
  possible_documents(terms, segment).for_each([&](DocumentId document) {
    reader.read(word_order.row(document), places);
    const Position title_words = word_order[document].title_words();
    std::uint32_t frequency = 0;
    for (const PositionSpan& words : word_spans(places)) {
      if (words.first == words.last) continue;
      frequency += words.first <= title_words ? title_weight : find_field("body")->weight;
    }
    if (frequency > 0) postings.push_back({document, frequency});
  });
  return postings;
}

}  // namespace pressmark
