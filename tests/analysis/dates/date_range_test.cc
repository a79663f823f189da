// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spans of days: tables, and the round trip of every day, month and pair of bounds.

#include "analysis/dates/date_range.h"

#include <chrono>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "first last" as days, or "undated", or the error in full.
std::string shown(const Result<DateRange>& range) {
  if (!range) {
    const Error& error = range.error();
    EXPECT_EQ(error.kind, ErrorKind::invalid_argument);
    EXPECT_TRUE(error.where.has_value());
    const ByteRange where = error.where.value_or(ByteRange{});
    return error.message + " | " + error.hint + " | " + std::to_string(where.begin) + ".." +
           std::to_string(where.end);
  }
  if (range->is_undated) return "undated";
  const std::string first =
      range->first == DateRange{}.first ? "*" : to_string(to_date(range->first));
  const std::string last = range->last == DateRange{}.last ? "*" : to_string(to_date(range->last));
  return first + " " + last;
}

struct RangeCase {
  std::string_view text;
  std::string_view days;
  std::string_view canonical;
};

TEST(DateRange, UnderstandsPeriodsAndRanges) {
  constexpr RangeCase cases[] = {
      {"2017", "2017-01-01 2017-12-31", "2017"},
      {"2017-02", "2017-02-01 2017-02-28", "2017-02"},
      {"2016-02", "2016-02-01 2016-02-29", "2016-02"},
      {"2017-02-16", "2017-02-16 2017-02-16", "2017-02-16"},
      {"2017-02..2017-05", "2017-02-01 2017-05-31", "2017-02..2017-05"},
      {"2016..2017", "2016-01-01 2017-12-31", "2016..2017"},
      {"2017-02-16..2017-03-01", "2017-02-16 2017-03-01", "2017-02-16..2017-03-01"},
      {"2016..2017-02-16", "2016-01-01 2017-02-16", "2016-01-01..2017-02-16"},
      {"2017-02-16..2017", "2017-02-16 2017-12-31", "2017-02-16..2017-12-31"},
      {"2017-05-02..", "2017-05-02 *", "2017-05-02.."},
      {"2017-05..", "2017-05-01 *", "2017-05.."},
      {"..2017-06", "* 2017-06-30", "..2017-06"},
      {"..2017", "* 2017-12-31", "..2017"},
      {"2017..2017", "2017-01-01 2017-12-31", "2017"},
      {"2017-01-01..2017-12-31", "2017-01-01 2017-12-31", "2017"},
      {"2017-01-01", "2017-01-01 2017-01-01", "2017-01-01"},
      {"1400..2200", "1400-01-01 2200-12-31", "1400..2200"},
      {"none", "undated", "none"},
  };
  for (const RangeCase& test : cases) {
    const Result<DateRange> range = parse_date_range(test.text);
    EXPECT_EQ(shown(range), test.days) << test.text;
    EXPECT_EQ(range ? to_string(*range) : "-", test.canonical) << test.text;
  }
}

struct RefusedCase {
  std::string_view text;
  std::string_view error;  // message | hint | where
};

constexpr std::string_view forms =
    "write 2017, 2017-02, 2017-02-16, 2017-02..2017-05, 2017-02.., ..2017-05 or none";

TEST(DateRange, RefusesWithAWayOut) {
  const RefusedCase cases[] = {
      {"2017-02-30",
       "2017-02-30 is not a calendar day | 2017-02 has the days 01 to 28; the whole month is "
       "2017-02 | 0..10"},
      {"2017-01..2017-06-31",
       "2017-06-31 is not a calendar day | 2017-06 has the days 01 to 30; the whole month is "
       "2017-06 | 9..19"},
      {"2017-13",
       "2017-13 is not a calendar month | months are 01 to 12; the whole year is 2017 | 0..7"},
      {"1066",
       "1066 lies outside the years 1400 to 2200 | no article has such a date; leave that end of "
       "the range open | 0..4"},
      {"2017-05..2017-02", "the range ends before it begins | write 2017-02..2017-05 | 0..16"},
      {">=2017-05", "'>=2017-05' is not understood as a date | write 2017-05.. | 0..9"},
      {"<=2017-05", "'<=2017-05' is not understood as a date | write ..2017-05 | 0..9"},
      {"[2017 TO 2018]", "'[2017 TO 2018]' is not understood as a date | write 2017..2018 | 0..14"},
      {"2017/2018", "'2017/2018' is not understood as a date | write 2017..2018 | 0..9"},
      {"2017...2018", "'2017...2018' is not understood as a date | write 2017..2018 | 0..11"},
  };
  for (const RefusedCase& test : cases) {
    EXPECT_EQ(shown(parse_date_range(test.text)), test.error) << test.text;
  }
  for (const std::string_view text :
       {"", "today", "2017-2-16", "17", "20170216", "2017-02-16T06:36", " 2017", "2017 ", "None",
        "last-month", "2017-", "2017-02-", ">2017", "[2017 TO now]"}) {
    EXPECT_EQ(shown(parse_date_range(text)),
              "'" + std::string{text} + "' is not understood as a date | " + std::string{forms} +
                  " | 0.." + std::to_string(text.size()));
  }
  EXPECT_EQ(shown(parse_date_range("..")),
            "a range of dates needs one end at least | " + std::string{forms} + " | 0..2");
  EXPECT_EQ(shown(parse_date_range("2017..may")),
            "'may' is not understood as a date | " + std::string{forms} + " | 6..9");
}

