// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each part is run on its own; what matches without one is an intersection of sets at hand.
#include "searcher/failed_search.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "archive/damaged_archive.h"
#include "searcher/prepared_query.h"
#include "searcher/query/describe.h"

namespace pressmark {

namespace {

constexpr std::size_t spellings_per_word = 3;
constexpr std::size_t most_misspelt_words = 3;

using SegmentSets = std::vector<DocumentSet>;

SegmentSets sets_of(const Matches& matches) {
  SegmentSets sets;
  for (std::size_t s = 0; s < matches.segments(); ++s)
    sets.push_back(matches.matching(s));
  return sets;
}

void intersect_sets(SegmentSets& sets, const SegmentSets& others) {
  for (std::size_t s = 0; s < sets.size(); ++s)
    sets[s].intersect(others[s]);
}

std::uint64_t size_of_sets(const SegmentSets& sets) {
  std::uint64_t size = 0;
  for (const DocumentSet& set : sets)
    size += set.size();
  return size;
}

// Counts parts alone and without each. `sets` has those of each part.
void count_parts(const SegmentSets& admitted, const std::vector<SegmentSets>& sets,
                 FailedSearch& failed) {
  SegmentSets any;
  for (const SegmentSets& part : sets) {
    SegmentSets others = admitted;
    for (const SegmentSets& other : sets) {
      if (&other != &part) intersect_sets(others, other);
    }
    QueryPart& counted = failed.parts[static_cast<std::size_t>(&part - sets.data())];
    counted.articles = size_of_sets(part);
    counted.without_it = size_of_sets(others);
    if (any.empty()) {
      any = std::move(others);
      continue;
    }
    for (std::size_t s = 0; s < any.size(); ++s)
      any[s].unite(others[s]);
  }
  failed.all_but_one = size_of_sets(any);
}

Status explain_parts(Searcher& searcher, const SearchRequest& request, const Node& root,
                     const SegmentSets& admitted, FailedSearch& failed) {
  const bool has_parts = root.kind == NodeKind::conjunction && root.children.size() > 1 &&
                         root.children.size() <= most_explained_parts;
  if (!has_parts) return ok;
  std::vector<SegmentSets> sets;
  for (const Node& child : root.children) {
    SearchRequest part = request;
    part.query = describe(child);
    part.match = MatchMode::all;
    const auto query = PreparedQuery::make(part, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    sets.push_back(sets_of((*query)->matches()));
    failed.parts.push_back({std::move(part.query), 0, 0});
  }
  count_parts(admitted, sets, failed);
  return ok;
}

// What was typed for a word; its stem where it stands among others, as in a phrase.
std::string typed_word(const Plan& word, std::string_view query) {
  const std::string stem = word.stems.front().substr(0, word.stems.front().rfind(stem_tag_mark));
  if (word.where.end > query.size() || word.where.empty()) return stem;
  const std::string_view typed = query.substr(word.where.begin, word.where.size());
  const bool is_one_word = typed.find_first_of(" \"()") == std::string_view::npos;
  return is_one_word ? std::string{typed} : stem;
}

void add_spellings(Searcher& searcher, const PreparedQuery& query, std::string_view text,
                   FailedSearch& failed) {
  const ArchiveReader& archive = searcher.archive();
  std::size_t misspelt = 0;
  for (const Plan* operand : scored_operands(query.plan())) {
    if (operand->kind != PlanKind::word || operand->stems.empty()) continue;
    std::uint64_t articles = 0;
    for (std::size_t s = 0; s < archive.segments().size(); ++s)
      articles += query.postings().of(*operand, s).live_size();
    if (articles > 0 || ++misspelt > most_misspelt_words) continue;
    const std::string typed = typed_word(*operand, text);
    for (SpellingHint& hint : suggest_spellings(typed, operand->stems, spellings_per_word, archive,
                                                searcher.analyzer())) {
      failed.spellings.push_back(std::move(hint));
    }
  }
}

void add_coverage(const ArchiveReader& archive, FailedSearch& failed) {
  Day first = std::numeric_limits<Day>::max();
  Day last = undated_day;
  for (const SegmentReader& segment : archive.segments()) {
    const std::span<const Day> days = segment.columns().day.values();
    for (DocumentId document = 1; document <= days.size(); ++document) {
      const Day day = days[document - 1];
      if (day == undated_day || segment.deleted().contains(document)) continue;
      first = std::min(first, day);
      last = std::max(last, day);
    }
  }
  if (last == undated_day) return;
  failed.first = to_date(first);
  failed.last = to_date(last);
}

}  // namespace

Result<FailedSearch> explain_failure(Searcher& searcher, const SearchRequest& request) {
  return run_on_archive([&]() -> Result<FailedSearch> {
    SearchRequest asked = request;
    asked.facets.clear();
    const auto query = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    asked.query.clear();
    const auto filters = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!filters) return filters.error();
    const Matches admitted = (*filters)->matches();

    FailedSearch failed;
    failed.admitted = admitted.total();
    const Status explained =
        explain_parts(searcher, asked, (*query)->parsed().root, sets_of(admitted), failed);
    if (!explained) return explained.error();
    add_spellings(searcher, **query, request.query, failed);
    add_coverage(searcher.archive(), failed);
    return failed;
  });
}

}  // namespace pressmark
