// SPDX-License-Identifier: GPL-2.0-or-later
//
// What operands in Han characters and kana stand for in the segments of an archive: the stems that
// have all of their characters, and those that an occurrence can begin, go on or end with.
//
//   characters 大学   in 大学, 大学生, 北京大学;   大 + 学生, 广大 + 学
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A stem that shares characters with an operand. Offsets count characters.
struct CharacterTerm {
  TermId term = 0;
  std::uint32_t row = 0;              ///< In the lexicon, and in the postings.
  std::u32string text;                ///< The stem, without its language.
  std::vector<std::uint32_t> inside;  ///< Where in it all characters of the operand begin.
  /// How many characters of the operand it ends with: the ways in which an occurrence goes on in
  /// the next word. Ascending, each less than the operand has.
  std::vector<std::uint32_t> begins;
};

/// The stems of one segment, by ascending term id.
struct CharacterTerms {
  std::u32string wanted;  ///< The characters of the operand.
  bool begins_word = false;
  bool ends_word = false;
  std::vector<CharacterTerm> terms;

  /// Of an occurrence whose first `matched` characters stand before a word: how many it has when
  /// the word is added, wanted.size() if the word ends it; 0 if the word does not go on so.
  /// Requires 0 < matched < wanted.size().
  std::uint32_t go_on(std::uint32_t matched, std::u32string_view word) const;
};

/// Knows plans by their address: they must stay where they are. Must not outlive the segments.
class CharacterOperands {
 public:
  explicit CharacterOperands(const std::vector<SegmentReader>& segments) : segments_(&segments) {}

  /// Looks up every word below `plan` for which looks_at_characters() is true. Throws
  /// DamagedArchive.
  void resolve(const Plan& plan);

  /// Requires that the word was resolved.
  const CharacterTerms& terms(const Plan& word, std::size_t segment) const;

 private:
  void scan(std::size_t segment, std::span<const Plan* const> words);

  const std::vector<SegmentReader>* segments_;
  std::unordered_map<const Plan*, std::vector<CharacterTerms>> resolved_;  // by segment
};

}  // namespace pressmark
