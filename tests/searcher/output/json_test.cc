// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON: the keys, their order, and that everything comes back as it went in.
#include "searcher/output/json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "searcher/explain.h"
#include "tests/support/golden.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

using simdjson::dom::element;
using Keys = std::vector<std::string>;

Keys keys_of(element object) {
  Keys keys;
  for (const auto field : object.get_object())
    keys.emplace_back(field.key);
  return keys;
}

std::string text_of(element value) {
  return std::string{std::string_view{value}};
}

TEST(Json, WholeAnswerIsAsPromised) {
  OutputOptions options;
  options.elapsed_us = 412;  // is no part of JSON
  expect_golden("output_answer.json", format_json(sample_answer().input(), options));
  expect_golden("output_hits.jsonl", format_json_lines(sample_answer().input()));
  expect_golden("output_article.json", format_article_json(sample_article()));
}

TEST(Json, AQueryOfStandardInputHasOneLine) {
  SearchResponse response;
  EXPECT_EQ(format_answer_line(7, response), "{\"query\":7,\"hits\":[]}\n");
  response.hits.resize(2);
  response.hits[0].id = "a\"b";
  response.hits[0].score = 0.1;
  response.hits[1].id = "c";
  EXPECT_EQ(
      format_answer_line(1, response),
      "{\"query\":1,\"hits\":[{\"id\":\"a\\\"b\",\"score\":0.1},{\"id\":\"c\",\"score\":0}]}\n");
  EXPECT_EQ(
      format_refusal_line(2, {ErrorKind::invalid_argument, "no word", "try: a", ByteRange{0, 3}}),
      "{\"query\":2,\"hits\":[],\"error\":{\"code\":\"query\",\"message\":\"no word\","
      "\"hint\":\"try: a\",\"begin\":0,\"end\":3}}\n");
}

TEST(Json, KeysAreAlwaysThereAndInOrder) {
  simdjson::dom::parser parser;
  for (const SampleAnswer& answer : {sample_answer(), empty_answer()}) {
    const element json = parser.parse(format_json(answer.input(), {}));
    EXPECT_EQ(keys_of(json), (Keys{"schema", "query", "archive", "total", "hits", "facets",
                                   "timeline", "took_us", "help", "request", "scores"}));
    EXPECT_EQ(keys_of(json["query"]), (Keys{"text", "read_as", "notes"}));
    EXPECT_EQ(keys_of(json["archive"]), (Keys{"fingerprint", "analysis", "aliases", "articles"}));
    EXPECT_EQ(keys_of(json["total"]), (Keys{"articles", "families", "exact"}));
    for (const element hit : json["hits"]) {
      EXPECT_EQ(keys_of(hit), (Keys{"rank", "id", "path", "url", "title", "date", "date_by",
                                    "source", "language", "score", "snippet", "family"}));
    }
    EXPECT_TRUE(json["took_us"].is_null());
  }
}

TEST(Json, EverythingComesBackAsItWentIn) {
  const SampleAnswer answer = sample_answer();
  simdjson::dom::parser parser;
  const element json = parser.parse(format_json(answer.input(), {}));
  EXPECT_EQ(text_of(json["query"]["text"]), answer.request.query);
  EXPECT_EQ(uint64_t{json["total"]["articles"]}, *answer.response.matches);
  std::size_t at = 0;
  for (const element hit : json["hits"]) {
    const Hit& expected = answer.response.hits.at(at++);
    EXPECT_EQ(text_of(hit["id"]), expected.id);
    EXPECT_EQ(double{hit["score"]}, expected.score);
    const std::string snippet = text_of(hit["snippet"]["text"]);
    EXPECT_EQ(snippet, expected.snippet.text);
    std::size_t mark = 0;
    for (const element range : hit["snippet"]["highlights"]) {
      const ByteRange& bytes = expected.snippet.highlights.at(mark++);
      EXPECT_EQ(uint64_t{range.at(0)}, bytes.begin);
      EXPECT_EQ(uint64_t{range.at(1)}, bytes.end);
    }
    EXPECT_EQ(mark, expected.snippet.highlights.size());
  }
  EXPECT_EQ(at, answer.response.hits.size());
}

TEST(Json, AbsentIsNull) {
  SampleAnswer answer = empty_answer();
  Hit bare;
  bare.rank = 1;
  bare.id = "a";
  bare.family_id = "a";
  answer.response.hits = {bare};
  answer.request.snippet_bytes = 0;
  EXPECT_EQ(format_json_lines(answer.input()),
            R"({"rank":1,"id":"a","path":null,"url":null,"title":null,"date":null,)"
            R"("date_by":"none","source":null,"language":null,"score":0,"snippet":null,)"
            R"("family":{"id":"a","copies":1}})"
            "\n");
}

TEST(Json, TimeIsThereWhenAskedFor) {
  OutputOptions options;
  options.took_us = 1'234;
  EXPECT_NE(format_json(empty_answer().input(), options).find(",\"took_us\":1234,\"help\":null,"),
            std::string::npos);
}

TEST(Json, ScoresAreTakenApartWhereThatWasAskedFor) {
  const SampleAnswer answer = empty_answer();
  OutputInput input = answer.input();
  EXPECT_TRUE(format_json(input, {}).ends_with(",\"scores\":null}\n"));
  const std::vector<ExplainedHit> explained{
      {"a", 1.5, {{{0, 4}, "word anna", 2, 7, 4.0, 3.0}}, 0.5}};
  input.explained = &explained;
  EXPECT_TRUE(format_json(input, {}).ends_with(
      R"(,"scores":[{"id":"a","score":1.5,"words":[{"begin":0,"end":4,)"
      R"("word":"word anna","frequency":2,"articles":7,"weight":4,)"
      R"("score":3}],"recency":0.5}]})"
      "\n"));
}

TEST(Json, LinesAreHitsOfTheWholeAnswer) {
  const SampleAnswer answer = sample_answer();
  const std::string whole = format_json(answer.input(), {});
  const std::string lines = format_json_lines(answer.input());
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < lines.size(); ++count) {
    const std::size_t end = lines.find('\n', begin);
    EXPECT_NE(whole.find(lines.substr(begin, end - begin)), std::string::npos);
    begin = end + 1;
  }
  EXPECT_EQ(count, answer.response.hits.size());
}

}  // namespace
}  // namespace pressmark
