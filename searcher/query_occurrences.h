// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where a query occurs in one article after the other: what snippets highlight, kwic prints and
// count counts.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/archive.h"
#include "base/result.h"
#include "schema/article.h"
#include "searcher/match/article_spans.h"
#include "searcher/prepared_query.h"
#include "searcher/snippets.h"
#include "searcher/snippets/occurrences.h"
#include "searcher/snippets/stem_positions.h"

namespace pressmark {

/// Not safe to share between threads; must not outlive what it was made from. Throws as the columns
/// do.
class QueryOccurrences {
 public:
  QueryOccurrences(const PreparedQuery& query, const std::vector<SegmentReader>& segments)
      : query_(&query), segments_(&segments) {}

  /// What make_snippet() needs to know of a document. Valid until the next call.
  SnippetRequest snippet_request(std::uint32_t segment, DocumentId document,
                                 std::uint32_t max_bytes);

  /// All occurrences, in title, body and captions. `article` is the document's.
  ArticleOccurrences find(std::uint32_t segment, DocumentId document, const Article& article,
                          Analyzer& analyzer);

  /// How many those are: by their positions, or, where the query has Chinese or Japanese words,
  /// which may stand inside of words, in the text of the article. Fails if that cannot be read.
  Result<std::uint64_t> count(std::uint32_t segment, DocumentId document, Analyzer& analyzer);

 private:
  void find_mentions(std::uint32_t segment, DocumentId document);

  const PreparedQuery* query_;
  const std::vector<SegmentReader>* segments_;
  std::vector<MatchedMention> mentions_;
  std::vector<SentenceMark> sentences_;
  std::map<std::uint32_t, StemPositions> stems_;  // by segment
  std::map<std::uint32_t, ArticleSpans> spans_;   // by segment
};

}  // namespace pressmark
