// SPDX-License-Identifier: GPL-2.0-or-later
//
// News spans some hundred years: one counter a day is small, and days are turned into dates once
// each, not once an article.
#include "searcher/periods.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <utility>

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

// From when to when the articles are is seen first, so that room is made once for all of them.
template <typename DayOf>
void DayCounts::add_all(std::span<const DocumentId> documents, const DayOf& day_of) {
  Day first = std::numeric_limits<Day>::max();
  Day last = std::numeric_limits<Day>::min();
  for (const DocumentId document : documents) {
    const Day day = day_of(document);
    if (day == undated_day) continue;
    first = std::min(first, day);
    last = std::max(last, day);
  }
  if (first <= last) make_room(first, last);
  for (const DocumentId document : documents) {
    const Day day = day_of(document);
    if (day == undated_day) {
      ++undated_;
    } else {
      ++counts_[static_cast<std::size_t>(std::int64_t{day} - first_)];
    }
  }
}

void DayCounts::add(std::span<const DocumentId> documents, std::span<const Day> days) {
  add_all(documents, [&](DocumentId document) { return days[document - 1]; });
}

void DayCounts::add(std::span<const DocumentId> documents, const FixedColumn<Day>& days) {
  add_all(documents, [&](DocumentId document) { return days[document]; });
}

// Where there was room before, it is at least doubled, so that few are made.
void DayCounts::make_room(Day first_day, Day last_day) {
  const std::int64_t size = std::ssize(counts_);
  std::int64_t first = first_day;
  std::int64_t end = std::int64_t{last_day} + 1;
  if (size > 0) {
    if (first_ <= first && end <= first_ + size) return;
    first = first < first_ ? std::min(first, first_ - size) : first_;
    end = end > first_ + size ? std::max(end, first_ + 2 * size) : first_ + size;
  }
  std::vector<std::uint32_t> larger(static_cast<std::size_t>(end - first));
  if (size > 0) std::copy(counts_.begin(), counts_.end(), larger.begin() + (first_ - first));
  counts_ = std::move(larger);
  first_ = first;
}

namespace {

// The day after the period that `day` is in.
std::int64_t end_of_period(TimelineUnit unit, Day day) {
  const Date date = to_date(day);
  const std::chrono::year_month month{date.year(), date.month()};
  switch (unit) {
    case TimelineUnit::none:
    case TimelineUnit::day:
      break;
    case TimelineUnit::month:
      return to_day((month + std::chrono::months{1}) / 1);
    case TimelineUnit::year:
      return to_day((month + std::chrono::years{1}).year() / std::chrono::January / 1);
  }
  return std::int64_t{day} + 1;
}

}  // namespace

std::map<std::string, std::uint64_t> DayCounts::by_period(TimelineUnit unit) const {
  std::map<std::string, std::uint64_t> periods;
  const std::int64_t end = first_ + std::ssize(counts_);
  for (std::int64_t at = first_; at < end;) {
    if (counts_[static_cast<std::size_t>(at - first_)] == 0) {
      ++at;
      continue;
    }
    const auto day = static_cast<Day>(at);
    std::uint64_t articles = 0;
    for (const std::int64_t next = std::min(end, end_of_period(unit, day)); at < next; ++at)
      articles += counts_[static_cast<std::size_t>(at - first_)];
    periods.emplace_hint(periods.end(), period_label(unit, day), articles);
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
