// SPDX-License-Identifier: GPL-2.0-or-later
//
// A phrase of plain words in one segment, searched for in the word order of articles as bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/segment_reader.h"
#include "archive/term_sequence.h"
#include "searcher/match/query_postings.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// An article has stems of one language only, so of a word's stems those of that language are
/// looked for. Throws as the columns do. Safe to share between threads; must not outlive the
/// segment.
class PlainPhrase {
 public:
  /// Requires a phrase of words that are whole stems. `segment` is the segment's place in the
  /// archive.
  PlainPhrase(const Plan& phrase, const QueryPostings& postings, std::size_t segment);

  /// `row` is the document's in the word-order column.
  bool occurs_in(DocumentId document, std::span<const std::byte> row) const;

 private:
  const SegmentColumns* columns_;
  std::vector<TermSequence> sequences_;  // of each language that has a stem of every word
  // By the ordinal of the article's language, if there are several sequences: which one, or
  // no_sequence, or any_sequence where the language does not tell.
  std::vector<std::size_t> sequence_of_;
};

}  // namespace pressmark
