// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates of records and headers, as tables and against the calendar of the standard library.

#include "analysis/dates/parse_date.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string shown(std::optional<Date> date) {
  return date ? to_string(*date) : "-";
}

struct DateCase {
  std::string_view text;
  std::string_view date;  // "-" for none
};

TEST(ParseRecordDate, UnderstandsWhatRecordsWrite) {
  constexpr DateCase cases[] = {
      {"2017-02-16", "2017-02-16"},
      {"  2017-02-16\n", "2017-02-16"},
      {"2017/02/16", "2017-02-16"},
      {"20170216", "2017-02-16"},
      {"20170216063600", "2017-02-16"},
      {"2017-02-16T06:36:00Z", "2017-02-16"},
      {"2017-02-16t06:36:00z", "2017-02-16"},
      {"2017-02-16 06:36", "2017-02-16"},
      {"2017-02-16 06:36:00.123456789 +0000 UTC", "2017-02-16"},
      {"2017-02-16T23:59:00-08:00", "2017-02-16"},
      {"2017-02-16T00:01:00+14", "2017-02-16"},
      {"20170216T063600Z", "2017-02-16"},
      {"2017/02/16 6:36 pm", "2017-02-16"},
      {"16 Feb 2017", "2017-02-16"},
      {"16-Feb-2017", "2017-02-16"},
      {"1st September 1939", "1939-09-01"},
      {"3 Sept 1939", "1939-09-03"},
      {"Feb 16, 2017", "2017-02-16"},
      {"Feb. 16, 2017", "2017-02-16"},
      {"February 16 2017", "2017-02-16"},
      {"FEBRUARY 16, 2017 at 6:36 am EST", "2017-02-16"},
      {"Thu, 16 Feb 2017 06:36:00 GMT", "2017-02-16"},
      {"Thursday, 16 February 2017 06:36:00 +0300 (MSK)", "2017-02-16"},
      {"Mon, 16 Feb 2017", "2017-02-16"},  // a wrong weekday
      {"1487226960", "2017-02-16"},
      {"1487226960123", "2017-02-16"},
      {"-2208988800", "1900-01-01"},
      {"915148799", "1998-12-31"},
      {"Thu Feb 16 06:36:00 2017", "2017-02-16"},
      {"Thu Feb  6 06:36:00 2017", "2017-02-06"},
      {"Thu Feb 16 06:36:00 +0000 2017", "2017-02-16"},
      {"Thu Feb 16 23:36:00 GMT 2017", "2017-02-16"},
      {"2016-02-29", "2016-02-29"},
      {"1400-01-01", "1400-01-01"},
      {"2200-12-31", "2200-12-31"},
  };
  for (const DateCase& test : cases) {
    EXPECT_EQ(shown(parse_record_date(test.text)), test.date) << test.text;
  }
}

TEST(ParseRecordDate, RefusesWhatIsNoDate) {
  constexpr std::string_view cases[] = {"",
                                        " ",
                                        "-",
                                        "2017",
                                        "2017-02",
                                        "2017-2-16",
                                        "17-02-16",
                                        "2017-02-16-17",
                                        "2017-02/16",
                                        "2017-02-30",
                                        "2017-13-01",
                                        "2017-00-10",
                                        "2017-01-00",
                                        "2017-02-29",
                                        "1399-12-31",
                                        "2201-01-01",
                                        "20170230",
                                        "20170230063600",
                                        "20170216240000",
                                        "20170216066000",
                                        "99999-01-01",
                                        "2017-02-16x",
                                        "2017-02-16T",
                                        "2017-02-16Tnoon",
                                        "2017-02-16,",
                                        "2017-02-16 and later",
                                        "2017-02-16 6",
                                        "16 Feb",
                                        "16 Feb 17",
                                        "Feb 2017",
                                        "32 Feb 2017",
                                        "30 Feb 2017",
                                        "Fe 16 2017",
                                        "Febr 16 2017",
                                        "Smarch 13, 2017",
                                        "16 of Feb 2017",
                                        "1nst Feb 2017",
                                        "yesterday",
                                        "0",
                                        "1234567",
                                        "12345678901",
                                        "99999999999999",
                                        "2017021",
                                        "Thu 16",
                                        "Thu Feb 16 06:36 2017",
                                        "Thu Feb 16 06:36:00 17",
                                        "Thu Feb 30 06:36:00 2017",
                                        "Thu Feb 16 06:36:00 GMT",
                                        "Thu Feb 16 06:36:00 GMT 2017 or so",
                                        "Feb 16 06:36:00 2017",
                                        "\xFF\xFE",
                                        "2017-02-16 06:36:00 TOOLONG",
                                        "2017-02-16T06:36:00+0"};
  for (const std::string_view text : cases) {
    EXPECT_EQ(shown(parse_record_date(text)), "-") << text;
  }
}

