// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles over time, drawn in blocks.
#include "searcher/output/timeline.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Timeline, DrawsPeriodsThatHaveNoArticles) {
  EXPECT_EQ(draw_timeline({TimelineUnit::month, {{"2018-12", 8}, {"2019-02", 4}}, 0}, 22),
            "2018-12  ██████████  8\n"
            "2019-01              0\n"
            "2019-02  █████       4\n");
}

TEST(Timeline, SaysHowLongALongGapIs) {
  EXPECT_EQ(draw_timeline({TimelineUnit::day, {{"2020-02-27", 2}, {"2020-03-02", 1}}, 3}, 25),
            "2020-02-27  ██████████  2\n"
            "2020-02-28              0\n"
            "2020-02-29              0\n"
            "2020-03-01              0\n"
            "2020-03-02  █████       1\n"
            "undated     3\n");
  EXPECT_EQ(draw_timeline({TimelineUnit::year, {{"1999", 1}, {"2004", 1}}, 0}, 22),
            "1999     ██████████  1\n"
            "...      4 years without articles\n"
            "2004     ██████████  1\n");
}

TEST(Timeline, ABarIsNeverEmptyAndNeverTooLong) {
  const std::string drawn =
      draw_timeline({TimelineUnit::year, {{"2018", 1}, {"2019", 1'000'000}}, 0}, 200);
  EXPECT_TRUE(drawn.starts_with("2018     ▏")) << drawn;
  EXPECT_NE(drawn.find("1,000,000\n"), std::string::npos) << drawn;
  std::size_t blocks = 0;
  const std::string block = "█";
  for (auto at = drawn.find(block); at != std::string::npos; at = drawn.find(block, at + 1)) {
    ++blocks;
  }
  EXPECT_EQ(blocks, 60U);
}

TEST(Timeline, OnlyUndatedArticles) {
  EXPECT_EQ(draw_timeline({TimelineUnit::month, {}, 5}, 80), "undated  5\n");
  EXPECT_EQ(draw_timeline({TimelineUnit::month, {}, 0}, 80), "");
}

TEST(Timeline, BarsMayMeasureAnything) {
  const std::vector<TimelineBar> bars{
      {"2016", 0, "0 %"}, {"2017", 12.5, "12.5 %"}, {"2019", 25, "25 %"}};
  EXPECT_EQ(draw_bars(TimelineUnit::year, with_missing_periods(TimelineUnit::year, bars, "-"),
                      "a match", 27),
            "2016                    0 %\n"
            "2017     █████       12.5 %\n"
            "2018                      -\n"
            "2019     ██████████    25 %\n");
  EXPECT_EQ(draw_bars(TimelineUnit::year, {}, "a match", 27), "");
}

TEST(Timeline, EmptyBarsInARowAreOneLineAtTheEndsToo) {
  std::vector<TimelineBar> bars;
  for (int year = 2000; year < 2010; ++year)
    bars.push_back({std::to_string(year), year == 2005 ? 1.0 : 0.0, "x"});
  EXPECT_EQ(draw_bars(TimelineUnit::year, bars, "a match", 22),
            "...      5 years without a match\n"
            "2005     ██████████  x\n"
            "...      4 years without a match\n");
}

TEST(Timeline, UnitsHaveNames) {
  EXPECT_EQ(to_string(TimelineUnit::none), "none");
  EXPECT_EQ(to_string(TimelineUnit::year), "year");
  EXPECT_EQ(to_string(TimelineUnit::month), "month");
  EXPECT_EQ(to_string(TimelineUnit::day), "day");
}

}  // namespace
}  // namespace pressmark
