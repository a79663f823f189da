// SPDX-License-Identifier: GPL-2.0-or-later
//
// Groups are facets, counted twice: over the articles that match and over those that the filters
// admit. Occurrences and words, which no facet has, are summed over the same articles.
#include "searcher/count.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "archive/damaged_archive.h"
#include "searcher/collapse.h"
#include "searcher/facets.h"
#include "searcher/group_sums.h"
#include "searcher/prepared_query.h"
#include "searcher/query/describe.h"
#include "searcher/query_occurrences.h"

namespace pressmark {

namespace {

constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

using SumByValue = std::map<std::optional<std::string>, std::uint64_t>;

// A query that is prepared, and what matches it.
struct CountedSet {
  std::unique_ptr<PreparedQuery> query;
  Matches matches;
  std::optional<Matches> firsts;  // one of each family, where families are counted
};

Result<CountedSet> find_set(Searcher& searcher, const SearchRequest& request, CountUnit unit) {
  Result<std::unique_ptr<PreparedQuery>> query =
      PreparedQuery::make(request, searcher.archive(), searcher.analyzer());
  if (!query) return std::move(query).error();
  (*query)->apply_filters_to_all_facets();
  Matches matches = (*query)->matches();
  std::optional<Matches> firsts;
  if (unit == CountUnit::families) {
    firsts.emplace((*query)->filters(), collapse(matches, searcher.archive(), Collapse::first));
  }
  return CountedSet{*std::move(query), std::move(matches), std::move(firsts)};
}

// Title, body and captions count a word once, however much more a word of the title weighs.
std::uint64_t words_of(const SegmentColumns& columns, DocumentId document) {
  static_assert(find_field("body")->weight == 1 && find_field("caption")->weight == 1);
  const std::uint64_t in_title = columns.word_order[document].title_words();
  return columns.length[document] - (title_weight - 1) * in_title;
}

class Counting {
 public:
  Counting(Searcher& searcher, const CountOptions& options, const CountedSet& matching,
           const CountedSet& admitted)
      : searcher_(searcher), options_(options), matching_(matching), admitted_(admitted) {}

  Status count_occurrences();
  void count_groups(CountResponse& response);

  Count total() const {
    return {matching_.matches.total(),
            admitted_.matches.total(),
            occurrences_,
            words_,
            matching_.firsts ? matching_.firsts->total() : 0,
            admitted_.firsts ? admitted_.firsts->total() : 0};
  }

 private:
  Facet facet(const CountedSet& set, const Matches& matches) {
    const Field* field = options_.by;
    return std::move(searcher_.facets()
                         .count({{&field, 1}, no_limit, TimelineUnit::none},
                                {matches, set.query->filters(), set.query->names()})
                         .facets.front());
  }
  SumByValue families(const CountedSet& set) {
    SumByValue sums;
    if (!set.firsts) return sums;
    for (const FacetValue& value : facet(set, *set.firsts).values)
      sums[value.value] = value.articles;
    return sums;
  }
  void add_unknown(CountResponse& response) const;
  void keep_largest(CountResponse& response) const;

  std::uint64_t size_of(const CountGroup& group) const {
    switch (options_.unit) {
      case CountUnit::articles:
        return group.count.articles;
      case CountUnit::families:
        return group.count.families;
      case CountUnit::occurrences:
        return group.count.occurrences;
    }
    return 0;  // not reached: every unit is named above
  }

