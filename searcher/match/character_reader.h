// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an operand in Han characters and kana stands in articles of one segment, in one word or
// across several: read from the word-order column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/word_order.h"
#include "searcher/match/character_operands.h"
#include "searcher/match/document_set.h"
#include "searcher/match/operand_postings.h"
#include "searcher/match/positions.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// The words that an occurrence is in, and which of their characters are its own.
struct CharacterPlace {
  PositionSpan words;
  std::uint32_t begin = 0;  ///< Its first character, counted in the first word from 0.
  std::uint32_t end = 0;    ///< One past its last, counted in the last word.

  friend auto operator<=>(const CharacterPlace&, const CharacterPlace&) = default;
};

/// Made once for a segment, asked about many rows. Must not outlive `terms`. Throws DamagedArchive.
class CharacterReader {
 public:
  /// Places are those in `scope`.
  CharacterReader(const CharacterTerms& terms, TextScope scope);

  /// Puts all places into `places`, ascending; what was there goes. Not safe to share between
  /// threads.
  void read(std::span<const std::byte> row, std::vector<CharacterPlace>& places);

 private:
  // An occurrence of which some characters have been read.
  struct Begun {
    std::uint32_t matched = 0;
    Position first = 0;
    std::uint32_t begin = 0;
  };
  static constexpr std::size_t filter_bits = 4096;

  const CharacterTerm* find(TermId id) const;
  void add_word(const CharacterTerm& term, Position position, std::vector<CharacterPlace>& places);

  const CharacterTerms* terms_;
  TextScope scope_;
  std::vector<std::uint64_t> filter_;
  std::vector<Position> breaks_;  // of the row at hand
  std::vector<Begun> begun_;      // by the words up to the one at hand
  std::vector<Begun> continued_;  // reused
};

/// The stretches of words that the places are in: each once, ascending.
std::vector<PositionSpan> word_spans(std::span<const CharacterPlace> places);

/// How often, weighted by field, the operand stands across several words, in each article where it
/// does. Throws DamagedArchive.
std::vector<OperandPosting> count_across_words(const CharacterTerms& terms, TextScope scope,
                                               const SegmentReader& segment);

}  // namespace pressmark
