// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is a dateline, or an agency in one, and what is not.
#include "indexer/sources/dateline.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(DatelineSource, StandsBetweenATownAndADash) {
  for (const auto& [body, source] : std::vector<std::pair<std::string, std::string>>{
           {"OSLO (Fjord Wire) \u2014 The crews met.", "Fjord Wire"},
           {"OSLO (FW) - The crews met.", "FW"},
           {"OSLO\u00a0(FW)\u00a0\u2014 The crews met.", "FW"},
           {"OSLO (FW)\u2013The crews met.", "FW"},
           {"NEW YORK, Feb 16 (FW) -- The crews met.", "FW"},
           {"LATROBE, Pa., Oct 19 (A&B News) - It is.", "A&B News"},
           {"MALM\u00D6 (TT) \u2014 It is.", "TT"},
           {"Register\n\nNews\n\nOSLO (FW) - It is.", "FW"}}) {
    EXPECT_EQ(find_dateline_source(body), source) << body;
  }
}

TEST(DatelineSource, IsNothingElse) {
  for (const std::string body :
       {"", "The crews met.", "OSLO \u2014 The crews met.", "Oslo (FW) - It is.",
        "OSLO (FW) The crews met.", "OSLO (the capital) - It is.", "OSLO (2017) - It is.",
        "OSLO is big (FW) - It is.", "NATO (North Atlantic Treaty Organisation in full) - It is.",
        "He was in OSLO (FW) - It is.", "OSLO(FW) - It is.", "OSLO (FW - It is.",
        "OSLO () - It is.", "OSLO (One Two Three Four) - It is.", "O (FW) - It is.",
        "One line\nOSLO (FW) - It is."}) {
    EXPECT_EQ(find_dateline_source(body), "") << body;
  }
  std::string far;
  for (int i = 0; i < 10; ++i)
    far += "News\n\n";
  EXPECT_EQ(find_dateline_source(far + "OSLO (FW) - It is."), "");
}

TEST(Dateline, IsPlaceAndAgencyWithoutTheDay) {
  for (const auto& [body, dateline] : std::vector<std::pair<std::string, std::string>>{
           {"OSLO (Fjord Wire) \u2014 The crews met.", "OSLO (Fjord Wire)"},
           {"NEW YORK, Feb 16 (FW) -- The crews met.", "NEW YORK (FW)"},
           {"LATROBE, Pa., Oct 19 (A&B News) - It is.", "LATROBE, Pa. (A&B News)"},
           {"BONN, Feb 16 - The talks began.", "BONN"},
           {"PARIS, Texas - It rained.", "PARIS, Texas"},
           {"LONDON \u2014 It rained.", "LONDON"},
           {"LONDON\u2014\"It rained,\" she said.", "LONDON"},
           {"Bonn, Germany, Feb. 16, 2017 (FW) -- The talks began.", "Bonn, Germany (FW)"},
           {"Register\n\nOSLO (FW) - It is.", "OSLO (FW)"}})
    EXPECT_EQ(find_dateline(body), dateline) << body;
}

TEST(Dateline, IsNothingElse) {
  for (const std::string body : {"", "The crews met.", "Oslo \u2014 It is.", "LONDON - It rained.",
                                 "OPEC \u2014 the cartel \u2014 met.", "UPDATE 2 - Talks begin.",
                                 "EXCLUSIVE \u2014 Talks begin.", "He met X, Y - They left.",
                                 "OSLO (the capital) - It is.", "IT IS COLD (very) AND DARK"})
    EXPECT_EQ(find_dateline(body), "") << body;
}

TEST(Dateline, IsTidiedWhereItIsStated) {
  for (const auto& [line, dateline] :
       std::vector<std::pair<std::string, std::string>>{{"    SALVADOR, Feb 26 - ", "SALVADOR"},
                                                        {"BONN,  16 February 2017", "BONN"},
                                                        {"Bonn (FW)", "Bonn (FW)"},
                                                        {"NEW YORK, March 3 \u2013", "NEW YORK"},
                                                        {"Feb 26", ""},
                                                        {"", ""}})
    EXPECT_EQ(tidy_dateline(line), dateline) << line;
}

TEST(Dateline, IsTakenFromTheTextOnlyIfNoneIsStated) {
  Article article;
  article.body = "OSLO (FW) - It is.";
  settle_dateline(article);
  EXPECT_EQ(article.dateline, "OSLO (FW)");
  article.dateline = "Bergen";
  settle_dateline(article);
  EXPECT_EQ(article.dateline, "Bergen");
}

}  // namespace
}  // namespace pressmark
