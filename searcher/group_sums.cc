// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sums are kept by small numbers; strings are made once each, at the end.
#include "searcher/group_sums.h"

#include <algorithm>

#include "analysis/fold.h"
#include "searcher/match/field_columns.h"
#include "searcher/match/name_catalog.h"
#include "searcher/periods.h"

namespace pressmark {

namespace {

TimelineUnit period_unit(const Field& field) {
  if (field.name == "year") return TimelineUnit::year;
  return field.name == "month" ? TimelineUnit::month : TimelineUnit::day;
}

}  // namespace

void GroupSums::add(std::uint32_t segment, DocumentId document, std::uint64_t amount) {
  const SegmentColumns& columns = archive_->segments()[segment].columns();
  switch (field_->kind) {
    case FieldKind::entity: {
      names_.clear();
      NameCatalog{*archive_}.for_each_name(entity_type_of(*field_), segment, document,
                                           [this](CanonicalId id) { names_.push_back(id); });
      std::sort(names_.begin(), names_.end());
      names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
      for (const CanonicalId id : names_)
        sums_[id] += amount;
      return;
    }
    case FieldKind::keyword: {
      const std::uint32_t ordinal = keyword_column(columns, *field_)[document];
      sums_[(std::uint64_t{segment} << 32U) | ordinal] += amount;
      return;
    }
    case FieldKind::topics:
      for (const std::uint32_t topic : columns.topic[document])
        sums_[(std::uint64_t{segment} << 32U) | (topic + 1)] += amount;
      return;
    case FieldKind::period:
      sums_[static_cast<std::uint32_t>(columns.day[document])] += amount;
      return;
    case FieldKind::text:
    case FieldKind::credit:
    case FieldKind::date:
    case FieldKind::added:
    case FieldKind::mention:
      return;  // no facets
  }
}

std::optional<std::string> GroupSums::label(std::uint64_t number) const {
  if (field_->kind == FieldKind::entity) {
    return std::string{NameCatalog{*archive_}.display_name(static_cast<CanonicalId>(number))};
  }
  if (takes_keywords(field_->kind)) {
    const auto ordinal = static_cast<std::uint32_t>(number);
    if (ordinal == 0) return std::nullopt;
    const SegmentReader& segment = archive_->segments()[number >> 32U];
    return fold_keyword(keyword_column(segment.columns(), *field_).values()[ordinal - 1]);
  }
  const auto day = static_cast<Day>(static_cast<std::uint32_t>(number));
  if (day == undated_day) return std::nullopt;
  return period_label(period_unit(*field_), day);
}

std::map<std::optional<std::string>, std::uint64_t> GroupSums::by_value() const {
  std::map<std::optional<std::string>, std::uint64_t> values;
  for (const auto& [number, sum] : sums_)
    values[label(number)] += sum;
  return values;
}

std::optional<std::string> GroupSums::key_of(const std::optional<std::string>& value) const {
  return value && takes_keywords(field_->kind) ? fold_keyword(*value) : value;
}

}  // namespace pressmark
