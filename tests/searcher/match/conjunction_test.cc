// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pruning conjunction against scoring every match.

#include "searcher/match/conjunction.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/search_checks.h"

namespace pressmark {
namespace {

class Conjunctions : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Conjunctions, FindWhatScoringEveryMatchFinds) {
  expect_what_scoring_everything_finds(GetParam(), true, search_all_of);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Conjunctions, ::testing::Range(1U, 5U));

}  // namespace
}  // namespace pressmark
