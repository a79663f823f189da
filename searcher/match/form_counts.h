// SPDX-License-Identifier: GPL-2.0-or-later
//
// How often words that are looked for by some of the forms of their stems stand in articles: no
// posting list knows, so rows of the word-order column are read, once for all words of a query.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/form_operands.h"
#include "searcher/match/operand_postings.h"
#include "searcher/match/word_reader.h"

namespace pressmark {

/// Beside each word the articles that it stands in, ascending, and its weighted frequency there.
/// Throws as the columns do.
std::vector<std::vector<OperandPosting>> count_words(const std::vector<ReadWord>& words,
                                                     const SegmentReader& segment);

/// The counts of all words of a query, made when the first of them is asked for.
class FormCounts {
 public:
  /// Both must outlive this.
  FormCounts(const std::vector<SegmentReader>& segments, const FormOperands& forms)
      : segments_(&segments), forms_(&forms), counted_(segments.size()) {}

  /// Of the stems of which some forms are wanted and not all. Once for each word and segment, of
  /// equal words for one of them.
  std::vector<OperandPosting> take(const Plan& word, std::size_t segment);

 private:
  using ByKey = std::unordered_map<std::string, std::vector<OperandPosting>>;

  ByKey count_all(std::size_t segment) const;

  const std::vector<SegmentReader>* segments_;
  const FormOperands* forms_;
  std::vector<std::optional<ByKey>> counted_;  // by segment
};

}  // namespace pressmark
