// SPDX-License-Identifier: GPL-2.0-or-later
//
// One of each kind, in any case, and words that look like them.
#include "analysis/abbreviations.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Abbreviations, HaveKinds) {
  for (const char* word : {"Gen", "gen", "GEN", "Mr", "e.g", "z.B", "проф", "Prof"}) {
    EXPECT_EQ(abbreviation_of(word), Abbreviation::title) << word;
  }
  for (const char* word : {"No", "p", "Vol", "Nr", "стр"}) {
    EXPECT_EQ(abbreviation_of(word), Abbreviation::before_number) << word;
  }
  for (const char* word : {"Inc", "Corp", "Jr", "Calif", "Sept", "млн"}) {
    EXPECT_EQ(abbreviation_of(word), Abbreviation::open) << word;
  }
  for (const char* word : {"", "house", "general", "e", "Incx", "eg"}) {
    EXPECT_EQ(abbreviation_of(word), Abbreviation::none) << word;
  }
}

TEST(Abbreviations, StartersAndTimes) {
  EXPECT_TRUE(begins_sentences("The"));
  EXPECT_TRUE(begins_sentences("Он"));
  EXPECT_FALSE(begins_sentences("Secretary"));
  EXPECT_TRUE(continues_time("Monday"));
  EXPECT_TRUE(continues_time("März"));
  EXPECT_FALSE(continues_time("Police"));
  EXPECT_TRUE(expects_more("of"));
  EXPECT_FALSE(expects_more("review"));
}

}  // namespace
}  // namespace pressmark
