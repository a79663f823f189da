// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pruning disjunction against scoring every match.

#include "searcher/match/disjunction.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/search_checks.h"

namespace pressmark {
namespace {

class Disjunctions : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Disjunctions, FindWhatScoringEveryMatchFinds) {
  expect_what_scoring_everything_finds(GetParam(), false, search_any_of);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Disjunctions, ::testing::Range(1U, 5U));

}  // namespace
}  // namespace pressmark
