// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name is asked for as a query would ask for it; who else is there is a facet of its articles.
#include "searcher/names.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "analysis/entities/canonical_names.h"
#include "archive/damaged_archive.h"
#include "searcher/facets.h"
#include "searcher/match/name_catalog.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/prepared_query.h"

namespace pressmark {

namespace {

constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

struct NameCount {
  EntityType type = EntityType::person;
  std::string name;
  std::vector<std::string> aliases;
  std::uint64_t articles = 0;
};

bool is_more_frequent(const NameCount& a, const NameCount& b) {
  if (a.articles != b.articles) return a.articles > b.articles;
  return a.name != b.name ? a.name < b.name : a.type < b.type;
}

class NameFinder {
 public:
  NameFinder(Searcher& searcher, const Matches& admitted)
      : searcher_(searcher), admitted_(admitted), catalog_(searcher.archive()) {}

  std::vector<NameCount> with_words(EntityType type, const std::vector<std::string>& words);

  // The names of some articles by falling count, `limit` of each type.
  std::vector<NameCount> names_in(const Matches& articles, const std::vector<EntityType>& types,
                                  std::uint32_t limit, std::uint64_t& more);

  NameSummary summarise(const NameCount& name, std::uint32_t co_mentions);

 private:
  std::vector<DocumentSet> documents_of(EntityType type, std::string_view name) const;
  std::uint64_t articles_of(EntityType type, const std::string& name);
  void add_dates(const Matches& articles, NameSummary& summary) const;
  std::vector<CoMention> co_mentions_of(const NameSummary& name, const Matches& articles,
                                        std::uint32_t limit);

  Searcher& searcher_;
  const Matches& admitted_;
  NameCatalog catalog_;
  Filters no_filters_;
  std::map<std::pair<EntityType, std::string>, std::uint64_t> articles_;  // of names asked about
};

// Of the admitted articles, by segment.
std::vector<DocumentSet> NameFinder::documents_of(EntityType type, std::string_view name) const {
  const std::vector<SegmentReader>& segments = searcher_.archive().segments();
  Plan plan;
  plan.kind = PlanKind::name;
  plan.entity = type;
  plan.name_match = NameMatch::whole;
  plan.text = name;
  NameOperands operands{segments.size()};
  operands.resolve(plan, catalog_);
  const QueryPostings postings{segments, operands};
  std::vector<DocumentSet> documents;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    documents.push_back(SegmentMatcher{postings, s}.matching(plan, &admitted_.matching(s)));
  }
  return documents;
}

std::uint64_t NameFinder::articles_of(EntityType type, const std::string& name) {
  const auto [known, is_new] = articles_.try_emplace({type, name}, 0U);
  if (is_new) known->second = Matches{no_filters_, documents_of(type, name)}.total();
  return known->second;
}

std::vector<NameCount> NameFinder::with_words(EntityType type,
                                              const std::vector<std::string>& words) {
  std::vector<CanonicalId> ids;
  for (const NameMember& member : catalog_.with_words(type, words))
    ids.push_back(catalog_.canonical(member));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<NameCount> found;
  for (const CanonicalId id : ids) {
    NameCount name{type, std::string{catalog_.display_name(id)}, catalog_.aliases(id), 0};
    name.articles = articles_of(type, name.name);
    if (name.articles > 0) found.push_back(std::move(name));
  }
  return found;
}

std::vector<NameCount> NameFinder::names_in(const Matches& articles,
                                            const std::vector<EntityType>& types,
                                            std::uint32_t limit, std::uint64_t& more) {
  std::vector<const Field*> fields;
  for (const EntityType type : types)
    fields.push_back(find_field(to_string(type)));
  const NameOperands no_names{searcher_.archive().segments().size()};
  FacetCounts counts = searcher_.facets().count({fields, limit, TimelineUnit::none},
                                                {articles, no_filters_, no_names});
  std::vector<NameCount> names;
  for (std::size_t i = 0; i < types.size(); ++i) {
    more += counts.facets[i].more_values;
    for (FacetValue& value : counts.facets[i].values) {
      names.push_back(
          {types[i], value.value.value_or(""), std::move(value.aliases), value.articles});
    }
  }
  std::sort(names.begin(), names.end(), is_more_frequent);
  return names;
}

void NameFinder::add_dates(const Matches& articles, NameSummary& summary) const {
  Day first = std::numeric_limits<Day>::max();
  Day last = undated_day;
  for (std::size_t s = 0; s < articles.segments(); ++s) {
    const FixedColumn<Day>& days = searcher_.archive().segments()[s].columns().day;
    articles.matching(s).for_each([&](DocumentId document) {
      const Day day = days[document];
      if (day == undated_day) {
        ++summary.undated;
        return;
      }
      first = std::min(first, day);
      last = std::max(last, day);
    });
  }
  if (last == undated_day) return;
  summary.first = to_date(first);
  summary.last = to_date(last);
}

std::vector<CoMention> NameFinder::co_mentions_of(const NameSummary& name, const Matches& articles,
                                                  std::uint32_t limit) {
  std::vector<CoMention> found;
  const std::vector<EntityType> types{entity_types.begin(), entity_types.end()};
  std::uint64_t more = 0;
  for (NameCount& other : names_in(articles, types, limit + 1, more)) {
    if (other.type == name.type && other.name == name.name) continue;
    if (found.size() == limit) break;
    CoMention mention{other.type, std::move(other.name), other.articles, 0, 0};
    mention.of_articles = articles_of(mention.type, mention.name);
    mention.lift = static_cast<double>(mention.articles) * static_cast<double>(admitted_.total()) /
                   (static_cast<double>(name.articles) * static_cast<double>(mention.of_articles));
    found.push_back(std::move(mention));
  }
  return found;
}

NameSummary NameFinder::summarise(const NameCount& name, std::uint32_t co_mentions) {
  NameSummary summary;
  summary.type = name.type;
  summary.name = name.name;
  summary.aliases = name.aliases;
  const Matches articles{no_filters_, documents_of(name.type, name.name)};
  summary.articles = articles.total();
  add_dates(articles, summary);
  if (co_mentions > 0) summary.co_mentions = co_mentions_of(summary, articles, co_mentions);
  return summary;
}

}  // namespace

Result<NamesResponse> find_names(Searcher& searcher, const SearchRequest& request,
                                 const NamesOptions& options) {
  return run_on_archive([&]() -> Result<NamesResponse> {
    SearchRequest asked = request;
    asked.query.clear();
    asked.facets.clear();
    const auto query = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    const Matches admitted = (*query)->matches();
    NameFinder finder{searcher, admitted};

    NamesResponse response;
    response.articles = admitted.total();
    std::vector<NameCount> names;
    if (const std::vector<std::string> words = name_words(request.query); !words.empty()) {
      for (const EntityType type : options.types) {
        for (NameCount& name : finder.with_words(type, words))
          names.push_back(std::move(name));
      }
      std::sort(names.begin(), names.end(), is_more_frequent);
    } else if (request.query.empty()) {
      names = finder.names_in(admitted, options.types, options.limit, response.more_names);
    }
    if (names.size() > options.limit) {
      response.more_names += names.size() - options.limit;
      names.resize(options.limit);
    }
    for (const NameCount& name : names)
      response.names.push_back(finder.summarise(name, options.co_mentions));
    return response;
  });
}

}  // namespace pressmark
