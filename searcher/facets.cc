// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each kind of field is counted by small numbers (canonical names, folded keywords, days); strings
// are made only for the values that are returned.
#include "searcher/facets.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/fold.h"
#include "searcher/match/field_columns.h"
#include "searcher/periods.h"

namespace pressmark {
namespace {

// Calls visit(plan) for every value that filters ask for of the field.
template <typename Visit>
void for_each_selection(const Plan& plan, const Visit& visit) {
  if (plan.kind == PlanKind::any_of) {
    for (const Plan& child : plan.children)
      for_each_selection(child, visit);
  } else {
    visit(plan);
  }
}

template <typename Visit>
void for_each_selection(const Field& field, const Filters& filters, const Visit& visit) {
  for (const FilterGroup& group : filters.required) {
    if (group.field == &field) for_each_selection(group.plan, visit);
  }
}

// Calls visit(segment index, documents) with the articles that the field's facet counts.
template <typename Visit>
void for_each_counted_set(const Field& field, const FacetInput& input, const Visit& visit) {
  const bool is_filtered =
      std::any_of(input.filters.required.begin(), input.filters.required.end(),
                  [&](const FilterGroup& group) { return group.field == &field; });
  for (std::size_t s = 0; s < input.segments.size(); ++s) {
    if (is_filtered) {
      visit(s, input.matches.without_filter_on(field, s));
    } else {
      visit(s, input.matches.matching(s));
    }
  }
}

// A value on its way into a facet: a small number that stands for it, and what decides its place.
struct Candidate {
  std::uint32_t value = 0;
  std::uint64_t articles = 0;
  bool is_selected = false;
};

// The `limit` first by falling count, then by name, and behind them the selected among the rest.
// `name_of(value)` is only called where counts are equal.
template <typename NameOf>
std::vector<Candidate> choose_values(std::vector<Candidate> candidates, std::uint32_t limit,
                                     const NameOf& name_of) {
  const auto precedes = [&](const Candidate& a, const Candidate& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return name_of(a.value) < name_of(b.value);
  };
  const std::size_t kept = std::min<std::size_t>(limit, candidates.size());
  const auto rest = candidates.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(candidates.begin(), rest, candidates.end(), precedes);
  const auto selected_end =
      std::partition(rest, candidates.end(), [](const Candidate& c) { return c.is_selected; });
  std::sort(rest, selected_end, precedes);
  candidates.erase(selected_end, candidates.end());
  return candidates;
}

// --- names

class CanonicalCounts {
 public:
  CanonicalCounts(const Field& field, const FacetInput& input)
      : range_(input.catalog.of_type(entity_type_of(field))), counters_(range_.size()) {
    for_each_counted_set(field, input, [&](std::size_t s, const DocumentSet& documents) {
      const OrdinalsColumn& column = entity_column(input.segments[s].columns(), field);
      documents.for_each([&](DocumentId document) {
        ++article_;
        for (const std::uint32_t ordinal : column[document]) {
          count(input.catalog.canonical(static_cast<std::uint32_t>(s), ordinal));
        }
      });
    });
  }

  std::vector<Candidate> candidates(const std::set<CanonicalId>& selected) const {
    std::vector<Candidate> candidates;
    for (CanonicalId id = range_.begin; id < range_.end; ++id) {
      const std::uint32_t articles = counters_[id - range_.begin].articles;
      const bool is_selected = selected.contains(id);
      if (articles > 0 || is_selected) candidates.push_back({id, articles, is_selected});
    }
    return candidates;
  }

 private:
  struct Counter {
    std::uint32_t articles = 0;
    std::uint32_t last_article = 0;  // an article that prints two spellings counts once
  };

  void count(CanonicalId id) {
    Counter& counter = counters_[id - range_.begin];
    if (counter.last_article == article_) return;
    counter.last_article = article_;
    ++counter.articles;
  }

