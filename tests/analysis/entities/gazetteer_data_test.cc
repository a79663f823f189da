// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files as they are: of a known form, and small.
#include "analysis/entities/gazetteer_data.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark::entities {
namespace {

struct File {
  std::string_view name;
  std::string_view text;
  std::ptrdiff_t tabs;  // per line; -1: any number above 0
};

std::vector<File> files() {
  const GazetteerData data = gazetteer_data();
  return {{"words", data.words, -1},
          {"demonyms", data.demonyms, 1},
          {"organisations", data.organisations, 1},
          {"nicknames", data.nicknames, -1},
          {"places", data.places, 1},
          {"countries", data.countries, 1},
          {"regions", data.regions, 1},
          {"cities", data.cities, 2},
          {"wordnet", data.wordnet, 1},
          {"common_words", data.common_words, 0},
          {"first_names", data.first_names, 0},
          {"last_names", data.last_names, 0}};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

TEST(GazetteerData, EveryLineHasItsFields) {
  for (const File& file : files()) {
    ASSERT_TRUE(file.text.ends_with('\n')) << file.name;
    EXPECT_TRUE(is_valid_utf8(file.text)) << file.name;
    for (const std::string_view line : lines_of(file.text)) {
      const auto tabs = std::count(line.begin(), line.end(), '\t');
      EXPECT_TRUE(file.tabs == -1 ? tabs > 0 : tabs == file.tabs) << file.name << ": " << line;
      EXPECT_EQ(line.find("\t\t"), std::string_view::npos) << file.name << ": " << line;
      EXPECT_FALSE(line.empty() || line.front() == '\t' || line.back() == '\t')
          << file.name << ": " << line;
    }
  }
}

TEST(GazetteerData, NamesAreSortedAndPrintedOnce) {
  for (const File& file : files()) {
    if (file.tabs == -1) continue;
    const auto lines = lines_of(file.text);
    EXPECT_EQ(std::adjacent_find(lines.begin(), lines.end()), lines.end()) << file.name;
  }
}

TEST(GazetteerData, StaysSmall) {
  std::size_t bytes = 0;
  for (const File& file : files())
    bytes += file.text.size();
  EXPECT_LT(bytes, 1'200'000U);
}

}  // namespace
}  // namespace pressmark::entities
