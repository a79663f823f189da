// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word that somebody probably meant to type.
#include "searcher/did_you_mean.h"

#include <array>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(DidYouMean, FindsTheNearestOfTheCandidates) {
  constexpr std::array<std::string_view, 5> candidates{"limit", "offset", "person", "place", "org"};
  for (const auto& [typed, meant] : {
           std::pair{"limit", "limit"},
           std::pair{"limt", "limit"},     // a letter missing
           std::pair{"limmit", "limit"},   // one too many
           std::pair{"lamit", "limit"},    // a wrong one
           std::pair{"ilmit", "limit"},    // two swapped count as one
           std::pair{"presno", "person"},  // two swaps
           std::pair{"ogr", "org"},
           std::pair{"peace", "place"},
           std::pair{"lim", ""},  // two of five letters
           std::pair{"xyz", ""},
           std::pair{"", ""},
       }) {
    EXPECT_EQ(did_you_mean(typed, candidates).value_or(""), meant) << typed;
  }
}

TEST(DidYouMean, TheFirstOfSeveralAlike) {
  constexpr std::array<std::string_view, 2> candidates{"cat", "car"};
  EXPECT_EQ(did_you_mean("caz", candidates), "cat");
}

TEST(DidYouMean, NothingForWhatNobodyMistypes) {
  const std::string long_word(100'000, 'a');
  const std::array<std::string_view, 1> candidates{long_word};
  EXPECT_EQ(did_you_mean(long_word, candidates), std::nullopt);
  EXPECT_EQ(did_you_mean("a", {}), std::nullopt);
}

}  // namespace
}  // namespace pressmark
