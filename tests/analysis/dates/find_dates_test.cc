// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates in every dress, and numbers that are none.

#include "analysis/dates/find_dates.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "2017-02-16" or "--02-16" of every date, and what prints it.
std::string dates_in(std::string_view text) {
  std::string found;
  for (const PrintedDate& printed : find_dates(text)) {
    if (!found.empty()) found += ' ';
    const Date with_year = printed.year.value_or(std::chrono::year{2000}) / printed.day;
    const std::string day = to_string(with_year);
    found += (printed.year ? day : "--" + day.substr(5)) + "[" +
             std::string{text.substr(printed.begin, printed.end - printed.begin)} + "]";
  }
  return found;
}

TEST(FindDates, ReadsWhatPagesAndPapersPrint) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"on 16 February 2017, he", "2017-02-16[16 February 2017]"},
      {"February 16, 2017.", "2017-02-16[February 16, 2017]"},
      {"Feb. 16, 2017", "2017-02-16[Feb. 16, 2017]"},
      {"BONN, Feb 16 - The", "--02-16[Feb 16]"},
      {"Sept. 3rd", "--09-03[Sept. 3rd]"},
      {"the 3rd of May 2017", "2017-05-03[3rd of May 2017]"},
      {"2017-02-16T06:36:00Z", "2017-02-16[2017-02-16]"},
      {"2017/02/16", "2017-02-16[2017/02/16]"},
      {"16.02.2017", "2017-02-16[16.02.2017]"},
      {"16/2/2017", "2017-02-16[16/2/2017]"},
      {"2/16/2017", "2017-02-16[2/16/2017]"},
      {"5/5/2017", "2017-05-05[5/5/2017]"},
      {"16-Feb-2017", "2017-02-16[16-Feb-2017]"},
      {"am 16. Februar 2017", "2017-02-16[16. Februar 2017]"},
      {"3. M\u00E4rz 2017", "2017-03-03[3. M\u00E4rz 2017]"},
      {"le 1er ao\u00FBt 2017", "2017-08-01[1er ao\u00FBt 2017]"},
      {"16 de febrero de 2017", "2017-02-16[16 de febrero de 2017]"},
      {"16 \u0444\u0435\u0432\u0440\u0430\u043B\u044F 2017",
       "2017-02-16[16 \u0444\u0435\u0432\u0440\u0430\u043B\u044F 2017]"},
      {"1º maggio 2017", "2017-05-01[1º maggio 2017]"},
      {"12 de março de 2017", "2017-03-12[12 de março de 2017]"},
      {"12 квітня 2017 року", "2017-04-12[12 квітня 2017]"},
      {"12. apr. 2017", "2017-04-12[12. apr. 2017]"},
      {"10 Mart 2017", "2017-03-10[10 Mart 2017]"},
      {"06:36 GMT +309 May 2017", "2017-05-09[09 May 2017]"},
      {"06:36 GMT +1009 May 2017", "2017-05-09[09 May 2017]"},
      {"06:36 GMT+39 May 2017", "2017-05-09[9 May 2017]"},
      {"9\u00A0May\u00A02017", "2017-05-09[9\u00A0May\u00A02017]"},
      {"on\u00A0May 9, 2017", "2017-05-09[May 9, 2017]"},
      {"2017年2月16日，北京", "2017-02-16[2017年2月16日]"},
      {"2017 年 12 月 6 日", "2017-12-06[2017 年 12 月 6 日]"},
      {"Feb 16, 2017 and March 1, 2017", "2017-02-16[Feb 16, 2017] 2017-03-01[March 1, 2017]"},
  };
  for (const auto& [text, dates] : cases)
    EXPECT_EQ(dates_in(text), dates) << text;
}

TEST(FindDates, TakesNothingElseForADate) {
  for (const std::string_view text : {"",
                                      "2017",
                                      "in February 2017",
                                      "02/03/2017",
                                      "30 February 2017",
                                      "February 30, 2017",
                                      "2017-13-01",
                                      "32 May 2017",
                                      "16:30",
                                      "march 5 miles",
                                      "may 12 people",
                                      "1.2.3.4",
                                      "call 16 2017",
                                      "2017-02-161",
                                      "no. 16-2-2017",
                                      "dec 1",
                                      "0 May 2017",
                                      "16 February 1200",
                                      "2017年13月6日",
                                      "2017年2月30日",
                                      "2017年2月",
                                      "the probe Mars 3",
                                      "K Mart 12, 2017"}) {
    EXPECT_EQ(dates_in(text), "") << text;
  }
}