TEST(DateRange, EveryDayMonthAndYearComesBack) {
  using namespace std::chrono;
  for (int y = first_valid_year; y <= last_valid_year; ++y) {
    const std::string year_text = std::to_string(y);
    const auto whole_year = parse_date_range(year_text);
    ASSERT_TRUE(whole_year);
    ASSERT_EQ(to_string(*whole_year), year_text);
    for (unsigned m = 1; m <= 12; ++m) {
      const Date last_day{year{y} / month{m} / last};
      const std::string month_text = to_string(last_day).substr(0, 7);
      const auto whole_month = parse_date_range(month_text);
      ASSERT_TRUE(whole_month);
      ASSERT_EQ(to_string(*whole_month), month_text);
      const Day last_number = to_day(last_day);
      ASSERT_EQ(whole_month->last, last_number);
      for (Day day = whole_month->first; day <= last_number; ++day) {
        const std::string text = to_string(to_date(day));
        const auto range = parse_date_range(text);
        ASSERT_TRUE(range) << text;
        ASSERT_EQ(range->first, day);
        ASSERT_EQ(range->last, day);
        ASSERT_EQ(to_string(*range), text);
      }
      const unsigned days_in_month{last_day.day()};
      for (unsigned d = days_in_month + 1; d <= 32; ++d) {
        ASSERT_FALSE(parse_date_range(month_text + "-" + std::to_string(d)));
      }
    }
  }
}

TEST(DateRange, CanonicalTextIsAFixedPoint) {
  std::mt19937 random{42};
  const Day first = to_day(std::chrono::year{first_valid_year} / 1 / 1);
  const Day last = to_day(std::chrono::year{last_valid_year} / 12 / 31);
  std::uniform_int_distribution<Day> any_day{first, last};
  for (int i = 0; i < 50'000; ++i) {
    DateRange range{.first = any_day(random), .last = any_day(random)};
    if (range.first > range.last) std::swap(range.first, range.last);
    if (i % 5 == 0) range.first = DateRange{}.first;
    if (i % 5 == 1) range.last = DateRange{}.last;
    const std::string text = to_string(range);
    const auto parsed = parse_date_range(text);
    ASSERT_TRUE(parsed) << text;
    ASSERT_EQ(*parsed, range) << text;
  }
}

TEST(DateRange, ContainsTheDaysBetweenItsEndsAndTheUndatedOnlyWhenAsked) {
  const DateRange may = *parse_date_range("2017-05");
  EXPECT_FALSE(may.contains(to_day(*parse_iso_date("2017-04-30"))));
  EXPECT_TRUE(may.contains(to_day(*parse_iso_date("2017-05-01"))));
  EXPECT_TRUE(may.contains(to_day(*parse_iso_date("2017-05-31"))));
  EXPECT_FALSE(may.contains(to_day(*parse_iso_date("2017-06-01"))));
  EXPECT_FALSE(may.contains(undated_day));
  EXPECT_FALSE(parse_date_range("..2017")->contains(undated_day));
  EXPECT_TRUE(parse_date_range("none")->contains(undated_day));
  EXPECT_FALSE(parse_date_range("none")->contains(0));
}

TEST(DateRange, OfAnyYearLooksAtMonthAndDayAlone) {
  DateRange april{.month = 4};
  EXPECT_TRUE(april.contains(to_day(*parse_iso_date("2016-04-30"))));
  EXPECT_TRUE(april.contains(to_day(*parse_iso_date("1899-04-01"))));
  EXPECT_FALSE(april.contains(to_day(*parse_iso_date("2016-05-01"))));
  EXPECT_FALSE(april.contains(undated_day));
  EXPECT_EQ(to_string(april), "--04");
  april.day_of_month = 13;
  EXPECT_TRUE(april.contains(to_day(*parse_iso_date("2017-04-13"))));
  EXPECT_FALSE(april.contains(to_day(*parse_iso_date("2017-04-14"))));
  EXPECT_EQ(to_string(april), "--04-13");
}

}  // namespace
}  // namespace pressmark