  CanonicalRange range_;
  std::vector<Counter> counters_;
  std::uint32_t article_ = 0;
};

struct SelectedNames {
  std::set<CanonicalId> ids;
  std::vector<std::string> unknown;  // asked for, but not in the archive
};

SelectedNames selected_names(const Field& field, const FacetInput& input) {
  SelectedNames selected;
  for_each_selection(field, input.filters, [&](const Plan& plan) {
    bool is_known = false;
    for (std::uint32_t s = 0; s < input.segments.size(); ++s) {
      for (const std::uint32_t ordinal : input.names.ordinals(plan, s)) {
        selected.ids.insert(input.catalog.canonical(s, ordinal));
        is_known = true;
      }
    }
    if (!is_known) selected.unknown.push_back(plan.text);
  });
  return selected;
}

void add_unknown(Facet& facet, std::vector<std::string> unknown) {
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  for (std::string& value : unknown)
    facet.values.push_back({std::move(value), 0, {}, true});
}

Facet count_names(const Field& field, const FacetInput& input) {
  const NameCatalog& catalog = input.catalog;
  SelectedNames selected = selected_names(field, input);
  std::vector<Candidate> all = CanonicalCounts{field, input}.candidates(selected.ids);
  Facet facet{std::string{field.name}, {}, all.size()};
  const auto name_of = [&](CanonicalId id) { return catalog.display_name(id); };
  for (const Candidate& chosen : choose_values(std::move(all), input.limit, name_of)) {
    facet.values.push_back({std::string{catalog.display_name(chosen.value)}, chosen.articles,
                            catalog.aliases(chosen.value), chosen.is_selected});
  }
  facet.more_values -= facet.values.size();
  add_unknown(facet, std::move(selected.unknown));
  return facet;
}

// --- keywords

// The distinct values of a keyword field in the archive, those that fold alike as one.
class KeywordValues {
 public:
  KeywordValues(const Field& field, const std::vector<SegmentReader>& segments) {
    for (const SegmentReader& segment : segments) {
      const KeywordColumn& column = keyword_column(segment.columns(), field);
      const std::vector<std::uint64_t> articles = count_ordinals(column, segment.deleted());
      std::vector<std::uint32_t>& values = of_ordinals_.emplace_back(1, 0U);  // 0 is "no value"
      for (std::size_t i = 0; i < column.values().size(); ++i) {
        const std::string_view spelling = column.values()[i];
        if (articles[i + 1] == 0) {  // all of its articles are deleted
          values.push_back(no_value);
          continue;
        }
        const auto next = static_cast<std::uint32_t>(spellings_.size());
        const auto [value, is_new] = by_fold_.emplace(fold_keyword(spelling), next);
        if (is_new) spellings_.emplace_back();
        spellings_[value->second][std::string{spelling}] += articles[i + 1];
        values.push_back(value->second);
      }
    }
  }

  std::size_t size() const { return spellings_.size(); }
  std::uint32_t of_ordinal(std::size_t segment, std::uint32_t ordinal) const {
    return of_ordinals_[segment][ordinal];
  }
  std::optional<std::uint32_t> find(const std::string& folded) const {
    const auto value = by_fold_.find(folded);
    if (value == by_fold_.end()) return std::nullopt;
    return value->second;
  }

  // As most articles of the archive write it; of equals, the first in byte order.
  const std::string& display_name(std::uint32_t value) const {
    const auto& spellings = spellings_[value];
    return std::max_element(spellings.begin(), spellings.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
  std::vector<std::string> aliases(std::uint32_t value) const {
    std::vector<std::string> aliases;
    for (const auto& [spelling, articles] : spellings_[value]) {
      if (spelling != display_name(value)) aliases.push_back(spelling);
    }
    return aliases;
  }

 private:
  static constexpr std::uint32_t no_value = std::numeric_limits<std::uint32_t>::max();

  // By ordinal: how many live articles have it.
  static std::vector<std::uint64_t> count_ordinals(const KeywordColumn& column,
                                                   const DeletedArticles& deleted) {
    std::vector<std::uint64_t> articles(column.values().size() + 1);
    for (const std::uint32_t ordinal : column.ordinals())
      ++articles[ordinal];
    for (DocumentId document = 1; !deleted.empty() && document <= column.rows(); ++document) {
      if (deleted.contains(document)) --articles[column[document]];
    }
    return articles;
  }

  std::unordered_map<std::string, std::uint32_t> by_fold_;
  std::vector<std::map<std::string, std::uint64_t>> spellings_;  // by value: articles of each
  std::vector<std::vector<std::uint32_t>> of_ordinals_;          // by segment, then ordinal
};

Facet count_keywords(const Field& field, const FacetInput& input) {
  const KeywordValues values{field, input.segments};
  std::vector<std::uint64_t> articles(values.size());
  for_each_counted_set(field, input, [&](std::size_t s, const DocumentSet& documents) {
    const KeywordColumn& column = keyword_column(input.segments[s].columns(), field);
    documents.for_each([&](DocumentId document) {
      const std::uint32_t ordinal = column[document];
      if (ordinal != 0) ++articles[values.of_ordinal(s, ordinal)];
    });
  });
  std::vector<bool> is_selected(values.size());
  std::vector<std::string> unknown;
  for_each_selection(field, input.filters, [&](const Plan& plan) {
    if (const auto value = values.find(plan.text)) {
      is_selected[*value] = true;
    } else {
      unknown.push_back(plan.text);
    }
  });
  std::vector<Candidate> all;
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    if (articles[i] > 0 || is_selected[i]) all.push_back({i, articles[i], is_selected[i]});
  }
  Facet facet{std::string{field.name}, {}, all.size()};
  const auto name_of = [&](std::uint32_t value) -> const std::string& {
    return values.display_name(value);
  };
  for (const Candidate& chosen : choose_values(std::move(all), input.limit, name_of)) {
    facet.values.push_back({values.display_name(chosen.value), chosen.articles,
                            values.aliases(chosen.value), chosen.is_selected});
  }
  facet.more_values -= facet.values.size();
  add_unknown(facet, std::move(unknown));
  return facet;
}

// --- periods

TimelineUnit unit_of(const Field& field) {
  if (field.name == "year") return TimelineUnit::year;
  return field.name == "month" ? TimelineUnit::month : TimelineUnit::day;
}

// The labels a filter's span of days reaches from and to; an open end reaches beyond all labels.
struct LabelSpan {
  std::string first;
  std::string last;