// Every day of four years, in every way of writing that has a year.
TEST(FindDates, ReadsEveryDayInEveryDress) {
  constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  for (Day day = to_day(std::chrono::year{2015} / 1 / 1);
       day <= to_day(std::chrono::year{2018} / 12 / 31); day += 3) {
    const Date date = to_date(day);
    const std::string d = std::to_string(unsigned{date.day()});
    const std::string y = std::to_string(int{date.year()});
    const std::string name{names[unsigned{date.month()} - 1]};
    const std::string iso = to_string(date);
    for (const std::string& text :
         {d + " " + name + " " + y, name + " " + d + ", " + y,
          name.substr(0, 3) + ". " + d + ", " + y, d + "-" + name.substr(0, 3) + "-" + y, iso,
          iso.substr(8) + "." + iso.substr(5, 2) + "." + y,
          "GMT +3" + iso.substr(8) + " " + name + " " + y}) {
      const std::vector<PrintedDate> found = find_dates(text);
      ASSERT_EQ(found.size(), 1U) << text;
      ASSERT_EQ(found.front().date(), date) << text;
    }
  }
}

// "2017-04[April 2017]" of every month.
std::string months_in(std::string_view text) {
  std::string found;
  for (const PrintedMonth& printed : find_months(text, find_dates(text))) {
    if (!found.empty()) found += ' ';
    found += to_string(printed.month / 1).substr(0, 7) + "[" +
             std::string{text.substr(printed.begin, printed.end - printed.begin)} + "]";
  }
  return found;
}

TEST(FindMonths, ReadsThoseWithTheirYear) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"in April 2017, he", "2017-04[April 2017]"},
      {"Sept. 2016", "2016-09[Sept. 2016]"},
      {"im M\u00E4rz 2017", "2017-03[M\u00E4rz 2017]"},
      {"en abril de 2017.", "2017-04[abril de 2017]"},
      {"d'avril 2017", "2017-04[avril 2017]"},
      {"en mars 2020", "2020-03[mars 2020]"},
      {"nel maggio 2017", "2017-05[maggio 2017]"},
      {"January 1917 and\nMay\u00A02017", "1917-01[January 1917] 2017-05[May\u00A02017]"},
  };
  for (const auto& [text, months] : cases)
    EXPECT_EQ(months_in(text), months) << text;
}

TEST(FindMonths, LeavesDaysAndOtherNumbers) {
  for (const std::string_view text :
       {"", "16 de febrero de 2017", "the 9th of May 2017", "30th of February 2017", "April",
        "April 12", "12 April 2017", "April 12, 2017", "31 April 2017", "31. April 2017",
        "April 20171", "April 1500", "it may 2017", "they march 2000 miles", "April 2017th",
        "April, 2017 people", "Smith 2017", "Mars 2020", "Wal-Mart 2005 sales"}) {
    EXPECT_EQ(months_in(text), "") << text;
  }
}

TEST(FindDates, SurvivesAnyBytes) {
  std::mt19937 random{43};
  for (int turn = 0; turn < 3000; ++turn) {
    std::string text;
    for (auto i = random() % 30; i > 0; --i)
      text +=
          std::vector<std::string>{"2017",  "16", " ",    "-",    "/",  ".",   ",", "May",
                                   "GMT +", "de", "\xC2", "\xA0", "st", "Feb", "9"}[random() % 15];
    for (const PrintedDate& printed : find_dates(text)) {
      ASSERT_LT(printed.begin, printed.end);
      ASSERT_LE(printed.end, text.size());
      ASSERT_TRUE(printed.day.ok());
    }
    for (const PrintedMonth& printed : find_months(text, find_dates(text))) {
      ASSERT_LT(printed.begin, printed.end);
      ASSERT_LE(printed.end, text.size());
      ASSERT_TRUE(printed.month.ok());
    }
  }
}

}  // namespace
}  // namespace pressmark
