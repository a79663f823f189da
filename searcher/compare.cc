// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words are counted by number, segment by segment; stems meet in one table at the end.
#include "searcher/compare.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "archive/damaged_archive.h"
#include "searcher/facets.h"
#include "searcher/prepared_query.h"
#include "searcher/printed_forms.h"
#include "searcher/query/describe.h"
#include "searcher/significance.h"

namespace pressmark {

namespace {

// How often each stem is in the articles of either side.
struct SideCounts {
  std::uint64_t in_a = 0;
  std::uint64_t in_b = 0;
};

using StemTable = std::unordered_map<std::string, SideCounts>;

std::uint64_t count_terms(const SegmentReader& segment, const DocumentSet& documents,
                          std::vector<std::uint32_t>& by_term) {
  std::uint64_t words = 0;
  by_term.assign(segment.columns().lexicon.size(), 0);
  documents.for_each([&](DocumentId document) {
    for (const auto& [position, term] : segment.columns().word_order[document].all_words()) {
      ++by_term[term];
      ++words;
    }
  });
  return words;
}

class Comparing {
 public:
  Comparing(Searcher& searcher, const PreparedQuery& a, const PreparedQuery& b)
      : searcher_(searcher), a_(a), b_(b), in_a_(a.matches()), in_b_(b.matches()) {}

  Comparison run(const CompareOptions& options);

 private:
  ComparedSide side(const PreparedQuery& query, const Matches& matches) const;
  void count_articles(Comparison& comparison) const;
  StemTable count_stems(Comparison& comparison) const;
  void compare_words(std::uint32_t limit, Comparison& comparison);
  void compare_names(std::uint32_t limit, Comparison& comparison);
  std::set<std::string> asked_stems() const;

  Searcher& searcher_;
  const PreparedQuery& a_;
  const PreparedQuery& b_;
  Matches in_a_;
  Matches in_b_;
};

ComparedSide Comparing::side(const PreparedQuery& query, const Matches& matches) const {
  ComparedSide side;
  side.read_as = describe(query.parsed().root);
  side.notes = query.parsed().notes;
  side.articles = matches.total();
  return side;
}

void Comparing::count_articles(Comparison& comparison) const {
  for (std::size_t s = 0; s < in_a_.segments(); ++s) {
    DocumentSet both = in_a_.matching(s);
    both.intersect(in_b_.matching(s));
    comparison.both += both.size();
  }
  comparison.only_a = in_a_.total() - comparison.both;
  comparison.only_b = in_b_.total() - comparison.both;
}

StemTable Comparing::count_stems(Comparison& comparison) const {
  StemTable table;
  std::vector<std::uint32_t> of_a;
  std::vector<std::uint32_t> of_b;
  const std::vector<SegmentReader>& segments = searcher_.archive().segments();
  for (std::size_t s = 0; s < segments.size(); ++s) {
    comparison.a.words += count_terms(segments[s], in_a_.matching(s), of_a);
    comparison.b.words += count_terms(segments[s], in_b_.matching(s), of_b);
    segments[s].columns().lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t) {
      if (of_a[id] == 0 && of_b[id] == 0) return;
      SideCounts& counts = table[std::string{stem}];
      counts.in_a += of_a[id];
      counts.in_b += of_b[id];
    });
  }
  return table;
}

std::set<std::string> Comparing::asked_stems() const {
  std::set<std::string> stems;
  for (const PreparedQuery* query : {&a_, &b_}) {
    for (const Plan* operand : scored_operands(query->plan()))
      stems.insert(operand->stems.begin(), operand->stems.end());
  }
  return stems;
}

