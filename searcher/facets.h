// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets: how the articles that match divide by person, place, source, month. Exact counts in a
// pass over columns of their own; ranking plays no part.
//
// A facet counts the articles that match the query and the filters on all other fields. A name
// counts an article once, however many of its spellings the article prints; keywords that differ in
// case or accents only are one value, shown as most articles of the archive write it. A value that
// a filter asks for is always returned, whatever its count; so are the undated, beside the limit.
#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "schema/fields.h"
#include "searcher/facets/facet_find.h"
#include "searcher/facets/keyword_counter.h"
#include "searcher/facets/name_counter.h"
#include "searcher/filters.h"
#include "searcher/match/operands.h"
#include "searcher/matches.h"
#include "searcher/periods.h"
#include "searcher/search.h"

namespace pressmark {

/// The fields of `names`, each once; fails with invalid_argument for one that is no facet. `date`
/// stands for the period that divides the days which the filters admit: years, or months of one
/// year, or days of one month.
Result<std::vector<const Field*>> find_facets(const std::vector<std::string>& names,
                                              const Filters& filters = {});

struct FacetRequest {
  std::span<const Field* const> fields;  ///< Facet fields.
  std::uint32_t limit = 10;
  TimelineUnit timeline = TimelineUnit::none;
  std::span<const FacetFind> finds = {};  ///< One at most for each field.
};

/// What matched, as the matcher has it.
struct FacetInput {
  const Matches& matches;
  const Filters& filters;
  const NameOperands& names;
};

/// True if one of the facets counts articles that a filter of the request refuses.
bool looks_past_filters(std::span<const Field* const> facets, const Filters& filters);

struct FacetCounts {
  std::vector<Facet> facets;  ///< In the order of FacetRequest::fields.
  std::optional<Timeline> timeline;
};

/// All facets and the timeline of one search after the other. Not safe to share between threads.
/// Must not outlive the archive.
class FacetCounter {
 public:
  explicit FacetCounter(const ArchiveReader& archive)
      : segments_(&archive.segments()), catalog_(archive), names_(catalog_) {}

  /// Throws as the columns do.
  FacetCounts count(const FacetRequest& request, const FacetInput& input);

 private:
  struct Pass;
  enum class Amount : std::uint8_t;

  KeywordCounter& keyword_counter(const Field& field);
  void run(const Pass& pass, const FacetInput& input);
  void add(const Pass& pass, std::uint32_t segment, std::span<const DocumentId> documents,
           Amount amount);
  void finish_segment(const Pass& pass, std::uint32_t segment);
  Facet take(const Field& field, const FacetInput& input, const FacetRequest& request,
             const DayCounts& days);

  const std::vector<SegmentReader>* segments_;
  NameCatalog catalog_;
  NameCounter names_;
  std::list<std::pair<const Field*, KeywordCounter>> keywords_;  // made when first asked for
};

}  // namespace pressmark
