// SPDX-License-Identifier: GPL-2.0-or-later
//
// The positions of a query's words in article after article of one segment.
#pragma once

#include <map>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/character_reader.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/word_reader.h"

namespace pressmark {

/// Looks each word up in the segment's lexicon once, and knows it again by its place in memory.
/// Must not outlive what it was made from, nor the words that it is asked for.
class StemPositions {
 public:
  /// `segment` is the segment's place in the archive.
  StemPositions(const QueryPostings& postings, std::size_t segment)
      : postings_(&postings),
        segment_(segment),
        columns_(&postings.segments()[segment].columns()) {}

  /// Puts the positions of a word of the plan behind those in `out`, in any order; its scope does
  /// not count. Throws as the columns do.
  void append(DocumentId document, const Plan& word, std::vector<Position>& out);
  /// The same for where the characters of a word stand.
  void append_places(DocumentId document, const Plan& word, std::vector<CharacterPlace>& out);

 private:
  void append_terms(DocumentId document, const Plan& word, std::vector<Position>& out);

  const QueryPostings* postings_;
  std::size_t segment_;
  const SegmentColumns* columns_;
  std::map<const Plan*, std::vector<TermId>> terms_;  // of words looked for by their stems
  std::map<const Plan*, WordReader> readers_;         // of words looked for by their forms
  std::map<const Plan*, CharacterReader> character_readers_;
  std::vector<Position> positions_;     // reused
  std::vector<CharacterPlace> places_;  // reused
};

}  // namespace pressmark
