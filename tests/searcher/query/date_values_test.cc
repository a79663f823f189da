// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every way in which a span of days may be written.
#include "searcher/query/date_values.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// A Thursday.
constexpr Date example_day{std::chrono::year{2017} / 5 / 11};

std::string days(std::string_view text, std::optional<Date> today = example_day) {
  const Result<DateRange> range = read_date_value(text, today);
  return range ? to_string(*range) : "! " + range.error().message + "; " + range.error().hint;
}

TEST(DateValues, RangesMayBeWrittenInManyWays) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"2017", "2017"},
      {"2017-02..2017-05", "2017-02..2017-05"},
      {"..2017-05", "..2017-05"},
      {"none", "none"},
      {"[2017 TO 2018]", "2017..2018"},
      {"[2017-02-01 TO 2017-02-03]", "2017-02-01..2017-02-03"},
      {"{2017 TO 2019}", "2018"},
      {"[2017 TO 2019}", "2017..2018"},
      {"{2017-02 TO *]", "2017-03.."},
      {"[* TO 2017]", "..2017"},
      {"[ 2017  TO  2018 ]", "2017..2018"},
      {">=2017-05", "2017-05.."},
      {">2017-05", "2017-06.."},
      {"<=2017", "..2017"},
      {"<2017-05-11", "..2017-05-10"},
      {"2017/2018", "2017..2018"},
      {"2017-02/", "2017-02.."},
      {"/2017-02", "..2017-02"},
      {"2017-02/P2M", "2017-02..2017-03"},
      {"2017-02-16/P1Y2M3D", "2017-02-16..2018-04-18"},
      {"P2M/2017-05", "2017-04..2017-05"},
      {"P1M/2017-02", "2017-02"},
      {"P3M/2017-06", "2017-04..2017-06"},
      {"P6M/2017-06", "2017-01..2017-06"},
      {"P1Y/2017-02", "2016-03..2017-02"},
      {"P1Y/2016-02", "2015-03..2016-02"},
      {"P1M/2017-04-30", "2017-04"},
      {"P1M2D/2017-02", "2017-01-30..2017-02-28"},
      {"P1M/2017-03-30", "2017-03-01..2017-03-30"},
      {"2017-01-31/P1M", "2017-01-31..2017-02-27"},
      {"--04-13", "--04-13"},
      {"--02-29", "--02-29"},
      {"--04", "--04"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(days(text), expected) << text;
    EXPECT_EQ(days(text, std::nullopt), expected) << text << ", whatever day it is";
  }
}

TEST(DateValues, RelativeOnesCountFromToday) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"today", "2017-05-11"},
      {"Yesterday", "2017-05-10"},
      {"thursday", "2017-05-11"},
      {"friday", "2017-05-05"},
      {"monday", "2017-05-08"},
      {"this-week", "2017-05-08..2017-05-14"},
      {"last-week", "2017-05-01..2017-05-07"},
      {"last month", "2017-04"},
      {"this-year", "2017"},
      {"last-year", "2016"},
      {"2w..", "2017-04-27.."},
      {"2 weeks..today", "2017-04-27..2017-05-11"},
      {"3 days ago", "2017-05-08"},
      {"3 days", "2017-05-08"},
      {"2 weeks", "2017-04-27"},
      {"2w", "2017-04-27"},
      {">=2w", "2017-04-27.."},
      {"3m..1m", "2017-02-11..2017-04-11"},
      {"..yesterday", "..2017-05-10"},
      {">=yesterday", "2017-05-10.."},
      {"P2W/", "2017-04-28..2017-05-11"},
      {"2017-05/yesterday", "2017-05-01..2017-05-10"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(days(text), expected) << text;
    EXPECT_TRUE(days(text, std::nullopt).starts_with("! ")) << text << " without a today";
  }
  EXPECT_EQ(days("1m..", Date{std::chrono::year{2017} / 3 / 31}), "2017-02-28..");
}

TEST(DateValues, WhatIsNoneOfTheseIsRefused) {
  for (const std::string_view text : {"",
                                      "..",
                                      "soon",
                                      "[2017 TO 2018",
                                      "[2017]",
                                      "{2017 TO 2018}x",
                                      ">",
                                      ">=",
                                      "2017/P",
                                      "2017/P2",
                                      "2017/P2M1Y",
                                      "P2M/P2M",
                                      "2017/2018/2019",
                                      "--4-13",
                                      "--04-31",
                                      "--13",
                                      "--",
                                      "2017..--04-13",
                                      ">none",
                                      "[none TO 2017]",
                                      "2018..2017",
                                      "[* TO *]",
                                      "{2017 TO 2018}",
                                      ">2200",
                                      ">2017..",
                                      "<=..2017",
                                      ">=2017..2018",
                                      "2017..2018..",
                                      "[2017.. TO 2018]",
                                      "{2016 TO ..2018}",
                                      "2017../P1M",
                                      "10000y..",
                                      "0d..",
                                      "last-weeks",
                                      "2017-02-30.."}) {
    const std::string outcome = days(text);
    EXPECT_TRUE(outcome.starts_with("! ")) << text << " is " << outcome;
    EXPECT_GT(outcome.size(), 10U) << text;
  }
  EXPECT_EQ(days("today", std::nullopt),
            "! what day it is today is not known here; write 2017-02-16");
  EXPECT_EQ(days(">2017.."), "! '2017..' cannot be an end of a range; write 2017");
  EXPECT_EQ(days("{2017 TO 2018}"), "! no day lies in between; write [2017 TO 2018]");
}

TEST(DateValues, AnErrorPointsAtThePartThatIsWrong) {
  const Result<DateRange> range = read_date_value("2017..2017-13", std::nullopt);
  ASSERT_FALSE(range);
  EXPECT_EQ(range.error().where, (ByteRange{6, 13}));
}

}  // namespace
}  // namespace pressmark
