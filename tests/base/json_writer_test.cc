// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON text: exact bytes, and read back by another library.

#include "base/json_writer.h"

#include <array>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace pressmark {
namespace {

TEST(JsonWriter, WritesWhatTheHeaderShows) {
  JsonWriter json;
  json.begin_object().key("total").value(3).key("exact").value(true).end_object();
  EXPECT_EQ(json.take(), R"({"total":3,"exact":true})");
}

TEST(JsonWriter, NestsAndSeparates) {
  JsonWriter json;
  json.begin_array();
  json.begin_array().end_array();
  json.begin_object().key("a").null().key("b").begin_array().value(1U).value("x").end_array();
  json.end_object();
  json.value(-5).value(0.1).value_fixed(12.345, 2);
  json.end_array();
  EXPECT_EQ(json.take(), R"([[],{"a":null,"b":[1,"x"]},-5,0.1,12.35])");
}

TEST(JsonWriter, ListsOfTextsAreArrays) {
  JsonWriter json;
  json.begin_object().key("none").texts(std::vector<std::string>{});
  json.key("owned").texts(std::vector<std::string>{"a\"b", ""});
  json.key("views").texts(std::array<std::string_view, 1>{"c"}).key("after").value(1).end_object();
  EXPECT_EQ(json.take(), R"({"none":[],"owned":["a\"b",""],"views":["c"],"after":1})");
}

TEST(JsonWriter, Numbers) {
  JsonWriter json;
  json.begin_array();
  json.value(std::numeric_limits<std::int64_t>::min());
  json.value(std::numeric_limits<std::uint64_t>::max());
  json.value(1.0).value(1e300).value_fixed(1e300, 0);
  json.end_array();
  const std::string text = json.take();
  EXPECT_TRUE(text.starts_with("[-9223372036854775808,18446744073709551615,1,1e+300,1000000"));
}

TEST(JsonWriter, EscapesWhatIsNotHarmless) {
  JsonWriter json;
  json.value("\"\\\b\f\n\r\t\x01\x1b\x7f\xC2\x85\xE2\x80\xA8\xE2\x80\xAE é\xFF");
  EXPECT_EQ(json.take(),
            "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001b\\u007f\\u0085\\u2028\\u202e é\xEF\xBF\xBD\"");
}

TEST(JsonWriter, RandomStringsReadBack) {
  std::mt19937 random{1};
  simdjson::dom::parser parser;
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i)
      text += static_cast<char>(random() % 0x80);
    JsonWriter json;
    json.begin_array().value(text).end_array();
    std::string_view back;
    ASSERT_EQ(parser.parse(json.take()).at(0).get(back), simdjson::SUCCESS);
    ASSERT_EQ(back, text);
  }
}

TEST(JsonWriter, DoublesReadBackExactly) {
  std::mt19937_64 random{2};
  simdjson::dom::parser parser;
  for (int round = 0; round < 5'000; ++round) {
    const double number = static_cast<double>(random()) / static_cast<double>(random() | 1U);
    JsonWriter json;
    json.begin_array().value(number).end_array();
    double back = 0;
    ASSERT_EQ(parser.parse(json.take()).at(0).get(back), simdjson::SUCCESS);
    ASSERT_EQ(back, number);
  }
}

using JsonWriterDeathTest = ::testing::Test;

TEST(JsonWriterDeathTest, MistakesAbort) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(JsonWriter{}.key("outside"), "");
  EXPECT_DEATH(JsonWriter{}.end_array(), "");
  EXPECT_DEATH(JsonWriter{}.value(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace pressmark
