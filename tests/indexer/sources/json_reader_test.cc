// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON over any number of lines.

#include "indexer/sources/json_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(JsonReader, ReadsArraysAndObjectsOneAfterTheOther) {
  const auto two = ElementsAre("n#1 | A | - (none) | } ] {", "b | B | - (none) | ");
  EXPECT_THAT(
      read_records("[{\"title\":\"A\",\"body\":\"} ] {\"},\n {\"id\":\"b\",\"title\":\"B\"}]"),
      two);
  EXPECT_THAT(read_records("[\n {\n  \"title\": \"A\",\n  \"body\": \"} ] {\"\n },\n"
                           " {\"id\":\"b\",\"title\":\"B\"}\n]\n"),
              two);
  EXPECT_THAT(
      read_records("{\n\"title\":\"A\",\"body\":\"} ] {\"}\n{\n\"id\":\"b\",\"title\":\"B\"}"),
      two);
  EXPECT_THAT(read_records("{\n  \"title\": \"a \\\"{\\\" b\"\n}"),
              ElementsAre("n#1 | a \"{\" b | - (none) | "));
}

TEST(JsonReader, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(read_records("[{\"title\":5},\n{\"title\":\"B\"}]"),
              ElementsAre("! d/n:1: 'title' is not a string", "n#2 | B | - (none) | "));
  EXPECT_THAT(read_records("[{\"title\":\"A\"},\n{\"title\":\"B\""),
              ElementsAre("n#1 | A | - (none) | ", "! d/n:2: the JSON breaks off"));
  EXPECT_THAT(
      read_records("[{\"title\":\"A\"} \n x {\"title\":\"B\"}]"),
      ElementsAre("n#1 | A | - (none) | ", "! d/n:2: not a JSON object, nor an array of them"));
  EXPECT_THAT(read_records("[{\"title\":\"" + std::string(200, 'x') + "\"},{\"title\":\"B\"}]",
                           {.max_line_bytes = 100}),
              ElementsAre("! d/n:1: record longer than 100 bytes", "n#2 | B | - (none) | "));
}

TEST(JsonReader, ArraysMayBeInArrays) {
  EXPECT_THAT(read_records("[[{\"title\":\"A\"}],\n[ [{\"id\":\"b\",\"title\":\"B\"}], []]]"),
              ElementsAre("n#1 | A | - (none) | ", "b | B | - (none) | "));
  EXPECT_THAT(read_records("[[{\"title\":\"A\"}]"),
              ElementsAre("n#1 | A | - (none) | ", "! d/n:1: the JSON breaks off"));
  EXPECT_THAT(
      read_records("[{\"title\":\"A\"}]]"),
      ElementsAre("n#1 | A | - (none) | ", "! d/n:1: not a JSON object, nor an array of them"));
}

TEST(JsonReader, SaysThatThereIsNoRecord) {
  EXPECT_THAT(read_records("[]"), ElementsAre("! d/n: no record in this file"));
  EXPECT_THAT(read_records(" [ [ ],\n[] ]\n"), ElementsAre("! d/n: no record in this file"));
}

TEST(JsonReader, ReadsTheItemsOfAFeed) {
  const std::string head =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Harbour Post")";
  EXPECT_THAT(
      read_records(head + R"(,"items":[{"id":"x","content_html":"<p>A</p><p>B</p>"},)" + "\n" +
                   R"({"title":"C","content_text":"D","date_published":"2017-02-16T06:36:00Z"}]})"),
      ElementsAre("x |  | - (none) | A/B", "n#2 | C | 2017-02-16 (explicit) | D"));
  EXPECT_EQ(read_first(head + R"(,"items":[{"title":"A"}]})").source, "Harbour Post");
  EXPECT_THAT(read_records(head + "}"), ElementsAre("! d/n:1: a JSON Feed without items"));
  EXPECT_THAT(read_records(head + ",\n\"items\":[]}"),
              ElementsAre("! d/n:1: a JSON Feed without items"));
}

TEST(JsonReader, ReadsTheRecordsInAnAnswerOfAProgram) {
  EXPECT_THAT(read_records("{\n\"status\": \"ok\",\n\"articles\": [\n{\"content\":\"A\"},\n"
                           "{\"content\":1},3,{\"content\":\"B\"}\n]\n}\n{\"title\":\"C\"}"),
              ElementsAre("n#1 |  | - (none) | A", "! d/n:1: 'content' is not a string",
                          "! d/n:1: not a JSON object: it is another kind of value",
                          "n#4 |  | - (none) | B", "n#5 | C | - (none) | "));
  EXPECT_THAT(
      read_records("{\"title\":\"News\",\"articles\":[{\"text\":\"A\"},{}]}"),
      ElementsAre("n#1 |  | - (none) | A", "! d/n:1: no text: neither title, body nor captions"));
  EXPECT_THAT(read_records("{\"a\":[{\"title\":\"A\",\"b\":[{\"text\":\"B\"}]}]}"),
              ElementsAre("! d/n:1: records in an object around objects around records"));
  // An article that lists others is one.
  EXPECT_THAT(read_records("{\"body\":\"A\",\"related\":[{\"title\":\"B\"}]}"),
              ElementsAre("n#1 |  | - (none) | A"));
  EXPECT_THAT(read_records("{\"title\":\"A\",\"related\":[{\"title\":\"B\"}]}"),
              ElementsAre("n#1 | A | - (none) | "));
  EXPECT_THAT(read_records("{\"id\":1,\"title\":\"A\",\"related\":[{\"title\":\"B\"}]}"),
              ElementsAre("1 | A | - (none) | "));
  EXPECT_THAT(read_records("{\"title\":\"A\",\"images\":[{\"src\":\"B\"}],\"x\":[]}"),
              ElementsAre("n#1 | A | - (none) | "));
}

TEST(JsonReader, SurvivesAnyBytes) {
  expect_to_survive(
      {"[{\"title\":\"A\",\"body\":[\"x\",\"y\"]},\n{\"id\":7,\"text\":\"\\u00e9\"}]"},
      {.format = ArticleFormat::json, .max_line_bytes = 1000}, 500);
  const std::string deep = "[" + std::string(100'000, '{');
  EXPECT_THAT(read_records(deep), ElementsAre("! d/n:1: the JSON breaks off"));
}

}  // namespace
}  // namespace pressmark
