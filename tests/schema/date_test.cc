// SPDX-License-Identifier: GPL-2.0-or-later
//
// Days and dates: every valid day, and what is none.

#include "schema/date.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Date, EveryValidDayRoundTripsThroughTextAndNumber) {
  using namespace std::chrono;
  Day previous = to_day(Date{year{1399}, December, std::chrono::day{31}});
  for (sys_days at = sys_days{Date{year{1400}, January, std::chrono::day{1}}};
       at <= sys_days{Date{year{2200}, December, std::chrono::day{31}}}; at += days{1}) {
    const Date date{at};
    ASSERT_TRUE(is_valid_date(date));
    ASSERT_EQ(to_day(date), previous + 1);
    ASSERT_EQ(to_date(to_day(date)), date);
    ASSERT_EQ(parse_iso_date(to_string(date)), date);
    previous = to_day(date);
  }
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text :
       {"2017-02-30", "2017-13-01", "2017-00-10", "2017-01-00", "1399-12-31", "2201-01-01",
        "2017-2-16", "17-02-16", "2017/02/16", "2017-02-16 ", "", "2017-02-1x", "99999-01-01"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
  EXPECT_TRUE(parse_iso_date("2016-02-29"));
}

TEST(Date, ProvenanceHasTheNamesOfTheOutputFormat) {
  EXPECT_EQ(to_string(DateBy::explicit_), "explicit");
  EXPECT_EQ(to_string(DateBy::metadata), "metadata");
  EXPECT_EQ(to_string(DateBy::dateline), "dateline");
  EXPECT_EQ(to_string(DateBy::url), "url");
  EXPECT_EQ(to_string(DateBy::inferred), "inferred");
  EXPECT_EQ(to_string(DateBy::none), "none");
}

}  // namespace
}  // namespace pressmark