// The first of both sides, each by falling log-likelihood, ties as `precedes` has them.
template <typename Row, typename Precedes>
void keep_significant(std::vector<Row> rows, const Frequency& all_a, const Frequency& all_b,
                      std::uint32_t limit, const Precedes& precedes, std::vector<Row>& more_in_a,
                      std::vector<Row>& more_in_b) {
  for (Row& row : rows) {
    const Frequency a{row.in_a, all_a.size};
    const Frequency b{row.in_b, all_b.size};
    row.log_likelihood = log_likelihood(a, b);
    if (row.log_likelihood < significant_at_one_in_a_thousand) continue;
    (is_overused(a, b) ? more_in_a : more_in_b).push_back(std::move(row));
  }
  for (std::vector<Row>* side : {&more_in_a, &more_in_b}) {
    std::sort(side->begin(), side->end(), [&](const Row& x, const Row& y) {
      if (x.log_likelihood != y.log_likelihood) return x.log_likelihood > y.log_likelihood;
      return precedes(x, y);
    });
    if (side->size() > limit) side->resize(limit);
  }
}

void Comparing::compare_words(std::uint32_t limit, Comparison& comparison) {
  StemTable table = count_stems(comparison);
  for (const std::string& stem : asked_stems())
    table.erase(stem);
  std::vector<ComparedWord> rows;
  for (const auto& [stem, counts] : table)
    rows.push_back({stem, counts.in_a, counts.in_b, 0});
  keep_significant(
      std::move(rows), {0, comparison.a.words}, {0, comparison.b.words}, limit,
      [](const ComparedWord& x, const ComparedWord& y) { return x.word < y.word; },
      comparison.words_of_a, comparison.words_of_b);
  for (std::vector<ComparedWord>* side : {&comparison.words_of_a, &comparison.words_of_b}) {
    for (ComparedWord& word : *side)
      word.word = printed_form(word.word, searcher_.archive(), searcher_.analyzer());
  }
}

void Comparing::compare_names(std::uint32_t limit, Comparison& comparison) {
  std::vector<const Field*> fields;
  for (const EntityType type : entity_types)
    fields.push_back(find_field(to_string(type)));
  const NameOperands no_names{searcher_.archive().segments().size()};
  const Filters no_filters;
  std::map<std::pair<EntityType, std::string>, SideCounts> names;
  for (const bool is_a : {true, false}) {
    const FacetCounts counts = searcher_.facets().count(
        {fields, std::numeric_limits<std::uint32_t>::max(), TimelineUnit::none},
        {is_a ? in_a_ : in_b_, no_filters, no_names});
    for (std::size_t i = 0; i < entity_types.size(); ++i) {
      for (const FacetValue& value : counts.facets[i].values) {
        SideCounts& name = names[{entity_types[i], value.value.value_or("")}];
        (is_a ? name.in_a : name.in_b) = value.articles;
      }
    }
  }
  std::vector<ComparedName> rows;
  for (const auto& [name, counts] : names)
    rows.push_back({name.first, name.second, counts.in_a, counts.in_b, 0});
  keep_significant(
      std::move(rows), {0, in_a_.total()}, {0, in_b_.total()}, limit,
      [](const ComparedName& x, const ComparedName& y) {
        return x.name != y.name ? x.name < y.name : x.type < y.type;
      },
      comparison.names_of_a, comparison.names_of_b);
}

Comparison Comparing::run(const CompareOptions& options) {
  Comparison comparison;
  comparison.a = side(a_, in_a_);
  comparison.b = side(b_, in_b_);
  count_articles(comparison);
  compare_words(options.limit, comparison);
  compare_names(options.limit, comparison);
  return comparison;
}

}  // namespace

Result<Comparison> compare_queries(Searcher& searcher, const SearchRequest& request,
                                   const std::string& other, const CompareOptions& options) {
  return run_on_archive([&]() -> Result<Comparison> {
    SearchRequest asked = request;
    asked.facets.clear();
    const auto a = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!a) return a.error();
    asked.query = other;
    const auto b = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!b) {
      Error error = b.error();
      error.message = fmt::format("in the second query: {}", error.message);
      error.where.reset();
      return error;
    }
    Comparison comparison = Comparing{searcher, **a, **b}.run(options);
    comparison.a.query = request.query;
    comparison.b.query = other;
    return comparison;
  });
}

}  // namespace pressmark