  Searcher& searcher_;
  const CountOptions& options_;
  const CountedSet& matching_;
  const CountedSet& admitted_;
  std::uint64_t occurrences_ = 0;
  std::uint64_t words_ = 0;
  std::optional<GroupSums> group_occurrences_;
  std::optional<GroupSums> group_words_;
};

Status Counting::count_occurrences() {
  const ArchiveReader& archive = searcher_.archive();
  if (options_.by != nullptr) {
    group_occurrences_.emplace(*options_.by, archive);
    group_words_.emplace(*options_.by, archive);
  }
  QueryOccurrences finder{*matching_.query, archive.segments()};
  for (std::uint32_t s = 0; s < archive.segments().size(); ++s) {
    const SegmentReader& segment = archive.segments()[s];
    for (const DocumentId document : matching_.matches.matching(s).to_vector()) {
      const Result<std::uint64_t> here = finder.count(s, document, searcher_.analyzer());
      if (!here) return here.error();
      occurrences_ += *here;
      if (group_occurrences_) group_occurrences_->add(s, document, *here);
    }
    admitted_.matches.matching(s).for_each([&](DocumentId document) {
      const std::uint64_t words = words_of(segment.columns(), document);
      words_ += words;
      if (group_words_) group_words_->add(s, document, words);
    });
  }
  return ok;
}

void Counting::count_groups(CountResponse& response) {
  const Facet found = facet(matching_, matching_.matches);
  const Facet all = facet(admitted_, admitted_.matches);
  const SumByValue firsts = families(matching_);
  const SumByValue of_firsts = families(admitted_);
  const auto families_of = [](const SumByValue& sums, const FacetValue& value) {
    const auto sum = sums.find(value.value);
    return sum == sums.end() ? 0 : sum->second;
  };
  const SumByValue occurrences = group_occurrences_ ? group_occurrences_->by_value() : SumByValue{};
  const SumByValue words = group_words_ ? group_words_->by_value() : SumByValue{};
  std::map<std::optional<std::string>, std::uint64_t> articles;
  for (const FacetValue& value : found.values)
    articles[value.value] = value.articles;
  const auto sum_of = [&](const SumByValue& sums, const FacetValue& value) {
    if (!group_words_) return std::uint64_t{0};
    const auto sum = sums.find(group_words_->key_of(value.value));
    return sum == sums.end() ? 0 : sum->second;
  };
  for (const FacetValue& value : all.values) {
    const auto match = articles.find(value.value);
    // A name that no matching article has tells nothing; that a source has none does.
    if (match == articles.end() && options_.by->kind == FieldKind::entity) continue;
    Count count{match == articles.end() ? 0 : match->second,
                value.articles,
                sum_of(occurrences, value),
                sum_of(words, value),
                families_of(firsts, value),
                families_of(of_firsts, value)};
    response.groups.push_back({value.value, value.aliases, count});
  }
  if (options_.by->kind == FieldKind::keyword) add_unknown(response);
  keep_largest(response);
}

// An article has one keyword or none: what no group has.
void Counting::add_unknown(CountResponse& response) const {
  Count rest = total();
  for (const CountGroup& group : response.groups) {
    rest.articles -= group.count.articles;
    rest.of_articles -= group.count.of_articles;
    rest.occurrences -= group.count.occurrences;
    rest.of_words -= group.count.of_words;
    rest.families -= group.count.families;
    rest.of_families -= group.count.of_families;
  }
  if (rest.of_articles > 0) response.groups.push_back({std::nullopt, {}, rest});
}

void Counting::keep_largest(CountResponse& response) const {
  std::vector<CountGroup>& groups = response.groups;
  const auto is_larger = [&](const CountGroup& a, const CountGroup& b) {
    return size_of(a) != size_of(b) ? size_of(a) > size_of(b) : a.value < b.value;
  };
  const auto is_earlier = [](const CountGroup& a, const CountGroup& b) {
    if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
    return a.value < b.value;
  };
  std::sort(groups.begin(), groups.end(), is_larger);
  if (groups.size() > options_.largest) {
    response.more_groups = groups.size() - options_.largest;
    groups.resize(options_.largest);
  }
  if (options_.by->kind == FieldKind::period) std::sort(groups.begin(), groups.end(), is_earlier);
}

}  // namespace

Result<CountResponse> count_matches(Searcher& searcher, const SearchRequest& request,
                                    const CountOptions& options) {
  return run_on_archive([&]() -> Result<CountResponse> {
    SearchRequest asked = request;
    asked.facets.clear();
    const Result<CountedSet> matching = find_set(searcher, asked, options.unit);
    if (!matching) return matching.error();
    asked.query.clear();
    Result<CountedSet> admitted = find_set(searcher, asked, CountUnit::articles);
    if (!admitted) return admitted.error();
    // A family that matches is in one group, in what is counted and in what that is a share of.
    if (matching->firsts) {
      admitted->firsts.emplace(
          admitted->query->filters(),
          collapse_onto(*matching->firsts, admitted->matches, searcher.archive()));
    }

    Counting counting{searcher, options, *matching, *admitted};
    if (options.unit == CountUnit::occurrences) {
      const Status counted = counting.count_occurrences();
      if (!counted) return counted.error();
    }
    CountResponse response;
    response.read_as = describe(matching->query->parsed().root);
    response.notes = matching->query->parsed().notes;
    response.unit = options.unit;
    response.by = options.by;
    response.total = counting.total();
    if (options.by != nullptr) counting.count_groups(response);
    return response;
  });
}

}  // namespace pressmark
