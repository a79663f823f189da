// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sentences, all published on Thursday 2017-04-13.

#include "analysis/dates/relative_dates.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

const Date thursday = *parse_iso_date("2017-04-13");

// "2017-04-11[on Tuesday]", "week 2017-04-03[last week]"
std::string relative_in(std::string_view text, std::string_view language, Date published) {
  std::string found;
  for (const RelativeDate& date : find_relative_dates(text, language, published)) {
    if (!found.empty()) found += ' ';
    if (date.date.span != DaySpan::day) {
      found += date.date.span == DaySpan::week ? "week " : "month ";
    }
    found += to_string(to_date(date.date.first)) + "[" +
             std::string{text.substr(date.begin, date.end - date.begin)} + "]";
  }
  return found;
}

struct RelativeCase {
  std::string_view language;
  std::string_view text;
  std::string_view found;
};

TEST(RelativeDates, CountFromPublication) {
  const RelativeCase cases[] = {
      {"en", "He said on Tuesday that", "2017-04-11[on Tuesday]"},
      {"en", "ON THURSDAY", "2017-04-13[ON THURSDAY]"},
      {"en", "on Friday.", "2017-04-07[on Friday]"},
      {"en", "Lavrov said Monday.", "2017-04-10[said Monday]"},
      {"en", "last Thursday", "2017-04-06[last Thursday]"},
      {"en", "next Thursday", "2017-04-20[next Thursday]"},
      {"en", "will meet next Friday", "2017-04-14[next Friday]"},
      {"en", "Yesterday, and tomorrow", "2017-04-12[Yesterday] 2017-04-14[tomorrow]"},
      {"en", "last week; next week", "week 2017-04-03[last week] week 2017-04-17[next week]"},
      {"en", "last month or this month",
       "month 2017-03-01[last month] month 2017-04-01[this month]"},
      {"en", "It will end. Gen. Roe came on Tuesday",
       ""},  // the full stop may be an abbreviation's
      {"en", "Talks will follow. He came on Tuesday", "2017-04-11[on Tuesday]"},
      {"de", "Er kam am Dienstag.", "2017-04-11[am Dienstag]"},
      {"de", "am vergangenen Donnerstag", "2017-04-06[am vergangenen Donnerstag]"},
      {"de", "am kommenden Mittwoch", "2017-04-19[am kommenden Mittwoch]"},
      {"de", "Vorgestern und gestern", "2017-04-11[Vorgestern] 2017-04-12[gestern]"},
      {"de", "in der n\u00E4chsten Woche", "week 2017-04-17[n\u00E4chsten Woche]"},
      {"fr", "a-t-il dit mardi.", "2017-04-11[mardi]"},
      {"fr", "jeudi dernier", "2017-04-06[jeudi dernier]"},
      {"fr", "se tiendra mercredi prochain", "2017-04-19[mercredi prochain]"},
      {"fr", "avant-hier et hier", "2017-04-11[avant-hier] 2017-04-12[hier]"},
      {"fr", "la semaine derni\u00E8re", "week 2017-04-03[la semaine derni\u00E8re]"},
      {"es", "dijo el martes que", "2017-04-11[el martes]"},
      {"es", "el martes pasado; el pr\u00F3ximo lunes",
       "2017-04-11[el martes pasado] 2017-04-17[el pr\u00F3ximo lunes]"},
      {"es", "Ayer", "2017-04-12[Ayer]"},
      {"ru", "Вчера он сказал, на прошлой неделе",
       "2017-04-12[Вчера] week 2017-04-03[прошлой неделе]"},
  };
  for (const auto& [language, text, found] : cases)
    EXPECT_EQ(relative_in(text, language, thursday), found) << text;
}

TEST(RelativeDates, RatherNoneThanAWrongOne) {
  const RelativeCase cases[] = {
      {"en", "Talks will begin on Tuesday", ""},
      {"en", "due in court on Tuesday", ""},
      {"en", "on Tuesdays", ""},
      {"en", "Tuesday's talks", ""},
      {"en", "the least week", ""},
      {"en", "yesterdays", ""},
      {"de", "Die Gespr\u00E4che werden am Dienstag beginnen", ""},
      {"de", "am Dienstagabend", ""},
      {"fr", "La r\u00E9union se tiendra mardi", ""},
      {"fr", "tous les mardis, le mardi", ""},
      {"es", "se celebrar\u00E1 el martes", ""},
      {"es", "los martes", ""},
      {"ru", "во вторник", ""},
      {"it", "ieri, marted\u00EC", ""},
      {"", "yesterday", ""},
      {"de", "yesterday", ""},
  };
  for (const auto& [language, text, found] : cases)
    EXPECT_EQ(relative_in(text, language, thursday), found) << text;
}

TEST(RelativeDates, WeekdaysAreTheLatestOfTheirName) {
  constexpr std::string_view names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
  for (Day published = 0; published < 800; published += 3) {
    for (Day back = 0; back < 7; ++back) {
      const std::chrono::weekday weekday{std::chrono::sys_days{to_date(published - back)}};
      const std::string name{names[weekday.c_encoding()]};
      const auto day_of = [&](const std::string& text) {
        const auto found = find_relative_dates(text, "en", to_date(published));
        return found.size() == 1 ? found.front().date.first : undated_day;
      };
      ASSERT_EQ(day_of("on " + name), published - back);
      ASSERT_EQ(day_of("last " + name), published - (back == 0 ? 7 : back));
      ASSERT_EQ(day_of("next " + name), published - back + 7);
    }
  }
}

TEST(RelativeDates, AYearMayStandBehindADay) {
  EXPECT_EQ(years_behind_date(" last year, he", "en"), -1);
  EXPECT_EQ(years_behind_date(" of this year", "en"), 0);
  EXPECT_EQ(years_behind_date(" vergangenen Jahres", "de"), -1);
  EXPECT_EQ(years_behind_date(" del pr\u00F3ximo a\u00F1o", "es"), 1);
  EXPECT_EQ(years_behind_date(" прошлого года", "ru"), -1);
  EXPECT_EQ(years_behind_date(" last yearly", "en"), std::nullopt);
  EXPECT_EQ(years_behind_date("", "en"), std::nullopt);
  EXPECT_EQ(years_behind_date(" last year", "zh"), std::nullopt);
}

TEST(RelativeDates, SurvivesAnyBytes) {
  std::mt19937 random{44};
  const std::vector<std::string> pieces{
      "on ",  "last ", "Tuesday", "week", " ",   ".",      "will", "le ",   "mardi", "\xC2",
      "\xA0", "am ",   "el ",     "\n",   "ago", "martes", "hier", "вчера", "\xD0",  "dernier"};
  for (int turn = 0; turn < 3000; ++turn) {
    std::string text;
    for (auto i = random() % 20; i > 0; --i)
      text += pieces[random() % pieces.size()];
    for (const std::string_view language : {"en", "de", "fr", "es", "ru"}) {
      std::size_t end = 0;
      for (const RelativeDate& found : find_relative_dates(text, language, thursday)) {
        ASSERT_LE(end, found.begin);
        ASSERT_LT(found.begin, found.end);
        ASSERT_LE(found.end, text.size());
        end = found.end;
      }
    }
  }
}

}  // namespace
}  // namespace pressmark
