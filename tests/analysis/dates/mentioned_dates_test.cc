// SPDX-License-Identifier: GPL-2.0-or-later
//
// Texts and the dates they name.

#include "analysis/dates/mentioned_dates.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "2017-04-12 week:2017-04-03 month:2017-04-01"
std::string dates_of(const MentionClues& clues) {
  std::string found;
  for (const MentionedDate& date : find_mentioned_dates(clues)) {
    if (!found.empty()) found += ' ';
    if (date.span != DaySpan::day) found += date.span == DaySpan::week ? "week:" : "month:";
    found += to_string(to_date(date.first));
  }
  return found;
}

TEST(MentionedDates, ThoseWithAYearNeedNoPublication) {
  EXPECT_EQ(dates_of({}), "");
  EXPECT_EQ(dates_of({.title = "After 12 April 2017", .body = "In March 2017 and on 12.04.2017."}),
            "month:2017-03-01 2017-04-12");
  EXPECT_EQ(dates_of({.body = "On April 12 and on Tuesday, last week.", .language = "en"}), "");
}

TEST(MentionedDates, OthersCountFromPublication) {
  const auto found = [](std::string_view body, std::string_view published) {
    return dates_of({.body = body, .language = "en", .published = parse_iso_date(published)});
  };
  EXPECT_EQ(found("On April 12 and on Tuesday, and last week.", "2017-04-13"),
            "week:2017-04-03 2017-04-11 2017-04-12");
  EXPECT_EQ(found("On December 30", "2017-01-03"), "2016-12-30");
  EXPECT_EQ(found("On January 3", "2016-12-30"), "2017-01-03");
  EXPECT_EQ(found("On 29 February", "2016-06-03"), "2016-02-29");
  EXPECT_EQ(found("On 29 February", "2017-01-03"), "");  // too long ago to be meant
  EXPECT_EQ(found("On 29 February", "2018-06-03"), "");
  EXPECT_EQ(found("On April 12 last year", "2017-04-13"), "2016-04-12");
  EXPECT_EQ(found("on Tuesday, April 4", "2017-04-13"), "2017-04-04");
  EXPECT_EQ(found("on Tuesday (April 4, 2017)", "2017-04-13"), "2017-04-04");
  EXPECT_EQ(found("last week", "1400-01-01"), "");
}

// A text made of dates names these dates, whatever stands around them.
TEST(MentionedDates, EveryDateThatIsPrintedIsFoundOnce) {
  constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  constexpr std::string_view words[] = {" talks ", " of 300 men, ", ". \n\n The ", " since ",
                                        " 7 "};
  std::mt19937 random{7};
  for (int turn = 0; turn < 500; ++turn) {
    std::set<MentionedDate> expected;
    std::string text;
    for (auto left = random() % 6; left > 0; --left) {
      const Date date = to_date(static_cast<Day>(random() % 20'000));
      const std::string name{names[unsigned{date.month()} - 1]};
      const std::string day = std::to_string(unsigned{date.day()});
      const std::string year = std::to_string(int{date.year()});
      text += words[random() % 5];
      text += "x ";
      switch (random() % 4) {
        case 0:
          text += to_string(date);
          break;
        case 1:
          text += day + " " + name + " " + year;
          break;
        case 2:
          text += name + " " + day + ", " + year;
          break;
        default:
          text += "in " + name + " " + year;
          expected.insert({to_day(date.year() / date.month() / 1), DaySpan::month});
          continue;
      }
      expected.insert({to_day(date), DaySpan::day});
    }
    const auto found = find_mentioned_dates({.body = text});
    ASSERT_EQ(found, (std::vector<MentionedDate>{expected.begin(), expected.end()})) << text;
  }
}

}  // namespace
}  // namespace pressmark
