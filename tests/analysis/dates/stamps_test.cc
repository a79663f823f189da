// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stamps labelled by hand: each is read right or not at all, and how many are read does not fall.

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/dates/parse_date.h"
#include "analysis/dates/publication_date.h"
#include "tests/support/source_folder.h"

namespace pressmark {
namespace {

struct LabelledStamp {
  std::string kind;
  std::string day;  // "none" for none
  std::string text;
};

std::vector<LabelledStamp> labelled_stamps() {
  std::ifstream file{source_folder() / "tests/analysis/dates/stamps.tsv"};
  std::vector<LabelledStamp> stamps;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells{line};
    LabelledStamp stamp;
    std::getline(cells, stamp.kind, '\t');
    std::getline(cells, stamp.day, '\t');
    std::getline(cells, stamp.text);
    stamps.push_back(stamp);
  }
  return stamps;
}

// Where such a text would stand in an article.
std::optional<Date> day_of(const LabelledStamp& stamp) {
  const std::string prose = "They went on for two hours, and nobody said anything after them.";
  if (stamp.kind == "record") return parse_record_date(stamp.text);
  if (stamp.kind == "url") return find_publication_date({.url = stamp.text, .body = prose}).date;
  const std::string body = stamp.text + (stamp.kind == "line" ? "\n\n" : " ") + prose;
  return find_publication_date({.body = body}).date;
}

TEST(Stamps, AreReadRightOrNotAtAll) {
  std::map<std::string, int> read;
  const std::vector<LabelledStamp> stamps = labelled_stamps();
  ASSERT_GE(stamps.size(), 300U);
  for (const LabelledStamp& stamp : stamps) {
    const std::optional<Date> day = day_of(stamp);
    if (!day) continue;
    EXPECT_EQ(to_string(*day), stamp.day) << stamp.kind << " '" << stamp.text << "'";
    ++read[stamp.kind];
  }
  // Of 41 records, 113 lines, 20 datelines and 27 addresses that have a day.
  EXPECT_GE(read["record"], 32);
  EXPECT_GE(read["line"], 76);
  EXPECT_GE(read["dateline"], 15);
  EXPECT_GE(read["url"], 15);
}

}  // namespace
}  // namespace pressmark
