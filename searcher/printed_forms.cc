// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word is cut out of a stored article, where its position says that it stands.
#include "searcher/printed_forms.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "analysis/fold.h"
#include "schema/fields.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/query/plan.h"

namespace pressmark {

namespace {

// The live document of the segment with the smallest article id of those that have the word.
std::optional<DocumentId> first_by_id(const SegmentReader& segment, DocumentSet documents) {
  documents.subtract(segment.deleted().words());
  std::optional<DocumentId> first;
  std::uint32_t lowest_rank = std::numeric_limits<std::uint32_t>::max();
  documents.for_each([&](DocumentId document) {
    const std::uint32_t rank = segment.columns().id_rank[document];
    if (rank > lowest_rank) return;
    lowest_rank = rank;
    first = document;
  });
  return first;
}

std::string first_occurrence(std::string_view stem, const SegmentReader& segment,
                             DocumentId document, Analyzer& analyzer) {
  const std::optional<TermId> term = segment.columns().lexicon.find(stem);
  const Result<Article> article = segment.article(document);
  if (!term || !article) return std::string{stem};
  const ArticleWords words = segment.columns().word_order[document];
  std::vector<Position> positions;
  words.positions_of({&*term, 1}, {&positions, 1});
  if (positions.empty()) return std::string{stem};
  const FieldEnds ends = words.ends();
  const TextField field = ends.field_at(positions.front());
  const std::string& text = text_of(*article, field);
  const std::size_t index = positions.front() - ends.before(field) - 1;
  const std::span<const ByteRange> cut = analyzer.find_words(text);
  if (index >= cut.size()) return std::string{stem};
  return fold_case(std::string_view{text}.substr(cut[index].begin, cut[index].size()));
}

}  // namespace

std::string printed_form(std::string_view stem, const ArchiveReader& archive, Analyzer& analyzer) {
  const std::vector<SegmentReader>& segments = archive.segments();
  Plan word;
  word.kind = PlanKind::word;
  word.stems = {std::string{stem}};
  const NameOperands no_names{segments.size()};
  const QueryPostings postings{segments, no_names};
  const SegmentReader* best_segment = nullptr;
  DocumentId best = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const auto first = first_by_id(segments[s], SegmentMatcher{postings, s}.matching(word));
    if (!first) continue;
    const BytesColumn& ids = segments[s].columns().id;
    if (best_segment != nullptr && best_segment->columns().id[best] < ids[*first]) continue;
    best_segment = &segments[s];
    best = *first;
  }
  if (best_segment == nullptr) return std::string{stem};
  return first_occurrence(stem, *best_segment, best, analyzer);
}

}  // namespace pressmark
