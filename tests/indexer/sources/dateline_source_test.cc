// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is an agency in a dateline, and what is not.
#include "indexer/sources/dateline_source.h"

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

}  // namespace
}  // namespace pressmark
