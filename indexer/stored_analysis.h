// SPDX-License-Identifier: GPL-2.0-or-later
//
// The analysis of articles that a segment has: read back from its columns, so that leaving out
// deleted articles does not mean cutting all others into words again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "archive/segment_reader.h"
#include "indexer/article_analysis.h"

namespace pressmark {

/// Throws DamagedArchive as the columns do. Safe to share between threads.
class StoredAnalyses {
 public:
  /// Reads the lexicon and the forms of its stems. `segment` must outlive the object.
  explicit StoredAnalyses(const SegmentReader& segment);

  /// What ArticleAnalyser found in this article, as far as an archive keeps it: mentions by their
  /// marks, without ranges. Views live as long as the object and the segment.
  void read(DocumentId document, ArticleAnalysis& analysis) const;

 private:
  void read_words(DocumentId document, ArticleAnalysis& analysis) const;

  const SegmentReader& segment_;
  std::string stems_;  // one after the other
  std::vector<std::string_view> stem_of_id_;
  std::vector<std::vector<PrintedForm>> forms_of_id_;
  std::vector<std::uint32_t> first_number_of_id_;  // of the words: one number for each form
};

}  // namespace pressmark
