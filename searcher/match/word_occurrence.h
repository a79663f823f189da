// SPDX-License-Identifier: GPL-2.0-or-later
//
// LEAD, ATLEAST and MAJOR of words: decided from one pass over an article's row, without a list of
// the places of each word.
#pragma once

#include <cstddef>
#include <span>

#include "searcher/match/query_postings.h"
#include "searcher/match/word_reader.h"

namespace pressmark {

/// True if an `occurs` plan is about a word, or any of several, and none of characters.
bool is_about_words(const Plan& occurs);

/// Made once for a segment, asked about many rows. Throws as the columns do.
class WordOccurrence {
 public:
  /// Requires is_about_words(occurs).
  WordOccurrence(const Plan& occurs, const QueryPostings& postings, std::size_t segment);

  /// Whether the words stand in the article as often or where the plan says.
  bool occurs_in(std::span<const std::byte> row) const { return reader_.stand(row, wanted_); }

 private:
  WordReader reader_;
  WantedPlaces wanted_;
};

}  // namespace pressmark
