// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers as receipts: what was printed is read back, and what is no answer is refused, whatever it
// is.
#include "searcher/receipt.h"

#include <random>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/output/json.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string sample_receipt() {
  return format_json(sample_answer().input(), {});
}

std::string with_part_replaced(std::string text, std::string_view part, std::string_view by) {
  const std::size_t at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return text.replace(at, part.size(), by);
}

TEST(Receipt, HasWhatItTakesToAskAgain) {
  SampleAnswer answer = sample_answer();
  answer.request.query = "date:yesterday \x01\"";
  answer.request.filters = {"person=\"Anna Berg\"", "source!=Post"};
  answer.request.from = "2017";
  answer.request.to = "2018-02";
  answer.request.facets = {"person", "date"};
  answer.request.facet_finds = {"place=mos"};
  answer.request.facet_limit = 3;
  answer.request.timeline = TimelineUnit::day;
  answer.request.sort = SortOrder::blend;
  answer.request.match = MatchMode::most;
  answer.request.collapse = Collapse::longest;
  answer.request.offset = 20;
  answer.request.limit = 40;
  answer.request.snippet_bytes = 77;
  OutputInput input = answer.input();
  input.archive.aliases = "ab";
  input.now = parse_iso_date("2017-05-11");
  const std::string text = format_json(input, {});
  const auto receipt = parse_receipt(text, "r.json");
  ASSERT_TRUE(receipt) << receipt.error().message;
  const SearchRequest& read = receipt->request;
  EXPECT_EQ(read.query, answer.request.query);
  EXPECT_EQ(read.filters, answer.request.filters);
  EXPECT_EQ(read.from, "2017");
  EXPECT_EQ(read.to, "2018-02");
  EXPECT_EQ(read.today, parse_iso_date("2017-05-11"));
  EXPECT_EQ(read.facets, answer.request.facets);
  EXPECT_EQ(read.facet_finds, answer.request.facet_finds);
  EXPECT_EQ(read.facet_limit, 3U);
  EXPECT_EQ(read.timeline, TimelineUnit::day);
  EXPECT_EQ(read.sort, SortOrder::blend);
  EXPECT_EQ(read.match, MatchMode::most);
  EXPECT_EQ(read.collapse, Collapse::longest);
  EXPECT_EQ(read.offset, 20U);
  EXPECT_EQ(read.limit, 40U);
  EXPECT_EQ(read.snippet_bytes, 77U);
  EXPECT_EQ(receipt->similar_to, "");
  EXPECT_EQ(receipt->read_as, answer.response.read_as);
  EXPECT_EQ(receipt->archive.fingerprint, answer.archive.fingerprint);
  EXPECT_EQ(receipt->archive.analysis, "analysis-1");
  EXPECT_EQ(receipt->archive.aliases, "ab");
  EXPECT_EQ(receipt->archive.articles, 56'789U);
  EXPECT_EQ(receipt->articles, 1'234U);
  EXPECT_EQ(receipt->families, 1'100U);
  EXPECT_THAT(receipt->ids, ElementsAre("ferry-strike.txt", "letters/ferry.txt", "zh-12.txt",
                                        "=cmd|' /C calc'!A0"));
  EXPECT_EQ(receipt->answer, text);
  // Asked again with what was read, the same is printed.
  OutputInput again = input;
  SampleAnswer same = answer;
  same.request = read;
  EXPECT_EQ(format_json({same.request, answer.response, again.archive, nullptr, {}, again.now}, {}),
            text);
}

TEST(Receipt, OfSimilarHasTheArticle) {
  const SampleAnswer answer = sample_answer();
  OutputInput input = answer.input();
  input.similar_to = "letters/ferry.txt";
  const auto receipt = parse_receipt(format_json(input, {}), "r.json");
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->similar_to, "letters/ferry.txt");
  EXPECT_EQ(receipt->request.today, std::nullopt);
}

TEST(Receipt, ListsAllIfNothingIsBesideThePage) {
  Receipt receipt;
  receipt.ids = {"a", "b"};
  receipt.articles = 2;
  EXPECT_TRUE(receipt.lists_all());
  receipt.articles = 3;
  EXPECT_FALSE(receipt.lists_all());
  receipt.families = 2;
  receipt.request.collapse = Collapse::first;
  EXPECT_TRUE(receipt.lists_all()) << "one of each family";
  receipt.request.offset = 2;
  EXPECT_FALSE(receipt.lists_all());
}

TEST(Receipt, WhatIsNoAnswerIsRefused) {
  const std::string sample = sample_receipt();
  struct Case {
    std::string text;
    std::string_view problem;
  };
  for (const Case& row : std::vector<Case>{
           {"", "r.json is no receipt: "},
           {"hello", "r.json is no receipt: "},
           {"[1]", "not an object of JSON"},
           {"{}", "it has no hits"},
           {sample + sample, "r.json is no receipt: "},
           {format_error_json({ErrorKind::io, "m"}), "it is an error, and no answer"},
           {with_part_replaced(sample, "\"request\"", "\"question\""), "`request`"},
           {with_part_replaced(sample, "\"schema\":1", "\"schema\":2"), "`schema` is not 1"},
           {with_part_replaced(sample, "\"limit\":10", "\"limit\":10001"),
            "`request.limit` is more than 10000"},
           {with_part_replaced(sample, "\"limit\":10", "\"limit\":3"), "more than the limit"},
           {with_part_replaced(sample, "\"limit\":10", "\"limit\":-1"),
            "`request.limit` is of another type"},
           {with_part_replaced(sample, "\"match\":\"all\"", "\"match\":\"some\""),
            "`request.match` is no word that is known here"},
           {with_part_replaced(sample, "\"now\":null", "\"now\":\"today\""),
            "`request.now` is no day"},
           {with_part_replaced(sample, "\"from\":null", "\"from\":7"),
            "`request.from` is of another type"},
           {with_part_replaced(sample, "\"from\":null,", ""), "`request.from` is missing"},
           {with_part_replaced(sample, "\"facet_finds\":[]", "\"facet_finds\":[[]]"),
            "`request.facet_finds` has an element of another type"},
           {with_part_replaced(sample, "\"hits\":[", "\"hits\":[null,"),
            "`hits` has an element of another type"}}) {
    const auto receipt = parse_receipt(row.text, "r.json");
    ASSERT_FALSE(receipt) << row.problem;
    EXPECT_EQ(receipt.error().kind, ErrorKind::invalid_argument);
    EXPECT_THAT(receipt.error().message, HasSubstr(row.problem));
    EXPECT_NE(receipt.error().hint, "");
  }
}

TEST(Receipt, DamageIsRefusedOrReadAndNothingElse) {
  const std::string sample = sample_receipt();
  for (std::size_t size = 0; size + 2 < sample.size(); size += 7) {
    EXPECT_FALSE(parse_receipt(sample.substr(0, size), "r.json")) << size;
  }
  std::mt19937 random{1};
  for (int i = 0; i < 2'000; ++i) {
    std::string damaged = sample;
    for (int flips = 0; flips < 3; ++flips)
      damaged[random() % damaged.size()] = "{}[]\",:0a\\\x00\xff"[random() % 13];
    const auto receipt = parse_receipt(damaged, "r.json");
    EXPECT_TRUE(!receipt || receipt->ids.size() <= receipt->request.limit) << damaged;
  }
}

TEST(Receipt, TheDayIsKeptWhereTheAnswerDependsOnIt) {
  SearchRequest request;
  request.today = parse_iso_date("2017-05-11");
  for (const std::string_view query : {"date:yesterday", "ferry (after:monday OR quay)"}) {
    request.query = query;
    EXPECT_EQ(day_counted_from(request), request.today) << query;
  }
  for (const std::string_view query : {"ferry", "date:2017", "yesterday", "(ferry"}) {
    request.query = query;
    EXPECT_EQ(day_counted_from(request), std::nullopt) << query;
  }
  request.query = "date:yesterday";
  request.match = MatchMode::any;
  EXPECT_EQ(day_counted_from(request), std::nullopt) << "plain words";
}

}  // namespace
}  // namespace pressmark
