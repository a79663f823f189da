// SPDX-License-Identifier: GPL-2.0-or-later
//
// Printed dates and relative ones, each as a span of days.

#include "analysis/dates/mentioned_dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "analysis/dates/find_dates.h"
#include "analysis/dates/relative_dates.h"

namespace pressmark {

namespace {

// The year that brings a day nearest to publication: half a year back or ahead at most.
std::optional<Date> in_nearest_year(std::chrono::month_day day, Date published) {
  std::optional<Date> nearest;
  Day least = 0;
  for (const int shift : {0, -1, 1}) {
    const Date candidate = (published.year() + std::chrono::years{shift}) / day;
    if (!is_valid_date(candidate)) continue;  // 29 February
    const Day distance = std::abs(to_day(candidate) - to_day(published));
    if (nearest && distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  constexpr Day half_a_year = 183;
  return least <= half_a_year ? nearest : std::nullopt;
}

class MentionFinder {
 public:
  explicit MentionFinder(const MentionClues& clues) : clues_(&clues) {}

  void read(std::string_view text) {
    const std::vector<PrintedDate> days = find_dates(text);
    for (const PrintedDate& printed : days) {
      if (const auto date = date_of(printed, text)) add({to_day(*date), DaySpan::day});
    }
    for (const PrintedMonth& month : find_months(text, days)) {
      add({to_day(month.month / 1), DaySpan::month});
    }
    if (!clues_->published) return;
    for (const RelativeDate& relative :
         find_relative_dates(text, clues_->language, *clues_->published)) {
      if (!relative.is_weekday || !is_dated(relative, days)) add(relative.date);
    }
  }

  std::vector<MentionedDate> take() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  void add(const MentionedDate& date) {
    if (is_valid_date(to_date(date.first))) found_.push_back(date);
  }

  std::optional<Date> date_of(const PrintedDate& printed, std::string_view text) const {
    if (printed.year || !clues_->published) return printed.date();
    const auto years = years_behind_date(text.substr(printed.end), clues_->language);
    if (!years) return in_nearest_year(printed.day, *clues_->published);
    const Date date = (clues_->published->year() + std::chrono::years{*years}) / printed.day;
    return is_valid_date(date) ? std::optional{date} : std::nullopt;
  }

  // "on Tuesday, April 11": the day is printed, and the weekday adds nothing to it.
  static bool is_dated(const RelativeDate& weekday, const std::vector<PrintedDate>& days) {
    constexpr std::size_t furthest = 8;
    return std::any_of(days.begin(), days.end(), [&](const PrintedDate& printed) {
      return printed.begin >= weekday.end && printed.begin - weekday.end <= furthest;
    });
  }

  const MentionClues* clues_;
  std::vector<MentionedDate> found_;
};

}  // namespace

std::vector<MentionedDate> find_mentioned_dates(const MentionClues& clues) {
  MentionFinder finder{clues};
  finder.read(clues.title);
  finder.read(clues.body);
  return finder.take();
}

}  // namespace pressmark
