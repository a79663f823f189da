// SPDX-License-Identifier: GPL-2.0-or-later
//
// The naive evaluator's filters and facets.

#include <algorithm>
#include <set>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "searcher/query/parser.h"
#include "tests/support/oracle.h"

namespace pressmark {
namespace {

bool is_excluding(const Node& filter) {
  return filter.kind == NodeKind::negation;
}

std::string_view field_of(const Node& filter) {
  return is_excluding(filter) ? filter.children[0].field->name : filter.field->name;
}

void sort_by_count(std::vector<FacetValue>& values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& x, const FacetValue& y) {
    return x.articles != y.articles ? x.articles > y.articles : x.value < y.value;
  });
}

/// What is asked for and in no article comes last.
void add_unknown(const std::set<std::string>& unknown, Facet& facet) {
  for (const std::string& value : unknown)
    facet.values.push_back({value, 0, {}, true});
}

}  // namespace

std::vector<Node> Oracle::all_filters(const SearchRequest& request) {
  std::vector<Node> filters;
  for (const std::string& filter : request.filters)
    filters.push_back(*parse_filter(filter));
  return filters;
}

/// Values of one field OR, fields AND, each exclusion AND; one field's own values left out.
Oracle::Truth Oracle::filter_truth(const std::vector<Node>& filters,
                                   std::string_view without_field) {
  std::map<std::string_view, Truth> by_field;
  Truth truth(articles_.size(), true);
  for (const Node& filter : filters) {
    const Truth part = evaluate(filter);
    if (is_excluding(filter)) {
      for (std::size_t i = 0; i < truth.size(); ++i)
        truth[i] = truth[i] && part[i];
      continue;
    }
    if (field_of(filter) == without_field) continue;
    Truth& any = by_field.try_emplace(field_of(filter), articles_.size(), false).first->second;
    for (std::size_t i = 0; i < any.size(); ++i)
      any[i] = any[i] || part[i];
  }
  for (const auto& [field, any] : by_field) {
    for (std::size_t i = 0; i < truth.size(); ++i)
      truth[i] = truth[i] && any[i];
  }
  return truth;
}

std::string Oracle::display_of(EntityType type, const std::string& key) const {
  std::vector<SpellingCount> counts;
  for (const auto& [spelling, articles] : names_.at({type, key})) {
    if (canonical_key(type, spelling) == key) counts.push_back({spelling, articles});
  }
  return std::string{counts[choose_display_name(type, counts)].spelling};
}

Facet Oracle::count_names(EntityType type, const Truth& truth, const std::vector<Node>& filters) {
  std::map<std::string, std::uint64_t> by_key;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (!truth[i]) continue;
    std::set<std::string> keys;
    for (const auto& [name, count] : articles_[i].mentions) {
      if (name.type == type) keys.insert(name_key(type, name.spelling));
    }
    for (const std::string& key : keys)
      ++by_key[key];
  }
  std::set<std::string> selected;
  std::set<std::string> unknown;
  for (const Node& filter : filters) {
    if (is_excluding(filter) || field_of(filter) != to_string(type)) continue;
    const std::vector<NamedEntity>& names = names_asked_for(filter);
    for (const NamedEntity& name : names)
      selected.insert(name_key(type, name.spelling));
    if (names.empty()) unknown.insert(filter.text);
  }
  for (const std::string& key : selected)
    by_key.try_emplace(key, 0);
  Facet facet;
  for (const auto& [key, articles] : by_key) {
    FacetValue value;
    value.value = display_of(type, key);
    value.articles = articles;
    value.selected = selected.contains(key);
    for (const auto& [spelling, count] : names_.at({type, key})) {
      if (spelling != *value.value) value.aliases.push_back(spelling);
    }
    facet.values.push_back(value);
  }
  sort_by_count(facet.values);
  add_unknown(unknown, facet);
  return facet;
}

Facet Oracle::count_facet(const std::string& field, const Truth& truth, std::uint32_t limit,
                          const std::vector<Node>& filters) {
  Facet facet;
  if (const auto type = parse_entity_type(field)) {
    facet = count_names(*type, truth, filters);
  } else {
    std::map<std::optional<std::string>, std::uint64_t> counts;
    const bool is_keyword = takes_keywords(find_field(field)->kind);
    const auto keywords = [&](const Article& article) {
      if (field == "topic") return article.topics;
      return std::vector<std::string>{keyword_of(article, *find_field(field))};
    };
    const std::size_t digits = field == "year" ? 4 : field == "month" ? 7 : 10;
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (!truth[i]) continue;
      const Article& article = articles_[i].article;
      if (is_keyword) {
        for (const std::string& value : keywords(article)) {
          if (!value.empty()) ++counts[value];
        }
      } else if (article.published) {
        ++counts[to_string(*article.published).substr(0, digits)];
      } else {
        ++counts[std::nullopt];
      }
    }
    std::set<std::optional<std::string>> selected;
    std::set<std::string> unknown;
    for (const Node& filter : filters) {
      if (is_excluding(filter) || field_of(filter) != field) continue;
      if (is_keyword) {
        bool known = false;
        for (const Entry& entry : articles_) {
          for (const std::string& value : keywords(entry.article)) {
            if (fold_keyword(value) != fold_keyword(filter.text)) continue;
            selected.insert(value);
            known = true;
          }
        }
        if (!known) unknown.insert(fold_keyword(filter.text));
      } else if (filter.dates.is_undated) {
        selected.insert(std::nullopt);
      } else {
        selected.insert(to_string(to_date(filter.dates.first)).substr(0, digits));
      }
    }
    for (const auto& value : selected)
      counts.try_emplace(value, 0);
    for (const auto& [value, articles] : counts)
      facet.values.push_back({value, articles, {}, selected.contains(value)});
    if (is_keyword) {
      sort_by_count(facet.values);
      add_unknown(unknown, facet);
    } else {  // newest first; nothing sorts before every string, so undated comes last
      std::reverse(facet.values.begin(), facet.values.end());
    }
  }
  facet.field = field;
  std::vector<FacetValue> kept;
  for (const FacetValue& value : facet.values) {
    if (kept.size() < limit || value.selected || !value.value) {
      kept.push_back(value);
    } else {
      ++facet.more_values;
    }
  }
  facet.values = std::move(kept);
  return facet;
}

}  // namespace pressmark
