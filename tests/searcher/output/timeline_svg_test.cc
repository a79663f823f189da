// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pictures: well-formed, to scale, harmless.
#include "searcher/output/timeline_svg.h"

#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// Every element that is opened is closed, in order.
bool is_well_formed(const std::string& xml) {
  static const std::regex tag{R"(<(/?)([a-z]+)[^<>]*?(/?)>)"};
  std::vector<std::string> open;
  for (std::sregex_iterator at{xml.begin(), xml.end(), tag}, end; at != end; ++at) {
    if ((*at)[1].length() > 0) {
      if (open.empty() || open.back() != (*at)[2]) return false;
      open.pop_back();
    } else if ((*at)[3].length() == 0) {
      open.push_back((*at)[2]);
    }
  }
  return open.empty();
}

std::vector<double> bar_heights(const std::string& svg) {
  static const std::regex bar{R"re(height="([0-9.]+)" fill="#27588c")re"};
  std::vector<double> heights;
  for (std::sregex_iterator at{svg.begin(), svg.end(), bar}, end; at != end; ++at)
    heights.push_back(std::strtod((*at)[1].str().c_str(), nullptr));
  return heights;
}

TEST(TimelineSvg, BarsAreToScale) {
  const std::vector<TimelineBar> bars{{"2017", 8, "8"}, {"2018", 0, "0"}, {"2019", 4, "4"}};
  const std::string svg = draw_timeline_svg({"red", "articles by year", bars});
  EXPECT_TRUE(is_well_formed(svg)) << svg;
  const std::vector<double> heights = bar_heights(svg);
  ASSERT_EQ(heights.size(), 3U);
  EXPECT_DOUBLE_EQ(heights[0], 260);
  EXPECT_DOUBLE_EQ(heights[1], 0);
  EXPECT_DOUBLE_EQ(heights[2], 130);
  EXPECT_NE(svg.find("<title>2019: 4</title>"), std::string::npos);
  EXPECT_NE(svg.find(">8</text>"), std::string::npos) << "the scale reaches the largest";
}

TEST(TimelineSvg, TheScaleHasRoundNumbers) {
  for (const auto& [most, top] : std::vector<std::pair<double, const char*>>{{1, ">1</text>"},
                                                                             {3, ">4</text>"},
                                                                             {9, ">10</text>"},
                                                                             {71.4, ">80</text>"},
                                                                             {0.05, ">0.08</text>"},
                                                                             {1234, ">2000</text>"},
                                                                             {0, ">4</text>"}}) {
    const std::vector<TimelineBar> bars{{"2017", most, "x"}};
    const std::string svg = draw_timeline_svg({"t", "s", bars});
    EXPECT_NE(svg.find(top), std::string::npos) << most << '\n' << svg;
  }
}

TEST(TimelineSvg, TextsAreEscapedAndFewDatesAreNamed) {
  std::vector<TimelineBar> bars;
  for (int i = 0; i < 100; ++i)
    bars.push_back({"day" + std::to_string(i), 1, "1"});
  const std::string svg = draw_timeline_svg({"<script>&\"\x1b", "a < b", bars});
  EXPECT_TRUE(is_well_formed(svg)) << svg;
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find('\x1b'), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;&amp;&quot;"), std::string::npos);
  std::size_t labels = 0;
  for (auto at = svg.find(">day"); at != std::string::npos; at = svg.find(">day", at + 1))
    ++labels;
  EXPECT_EQ(labels, 100U + 12U) << "a tooltip each and twelve labels";
  EXPECT_TRUE(is_well_formed(draw_timeline_svg({"", "", {}})));
}

}  // namespace
}  // namespace pressmark
