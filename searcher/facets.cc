// SPDX-License-Identifier: GPL-2.0-or-later
//
// One pass over the articles fills all facets that count the same articles; a field with a filter
// of its own takes a pass of its own. Each kind of field is counted by small numbers (canonical
// names, folded keywords, days); strings are made only for the values that are returned.
#include "searcher/facets.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "searcher/match/field_columns.h"

namespace pressmark {
namespace {

// Documents are handed on in portions that stay in the cache while field after field counts them.
constexpr std::size_t portion_documents = 4096;

// Below this share of a segment's articles, only some blocks of its columns are touched, and no
// others are worth verifying.
constexpr std::uint64_t few_of_articles = 256;

// Looking at so many names, one after the other, costs what looking one up does.
constexpr std::uint64_t names_an_article = 16;

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

bool is_filtered(const Field& field, const Filters& filters) {
  return std::any_of(filters.required.begin(), filters.required.end(),
                     [&](const FilterGroup& group) { return group.field == &field; });
}

SelectedNames selected_names(const Field& field, const FacetInput& input,
                             const NameCatalog& catalog, std::size_t segments) {
  SelectedNames selected;
  for_each_selection(field, input.filters, [&](const Plan& plan) {
    bool is_known = false;
    for (std::uint32_t s = 0; s < segments; ++s) {
      for (const std::uint32_t ordinal : input.names.ordinals(plan, s)) {
        selected.ids.push_back(catalog.canonical(s, ordinal));
        is_known = true;
      }
    }
    if (!is_known) selected.unknown.push_back(plan.text);
  });
  std::sort(selected.ids.begin(), selected.ids.end());
  selected.ids.erase(std::unique(selected.ids.begin(), selected.ids.end()), selected.ids.end());
  return selected;
}

std::vector<std::string> selected_keywords(const Field& field, const Filters& filters) {
  std::vector<std::string> selected;
  for_each_selection(field, filters, [&](const Plan& plan) { selected.push_back(plan.text); });
  return selected;
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

Facet make_period_facet(const Field& field, const Filters& filters, const DayCounts& counts,
                        const FacetRequest& request) {
  const FacetFind* const find = find_for(field, request.finds);
  const TimelineUnit unit = unit_of(field);
  std::map<std::string, std::uint64_t> periods = counts.by_period(unit);
  std::vector<LabelSpan> selected;
  bool selects_undated = false;
  for_each_selection(field, filters, [&](const Plan& plan) {
    selects_undated = selects_undated || plan.dates.is_undated;
    if (plan.dates.is_undated) return;
    selected.push_back(label_span(unit, plan.dates));
    if (selected.back().first == selected.back().last) {
      periods.try_emplace(selected.back().first, 0);
    }
  });
  Facet facet{std::string{field.name}, {}, 0};
  if (find != nullptr) {
    std::erase_if(periods, [&](const auto& of) { return !of.first.starts_with(find->text); });
  }
  std::uint32_t newer = 0;
  for (auto period = periods.rbegin(); period != periods.rend(); ++period, ++newer) {
    const bool is_selected =
        std::any_of(selected.begin(), selected.end(),
                    [&](const LabelSpan& span) { return span.contains(period->first); });
    if (newer < request.limit || is_selected) {
      facet.values.push_back({period->first, period->second, {}, is_selected});
    } else {
      ++facet.more_values;
    }
  }
  if (find == nullptr && (counts.undated() > 0 || selects_undated)) {
    facet.values.push_back({std::nullopt, counts.undated(), {}, selects_undated});
  }
  return facet;
}

// The days that all filters admit, widest where a filter has several values.
DateRange admitted_days(const Filters& filters) {
  DateRange admitted;
  for (const FilterGroup& group : filters.required) {
    DateRange of_group;
    of_group.first = DateRange{}.last;
    of_group.last = DateRange{}.first;
    bool has_dates = false;
    for_each_selection(group.plan, [&](const Plan& plan) {
      if (plan.kind != PlanKind::dates || plan.dates.is_undated || plan.dates.month != 0) return;
      has_dates = true;
      of_group.first = std::min(of_group.first, plan.dates.first);
      of_group.last = std::max(of_group.last, plan.dates.last);
    });
    if (!has_dates) continue;
    admitted.first = std::max(admitted.first, of_group.first);
    admitted.last = std::min(admitted.last, of_group.last);
  }
  return admitted;
}

const Field* period_within(const Filters& filters) {
  const DateRange days = admitted_days(filters);
  const bool is_bounded =
      days.first != DateRange{}.first && days.last != DateRange{}.last && days.first <= days.last;
  const auto lies_in_one = [&](TimelineUnit unit) {
    return is_bounded && period_label(unit, days.first) == period_label(unit, days.last);
  };
  if (lies_in_one(TimelineUnit::month)) return find_field("day");
  return find_field(lies_in_one(TimelineUnit::year) ? "month" : "year");
}

}  // namespace

Result<std::vector<const Field*>> find_facets(const std::vector<std::string>& names,
                                              const Filters& filters) {
  std::vector<const Field*> found;
  for (const std::string& name : names) {
    const Field* field = name == "date" ? period_within(filters) : find_field(name);
    if (field == nullptr || !field->is_facet) {
      std::string known;
      for (const Field& other : fields) {
        if (other.is_facet) known += fmt::format("{}{}", known.empty() ? "" : ", ", other.name);
      }
      known += ", date";
      return Error{ErrorKind::invalid_argument, fmt::format("there is no facet '{}'", name),
                   "facets are " + known};
    }
    if (std::find(found.begin(), found.end(), field) == found.end()) found.push_back(field);
  }
  return found;
}

bool looks_past_filters(std::span<const Field* const> facets, const Filters& filters) {
  return std::any_of(facets.begin(), facets.end(),
                     [&](const Field* field) { return is_filtered(*field, filters); });
}

// The fields that count one set of articles.
struct FacetCounter::Pass {
  const Field* filtered = nullptr;  // counts articles without the filter on this field
  std::vector<const Field*> fields = {};
  DayCounts* days = nullptr;  // null: nothing is counted by day
};

FacetCounts FacetCounter::count(const FacetRequest& request, const FacetInput& input) {
  // What a search that ended in damage may have left behind.
  names_.clear();
  for (auto& [field, counter] : keywords_)
    counter.clear();

  Pass shared;
  DayCounts shared_days;
  if (request.timeline != TimelineUnit::none) shared.days = &shared_days;
  std::map<const Field*, Facet> facets;
  for (const Field* field : request.fields) {
    if (is_filtered(*field, input.filters)) {
      if (facets.contains(field)) continue;
      DayCounts days;
      run({field, {field}, field->kind == FieldKind::period ? &days : nullptr}, input);
      facets.emplace(field, take(*field, input, request, days));
    } else if (field->kind == FieldKind::period) {
      shared.days = &shared_days;
    } else if (std::find(shared.fields.begin(), shared.fields.end(), field) ==
               shared.fields.end()) {
      shared.fields.push_back(field);
    }
  }
  if (!shared.fields.empty() || shared.days != nullptr) run(shared, input);

  FacetCounts counts;
  for (const Field* field : request.fields) {
    auto facet = facets.find(field);
    if (facet == facets.end()) {
      facet = facets.emplace(field, take(*field, input, request, shared_days)).first;
    }
    counts.facets.push_back(facet->second);
  }
  if (request.timeline != TimelineUnit::none) {
    counts.timeline = make_timeline(request.timeline, shared_days);
  }
  return counts;
}

// What share of a segment's articles is counted decides how.
enum class FacetCounter::Amount : std::uint8_t {
  few,   // verifying whole columns would cost more than counting
  some,  // looking at every name of the segment would
  many
};

void FacetCounter::run(const Pass& pass, const FacetInput& input) {
  for (std::uint32_t s = 0; s < segments_->size(); ++s) {
    const SegmentReader& segment = (*segments_)[s];
    DocumentSet without_filter;
    if (pass.filtered != nullptr) {
      without_filter = input.matches.without_filter_on(*pass.filtered, s);
    }
    const DocumentSet& set = pass.filtered != nullptr ? without_filter : input.matches.matching(s);
    const std::uint64_t documents = pass.filtered != nullptr ? set.size() : input.matches.size(s);
    if (documents == 0) continue;
    Amount amount = Amount::some;
    if (documents < segment.articles() / few_of_articles) {
      amount = Amount::few;
    } else if (documents >= segment.columns().names.size() / names_an_article) {
      amount = Amount::many;
    }
    std::array<DocumentId, portion_documents> portion;
    std::size_t size = 0;
    set.for_each([&](DocumentId document) {
      portion[size++] = document;
      if (size == portion.size())
        add(pass, s, std::span{portion}.first(std::exchange(size, 0)), amount);
    });
    if (size > 0) add(pass, s, std::span{portion}.first(size), amount);
    if (amount == Amount::many) finish_segment(pass, s);
    for (const Field* field : pass.fields) {
      if (field->kind == FieldKind::entity) names_.add_aliased(entity_type_of(*field), s, set);
    }
  }
}

void FacetCounter::add(const Pass& pass, std::uint32_t segment,
                       std::span<const DocumentId> documents, Amount amount) {
  const SegmentColumns& columns = (*segments_)[segment].columns();
  for (const Field* field : pass.fields) {
    if (field->kind == FieldKind::entity) {
      const OrdinalsColumn& column = entity_column(columns, *field);
      const EntityType type = entity_type_of(*field);
      if (amount == Amount::many) {
        names_.add_many(type, segment, documents, column.all());
      } else {
        if (amount == Amount::some) column.all();  // verifies
        names_.add(type, segment, documents, column);
      }
    } else if (field->kind == FieldKind::keyword) {
      const KeywordColumn& column = keyword_column(columns, *field);
      if (amount == Amount::few) {
        keyword_counter(*field).add(segment, documents, column);
      } else {
        keyword_counter(*field).add(segment, documents, column.ordinals());
      }
    } else if (field->kind == FieldKind::topics) {
      if (amount != Amount::few) columns.topic.all();  // verifies
      keyword_counter(*field).add(segment, documents, columns.topic);
    }
  }
  if (pass.days == nullptr) return;
  if (amount == Amount::few) {
    pass.days->add(documents, columns.day);
  } else {
    pass.days->add(documents, columns.day.values());
  }
}

void FacetCounter::finish_segment(const Pass& pass, std::uint32_t segment) {
  for (const Field* field : pass.fields) {
    if (field->kind == FieldKind::entity) names_.finish_segment(entity_type_of(*field), segment);
  }
}

Facet FacetCounter::take(const Field& field, const FacetInput& input, const FacetRequest& request,
                         const DayCounts& days) {
  const FacetFind* const find = find_for(field, request.finds);
  switch (field.kind) {
    case FieldKind::entity: {
      const EntityType type = entity_type_of(field);
      std::vector<CanonicalId> found;
      if (find != nullptr) found = names_found(type, find->text, catalog_);
      return names_.take(type, selected_names(field, input, catalog_, segments_->size()),
                         {request.limit, find == nullptr ? nullptr : &found});
    }
    case FieldKind::keyword:
    case FieldKind::topics:
      return keyword_counter(field).take(selected_keywords(field, input.filters),
                                         {request.limit, find});
    case FieldKind::period:
      return make_period_facet(field, input.filters, days, request);
    case FieldKind::text:
    case FieldKind::credit:
    case FieldKind::date:
    case FieldKind::added:
    case FieldKind::mention:
      break;
  }
  return {std::string{field.name}, {}, 0};  // not reached: such fields are no facets
}

KeywordCounter& FacetCounter::keyword_counter(const Field& field) {
  for (auto& [known, counter] : keywords_) {
    if (known == &field) return counter;
  }
  return keywords_.emplace_back(&field, KeywordCounter{field, *segments_}).second;
}

}  // namespace pressmark
