// SPDX-License-Identifier: GPL-2.0-or-later
//
// Right, or none: what is taken for a publication date, and what must not be.

#include "analysis/dates/publication_date.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using std::chrono::year;

// "2017-02-16 dateline", "-" without a date, "?" behind what is doubtful.
std::string print(const PublicationDate& found) {
  if (!found.date) return "-";
  return to_string(*found.date) + " " + std::string{to_string(found.by)} +
         (found.is_doubtful ? "?" : "");
}

std::string dated(std::string_view body, std::string_view url = "") {
  return print(find_publication_date({.url = url, .body = body}));
}

struct DatedText {
  std::string_view body;
  std::string_view date;
};

TEST(PublicationDate, ReadsStampsOnLinesOfTheirOwn) {
  const DatedText cases[] = {
      {"Register\n06:36 GMT +309 May 2017\nThe minister", "2017-05-09 dateline"},
      {"16 February 2017\n\nThe talks began.", "2017-02-16 dateline"},
      {"Published: 12:01 GMT, 16 February 2017\n\nThe talks", "2017-02-16 dateline"},
      {"Posted on Thursday, Feb. 16, 2017 at 4:05 p.m. ET\nThe talks", "2017-02-16 dateline"},
      {"The talks began.\n\nThey ended.\n\nFirst published on 16/02/2017", "2017-02-16 dateline"},
      {"2017-02-16T06:36:00Z\nThe talks", "2017-02-16 dateline"},
      {"16 February 2017\nMore\n16 Feb 2017 \u2022 12:01\n", "2017-02-16 dateline"},
      // None of these says when it was published.
      {"16 February 2017\nMore\n17 February 2017\n", "-"},  // which?
      {"Updated 16 February 2017\nThe talks", "-"},
      {"Last modified on 16 February 2017", "-"},
      {"Talks of 16 February 2017\nThe minister", "-"},
      {"He was born on 16 February 1967.", "-"},
      {"The talks of 16 February 2017 failed, he said, and would not be held again.", "-"},
      {"+49 228 16022017 16 February 2017", "-"},
      {"16 February\nThe talks", "-"},
      {"02/03/2017\nThe talks", "-"},
      {"", "-"},
  };
  for (const DatedText& test : cases)
    EXPECT_EQ(dated(test.body), test.date) << test.body;
}

TEST(PublicationDate, ReadsDatelines) {
  const DatedText cases[] = {
      {"BONN, Feb. 16, 2017 - The talks", "2017-02-16 dateline"},
      {"Bonn, Germany, February 16, 2017 (AFP) \u2014 The talks", "2017-02-16 dateline"},
      {"WASHINGTON (AP), Feb 16, 2017 -- The talks", "2017-02-16 dateline"},
      {"Talks begin\n\nBONN, Feb 16, 2017 \u2013 The talks", "2017-02-16 dateline"},
      // Without a year: a date in the text beside it can mean one year only.
      {"BONN, Feb 16 - The talks began on February 15, 2017, he said.", "2017-02-16 inferred"},
      {"BONN, Jan 2 - The talks ended on December 30, 2016.", "2017-01-02 inferred"},
      {"BONN, Feb 16 - The talks began in 2016, he said.", "-"},
      {"BONN, Feb 16 - After May 1, 2012 and May 1, 2015.", "-"},
      {"BONN, Feb 16 - After Feb 1, 2012 and Feb 1, 2015.", "-"},  // which?
      {"BONN, Feb 16 - The talks began.", "-"},
      {"He said on Feb. 16, 2017 - a Thursday - that", "-"},
      {"The talks of the group, Feb. 16, 2017 - a day to remember -", "-"},
  };
  for (const DatedText& test : cases)
    EXPECT_EQ(dated(test.body), test.date) << test.body;
  EXPECT_EQ(dated("BONN, Feb 16 - The talks", "http://example.org/2017/world/talks.html"),
            "2017-02-16 dateline");
}

TEST(PublicationDate, ReadsAddresses) {
  const DatedText cases[] = {
      {"https://example.org/2017/02/16/talks.html", "2017-02-16 url"},
      {"https://example.org/world/2017/feb/16/talks", "2017-02-16 url"},
      {"https://example.org/2017/2/6/talks", "2017-02-06 url"},
      {"https://example.org/news/2017-02-16-talks", "2017-02-16 url"},
      {"https://example.org/talks-20170216.html", "2017-02-16 url"},
      {"/2017/02/16/talks", "2017-02-16 url"},
      {"https://example.org/2017/02/talks", "-"},
      {"https://example.org/2017/02/30/talks", "-"},
      {"https://example.org/1850/02/16/talks", "-"},
      {"https://example.org/a/120170216", "-"},
      {"https://example.org/?date=2017-02-16", "-"},
      {"https://2017-02-16.example.org/talks", "-"},
      {"", "-"},
  };
  for (const DatedText& test : cases)
    EXPECT_EQ(dated("The talks began.", test.body), test.date) << test.body;
}

TEST(PublicationDate, KeepsToTheOrder) {
  const Date stated = year{2017} / 2 / 14;
  const std::string_view stamp = "15 February 2017\nThe talks";
  const std::string_view url = "https://example.org/2017/02/16/talks";
  for (const DateBy by : {DateBy::explicit_, DateBy::metadata}) {
    EXPECT_EQ(print(find_publication_date(
                  {.stated = stated, .stated_by = by, .url = url, .body = stamp})),
              "2017-02-14 " + std::string{to_string(by)});
  }
  EXPECT_EQ(dated(stamp, url), "2017-02-15 dateline");
  EXPECT_EQ(dated("The talks", url), "2017-02-16 url");
}

