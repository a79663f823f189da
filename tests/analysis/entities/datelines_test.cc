// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is a dateline, and what only looks like one.
#include "analysis/entities/datelines.h"

#include <string>

#include <gtest/gtest.h>

#include "analysis/entities/references.h"

namespace pressmark::entities {
namespace {

std::string find(std::string_view body) {
  ArticleWords article;
  split_words({}, body, article);
  std::vector<DatelineName> names;
  find_datelines(article, names);
  std::string out;
  for (const auto& [span, type] : names) {
    out += (out.empty() ? "" : "; ") + spelling_of(article, span) + (type ? "" : " (agency)");
  }
  return out;
}

struct DatelineCase {
  std::string_view body;
  std::string_view names;
};

TEST(Datelines, NameTheTown) {
  for (const DatelineCase& c : {
           DatelineCase{"MOSCOW (Sputnik) — The talks failed.", "MOSCOW"},
           DatelineCase{"BONN, Germany (Meridian Wire) -- They met.",
                        "BONN; Germany; Meridian Wire (agency)"},
           DatelineCase{"OSLO (Meridian Wire, March 3) -- It rained.", "OSLO"},
           DatelineCase{"NEW YORK, March 3 - Stocks fell.", "NEW YORK"},
           DatelineCase{"ZORTBURG, Pa., Oct 19 - A company grew.", "ZORTBURG; Pa"},
           DatelineCase{"VANCOUVER, British Columbia, March 26 - It rose.",
                        "VANCOUVER; British Columbia"},
           DatelineCase{"OSLO, 3 March (Reuters) -- It rained.", "OSLO"},
           DatelineCase{"LONDON - It rained.", "LONDON"},
       }) {
    EXPECT_EQ(find(c.body), c.names) << c.body;
  }
}

TEST(Datelines, AreNotWhatBeginsWithCapitalsOnly) {
  for (const std::string_view body :
       {"OPEC - the cartel - met.", "NATO, the alliance, met.", "REUTERS - It rained.",
        "ZORT - it said so.", "Moscow, March 3 - It rained.", "IBM, HP and Dell rose - a lot.",
        "LONDON", ""}) {
    EXPECT_EQ(find(body), "") << body;
  }
}

TEST(Datelines, StandAtTheTop) {
  EXPECT_EQ(find("By Anna Smith\n\nLONDON, March 3 - It rained."), "LONDON");
  EXPECT_EQ(find("One.\n\nTwo.\n\nThree.\n\nLONDON, March 3 - It rained."), "");
}

}  // namespace
}  // namespace pressmark::entities
