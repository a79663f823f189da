// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is repaired before parsing, and that nothing else is changed.

#include "indexer/sources/json_repair.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string repaired_by(bool (*repair)(std::string&), std::string json) {
  const std::string before = json;
  const bool is_changed = repair(json);
  EXPECT_EQ(is_changed, json != before) << before;
  return json;
}

TEST(RepairSurrogateEscapes, ReplacesHalvesAlone) {
  const auto repair = [](const char* json) { return repaired_by(repair_surrogate_escapes, json); };
  EXPECT_EQ(repair(R"("\ud83d\ude00 \uD800x\udc00")"), R"("\ud83d\ude00 \ufffdx\ufffd")");
  EXPECT_EQ(repair(R"("\\ud800 \u00e9 \ud8")"), R"("\\ud800 \u00e9 \ud8")");
  EXPECT_EQ(repair(R"("\ud800)"), R"("\ufffd)");
}

TEST(RepairNumbers, ReplacesNonesOutsideOfStrings) {
  const auto repair = [](const char* json) { return repaired_by(repair_numbers, json); };
  EXPECT_EQ(repair(R"([NaN,-Infinity,Infinity])"), "[null,null,null]");
  EXPECT_EQ(repair(R"({"a \" NaN":"Infinity","b":1})"), R"({"a \" NaN":"Infinity","b":1})");
  EXPECT_EQ(repair(R"({"a\\":NaN)"), R"({"a\\":null)");
}

}  // namespace
}  // namespace pressmark