TEST(PublicationDate, DoubtsWhatOtherEvidenceSpeaksAgainst) {
  const auto doubt = [](Date stated, std::string_view body, std::string_view url = "") {
    return find_publication_date(
               {.stated = stated, .stated_by = DateBy::metadata, .url = url, .body = body})
        .is_doubtful;
  };
  EXPECT_TRUE(doubt(year{1902} / 1 / 1, "In 2016 they met, and again in 2017."));
  EXPECT_TRUE(doubt(year{1963} / 11 / 1, "The election of 2016, like that of 2012."));
  EXPECT_TRUE(doubt(year{2017} / 2 / 16, "x", "https://example.org/2012/02/16/x"));
  EXPECT_TRUE(doubt(year{2017} / 2 / 16, "16 February 2012\nThe talks"));
  EXPECT_TRUE(doubt(year{1963} / 8 / 28, "The speech.", "http://example.org/speech"));
  EXPECT_FALSE(doubt(year{1963} / 8 / 28, "The speech."));
  EXPECT_FALSE(doubt(year{2017} / 2 / 16, "17 February 2017\nThe talks"));
  EXPECT_FALSE(doubt(year{1987} / 2 / 16, "By 1990 and 2000 it should grow to 2005 tonnes."));
  EXPECT_FALSE(doubt(year{1963} / 11 / 1, "It costs $2016, or 2,016."));
  EXPECT_FALSE(doubt(year{2017} / 2 / 16, "The talks began in 2016."));
}

TEST(PublicationDate, KnowsWhenAnUndatedTextCannotBeFrom) {
  const auto not_before = [](std::string_view body) {
    const std::optional<Date> day = find_publication_date({.body = body}).not_before;
    return day ? to_string(*day) : "-";
  };
  EXPECT_EQ(not_before("On Sunday they spoke of the 2016 elections."), "2016-01-01");
  EXPECT_EQ(not_before("In 2016 and 2016, but not by 2030."), "2016-01-01");
  EXPECT_EQ(not_before("On Sunday they spoke."), "-");
  EXPECT_EQ(not_before("16 February 2017\nThe talks"), "-");  // dated
}

TEST(PublicationDate, ExplainsItself) {
  const auto evidence = explain_publication_date(
      {.url = "https://example.org/2017/02/17/x", .body = "06:36 GMT +309 May 2017\nIn 2016."});
  ASSERT_EQ(evidence.size(), 3U);
  EXPECT_EQ(evidence[0].by, DateBy::dateline);
  EXPECT_EQ(to_string(*evidence[0].date), "2017-05-09");
  EXPECT_EQ(evidence[0].reason, "'06:36 GMT +309 May 2017' is a stamp");
  EXPECT_EQ(evidence[1].by, DateBy::url);
  EXPECT_EQ(evidence[2].reason, "the text speaks of 2017: it is hardly from before");
  EXPECT_EQ(explain_publication_date({.body = "BONN, Feb 16 - The talks"})[0].reason,
            "'BONN, Feb 16 -' has no year");
  EXPECT_TRUE(explain_publication_date({}).empty());
}

// 40 days in 12 dresses of a stamp: 480 labelled stamps, of which every one must be right.
TEST(PublicationDate, ReadsStampsOfEveryDress) {
  std::mt19937 random{47};
  constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  for (int i = 0; i < 40; ++i) {
    const Date date = to_date(static_cast<Day>(7000 + random() % 12'000));
    const std::string d = std::to_string(unsigned{date.day()});
    const std::string y = std::to_string(int{date.year()});
    const std::string name{names[unsigned{date.month()} - 1]};
    const std::string iso = to_string(date);
    for (const std::string& stamp :
         {d + " " + name + " " + y, name + " " + d + ", " + y,
          "Published: " + name + " " + d + ", " + y,
          "06:36 GMT +3" + iso.substr(8) + " " + name + " " + y, iso + "T06:36:00Z", iso + " 06:36",
          "Posted on " + d + " " + name.substr(0, 3) + " " + y + " at 6:36 am",
          "First published " + d + "th " + name + ", " + y,
          iso.substr(8) + "." + iso.substr(5, 2) + "." + y,
          "Thursday, " + d + " " + name + " " + y + " 06:36 UTC", "Date: " + iso,
          "BONN, " + name.substr(0, 3) + ". " + d + ", " + y + " (Example) - The talks began."}) {
      ASSERT_EQ(dated(stamp + "\n\nThe talks began.\n"), iso + " dateline") << stamp;
    }
  }
}

TEST(PublicationDate, SurvivesAnyBytes) {
  std::mt19937 random{53};
  for (int turn = 0; turn < 2000; ++turn) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i)
      text +=
          random() % 4 == 0 ? static_cast<char>(random()) : "0123456789/-: \nMayGT+"[random() % 21];
    const PublicationDate found = find_publication_date({.url = text, .title = text, .body = text});
    ASSERT_EQ(found.date.has_value(), found.by != DateBy::none);
  }
}

}  // namespace
}  // namespace pressmark
