// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles per day, month and year.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analysis/dates/date_range.h"
#include "archive/columns.h"
#include "searcher/search.h"

namespace pressmark {

/// "2017", "2017-05" or "2017-05-11"; requires a unit other than none. Labels of one unit sort as
/// their periods do.
std::string period_label(TimelineUnit unit, Day day);

/// Counts articles by day; asked for by period.
class DayCounts {
 public:
  /// Counts documents of a segment, with the days of all of its documents.
  void add(std::span<const DocumentId> documents, std::span<const Day> days);
  /// The same for few documents, of which no more than their days is verified.
  void add(std::span<const DocumentId> documents, const FixedColumn<Day>& days);

  std::uint64_t undated() const { return undated_; }

  /// Articles by label, ascending, without empty periods. Requires a unit other than none.
  std::map<std::string, std::uint64_t> by_period(TimelineUnit unit) const;

 private:
  template <typename DayOf>
  void add_all(std::span<const DocumentId> documents, const DayOf& day_of);
  void make_room(Day first, Day last);

  std::int64_t first_ = 0;
  std::vector<std::uint32_t> counts_;  // of first_, first_ + 1, ...
  std::uint64_t undated_ = 0;
};

/// Requires a unit other than none.
Timeline make_timeline(TimelineUnit unit, const DayCounts& counts);

}  // namespace pressmark