TEST(ParseRecordDate, ReadsEveryDayInEverySpelling) {
  using std::chrono::days;
  using std::chrono::sys_days;
  constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_days first{std::chrono::year{first_valid_year} / 1 / 1};
  const sys_days last{std::chrono::year{last_valid_year} / 12 / 31};
  for (sys_days day = first; day <= last; day += days{1}) {
    const Date date{day};
    const int year{date.year()};
    const unsigned month{date.month()};
    const unsigned number{date.day()};
    std::array<char, 64> text{};
    for (const char* format : {"%04d-%02u-%02u", "%04d/%02u/%02u", "%04d%02u%02u"}) {
      std::snprintf(text.data(), text.size(), format, year, month, number);
      ASSERT_EQ(parse_record_date(text.data()), date) << text.data();
    }
    std::snprintf(text.data(), text.size(), "%u %s %d", number, names[month - 1], year);
    ASSERT_EQ(parse_record_date(text.data()), date) << text.data();
    std::snprintf(text.data(), text.size(), "%s %u, %d", names[month - 1], number, year);
    ASSERT_EQ(parse_record_date(text.data()), date) << text.data();
  }
}

TEST(ParseRecordDate, UnixTimeAgreesWithTheCalendar) {
  std::mt19937_64 random{20170216};
  std::uniform_int_distribution<std::int64_t> seconds{100'000'000, 7'000'000'000};
  for (int i = 0; i < 10'000; ++i) {
    const std::int64_t at = seconds(random);
    const Date date{
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{at}})};
    // Ten digits may also spell a day and two digits more, which is no date.
    ASSERT_EQ(parse_record_date(std::to_string(at)), date) << at;
    ASSERT_EQ(parse_record_date(std::to_string(at * 1000 + 999)), date) << at;
  }
}

struct HeaderCase {
  std::string_view text;
  std::string_view expected;  // "date length", or "-" where there is no header
};

TEST(ParseDateHeader, TakesTheHeaderAndNothingElse) {
  constexpr HeaderCase cases[] = {
      {" date 2017-02-16 The talks", "2017-02-16 17"},
      {"date 2017-02-16 The talks", "2017-02-16 16"},
      {"\n\t date\t2017-02-16\n\nThe talks", "2017-02-16 20"},
      {" date 2017-02-16", "2017-02-16 16"},
      {" date 2017-02-30 The talks", "impossible 17"},
      {" date 9999-01-01 The talks", "impossible 17"},
      {" date 2017-02-16, the day", "-"},
      {" date 2017-02-161 The talks", "-"},
      {" date 2017-2-16 The talks", "-"},
      {" date 2017/02/16 The talks", "-"},
      {" date palms by the sea", "-"},
      {" dates 2017-02-16 The talks", "-"},
      {" Date 2017-02-16 The talks", "-"},
      {" date2017-02-16 The talks", "-"},
      {"The date 2017-02-16 stands", "-"},
      {" date", "-"},
      {" date ", "-"},
      {" date 2017-02-1", "-"},
      {"", "-"},
  };
  for (const HeaderCase& test : cases) {
    const DateHeader header = parse_date_header(test.text);
    std::string got = "-";
    if (header.is_present) {
      got = (header.date ? to_string(*header.date) : "impossible") + " " +
            std::to_string(header.length);
    }
    EXPECT_EQ(got, test.expected) << test.text;
    EXPECT_TRUE(header.is_present || header.length == 0) << test.text;
  }
}

TEST(ParseDate, TakesAnyBytes) {
  std::mt19937 random{7};
  constexpr std::string_view alphabet = "0123456789-/:., TZdateFb\xC3\xFF";
  for (int i = 0; i < 200'000; ++i) {
    std::string text = i % 2 == 0 ? " date " : "";
    for (std::size_t length = random() % 24; text.size() < length;) {
      text += alphabet[random() % alphabet.size()];
    }
    const std::optional<Date> date = parse_record_date(text);
    ASSERT_TRUE(!date || is_valid_date(*date)) << text;
    const DateHeader header = parse_date_header(text);
    ASSERT_LE(header.length, text.size()) << text;
  }
}

}  // namespace
}  // namespace pressmark
