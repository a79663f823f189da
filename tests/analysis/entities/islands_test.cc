// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words are looked at: islands in brackets, the runs in them parted by bars.
#include "analysis/entities/islands.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

std::string print_islands(std::string_view text) {
  const TestLine line{text};
  std::vector<Island> islands;
  find_islands(line.article(), islands);
  std::string out;
  for (const Island& island : islands)
    out += '[' + line.print(island.first, island.last) + ']';
  return out;
}

TEST(Islands, ReachAsFarAsNamesDo) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"the minister went home.", ""},
      {"she met Olga Berg in Oslo yesterday.", "[Olga Berg in Oslo]"},
      {"the Ministry of Foreign Affairs of Norway said", "[Ministry of Foreign Affairs of Norway]"},
      {"the Office of the Prime Minister was shut", "[Office of the Prime Minister]"},
      {"Berg said that Hansen left", "[Berg][Hansen]"},
      {"they met Berg. Hansen left", "[Berg][Hansen]"},
      {"the Federal Security Service (FSB) said", "[Federal Security Service][FSB]"},
      {"it was Bashar al-Assad who", "[Bashar al-Assad]"},
      {"paintings by van Gogh were", "[van Gogh]"},
      {"the Group of 20 met in 2017 and", "[Group]"},
      {"a US-led force", "[US-led]"},
      {"Oslo, Bergen and Tromso", "[Oslo, Bergen and Tromso]"},
      {"of the and", ""},
  };
  for (const auto& [text, islands] : cases)
    EXPECT_EQ(print_islands(text), islands) << text;
}

TEST(Islands, NoneInCreditsAndLinesOfCapitals) {
  EXPECT_EQ(print_islands("Photo by Olga Berg"), "");
  EXPECT_EQ(print_islands("BERG HAILS HANSEN IN OSLO"), "");
}

std::string print_runs(std::string_view text) {
  const TestLine line{text};
  std::vector<Island> islands;
  std::vector<Run> runs;
  std::string out;
  find_islands(line.article(), islands);
  for (const Island& island : islands) {
    find_runs(line.article(), island, runs);
    for (const Run& run : runs)
      out += '|' + line.print(run.first, run.last);
  }
  return out;
}

TEST(Runs, AreCapitalsWithNothingBetween) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"she met Olga Berg in Oslo", "|Olga Berg|Oslo"},
      {"the Ministry of Foreign Affairs", "|Ministry|Foreign Affairs"},
      {"Oslo, Bergen and Tromso", "|Oslo|Bergen|Tromso"},
      {"Norway's Olga Berg", "|Norway|Olga Berg"},
      {"Hansen & Berg Ltd", "|Hansen & Berg Ltd"},
  };
  for (const auto& [text, runs] : cases)
    EXPECT_EQ(print_runs(text), runs) << text;
}

}  // namespace
}  // namespace pressmark::entities