  bool contains(const std::string& label) const { return first <= label && label <= last; }
};

LabelSpan label_span(TimelineUnit unit, const DateRange& dates) {
  const DateRange open;
  return {dates.first == open.first ? "" : period_label(unit, dates.first),
          dates.last == open.last ? "~" : period_label(unit, dates.last)};
}

Facet count_periods(const Field& field, const FacetInput& input) {
  const TimelineUnit unit = unit_of(field);
  DayCounts counts;
  for_each_counted_set(field, input, [&](std::size_t s, const DocumentSet& documents) {
    counts.add(documents, input.segments[s].columns().day);
  });
  std::map<std::string, std::uint64_t> periods = counts.by_period(unit);
  std::vector<LabelSpan> selected;
  bool selects_undated = false;
  for_each_selection(field, input.filters, [&](const Plan& plan) {
    selects_undated = selects_undated || plan.dates.is_undated;
    if (plan.dates.is_undated) return;
    selected.push_back(label_span(unit, plan.dates));
    if (selected.back().first == selected.back().last) {
      periods.try_emplace(selected.back().first, 0);
    }
  });
  Facet facet{std::string{field.name}, {}, 0};
  std::uint32_t newer = 0;
  for (auto period = periods.rbegin(); period != periods.rend(); ++period, ++newer) {
    const bool is_selected =
        std::any_of(selected.begin(), selected.end(),
                    [&](const LabelSpan& span) { return span.contains(period->first); });
    if (newer < input.limit || is_selected) {
      facet.values.push_back({period->first, period->second, {}, is_selected});
    } else {
      ++facet.more_values;
    }
  }
  if (counts.undated() > 0 || selects_undated) {
    facet.values.push_back({std::nullopt, counts.undated(), {}, selects_undated});
  }
  return facet;
}

}  // namespace

Result<std::vector<const Field*>> find_facets(const std::vector<std::string>& names) {
  std::vector<const Field*> found;
  for (const std::string& name : names) {
    const Field* field = find_field(name);
    if (field == nullptr || !field->is_facet) {
      std::string known;
      for (const Field& other : fields) {
        if (other.is_facet) known += fmt::format("{}{}", known.empty() ? "" : ", ", other.name);
      }
      return Error{ErrorKind::invalid_argument, fmt::format("there is no facet '{}'", name),
                   "facets are " + known};
    }
    found.push_back(field);
  }
  return found;
}

Facet count_facet(const Field& field, const FacetInput& input) {
  switch (field.kind) {
    case FieldKind::entity:
      return count_names(field, input);
    case FieldKind::keyword:
      return count_keywords(field, input);
    case FieldKind::period:
      return count_periods(field, input);
    case FieldKind::text:
    case FieldKind::date:
      break;
  }
  return {std::string{field.name}, {}, 0};  // not reached: such fields are no facets
}

}  // namespace pressmark
