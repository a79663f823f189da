// SPDX-License-Identifier: GPL-2.0-or-later
//
// News spans some hundred years: one counter a day is small, and days are turned into dates once
// each, not once an article.
#include "searcher/periods.h"

#include <algorithm>
#include <optional>

#include "schema/date.h"

namespace pressmark {

std::string period_label(TimelineUnit unit, Day day) {
  const std::string label = to_string(to_date(day));
  switch (unit) {
    case TimelineUnit::none:
    case TimelineUnit::day:
      return label;
    case TimelineUnit::month:
      return label.substr(0, 7);
    case TimelineUnit::year:
      return label.substr(0, 4);
  }
  return label;  // not reached: every unit is named above
}

void DayCounts::add(const DocumentSet& documents, const FixedColumn<Day>& days) {
  std::optional<Day> first;
  Day last = 0;
  documents.for_each([&](DocumentId document) {
    const Day day = days[document];
    if (day == undated_day) {
      ++undated_;
      return;
    }
    last = first ? std::max(last, day) : day;
    first = first ? std::min(*first, day) : day;
  });
  if (!first) return;
  make_room(*first, last);
  documents.for_each([&](DocumentId document) {
    const Day day = days[document];
    if (day != undated_day) ++counts_[static_cast<std::size_t>(day - first_)];
  });
}

void DayCounts::make_room(Day first, Day last) {
  if (counts_.empty()) {
    first_ = first;
  } else if (first < first_) {
    counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - first), 0);
    first_ = first;
  }
  const auto days = static_cast<std::size_t>(last - first_) + 1;
  if (last >= first_ && counts_.size() < days) counts_.resize(days);
}

std::map<std::string, std::uint64_t> DayCounts::by_period(TimelineUnit unit) const {
  std::map<std::string, std::uint64_t> periods;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    const std::string label = period_label(unit, first_ + static_cast<Day>(i));
    const auto period = periods.try_emplace(periods.end(), label, 0);
    period->second += counts_[i];
  }
  return periods;
}

Timeline make_timeline(TimelineUnit unit, const DayCounts& counts) {
  Timeline timeline{unit, {}, counts.undated()};
  for (auto& [label, articles] : counts.by_period(unit)) {
    timeline.buckets.push_back({label, articles});
  }
  return timeline;
}

}  // namespace pressmark
