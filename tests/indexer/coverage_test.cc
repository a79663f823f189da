// SPDX-License-Identifier: GPL-2.0-or-later
//
// Coverage over segments: what there is, when, and what is missing between.

#include "indexer/coverage.h"

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::string storm() {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "storm" + std::to_string(i) + " ";
  return text;
}

std::vector<TinySegment> segments() {
  return {{{.id = "1", .body = storm(), .date = "2016-11-30", .source = "Post"},
           {.id = "2", .body = "a", .date = "2017-02-02", .source = "Post"},
           {.id = "3", .body = "b", .source = "Post"},
           {.id = "4", .body = "c", .date = "2017-01-01", .source = "Times"}},
          {{.id = "5", .body = storm(), .date = "2017-02-01", .source = "Post"},
           {.id = "6", .body = "d"},
           {.id = "7", .body = "e", .date = "2017-06-01", .source = "Post"}}};
}

TEST(MeasureCoverage, CountsBySourceAndMonth) {
  const TinyArchive archive{segments()};
  const auto sources = measure_coverage(archive.reader());
  ASSERT_EQ(sources.size(), 3U);
  const SourceCoverage& post = sources[0];
  EXPECT_EQ(post.source, "Post");
  EXPECT_EQ(post.articles, 5U);
  EXPECT_EQ(post.undated, 1U);
  EXPECT_EQ(post.duplicates, 1U);
  EXPECT_EQ(post.first, parse_iso_date("2016-11-30"));
  EXPECT_EQ(post.last, parse_iso_date("2017-06-01"));
  const auto february = post.months.at(std::chrono::year{2017} / 2);
  EXPECT_EQ(february.articles, 2U);
  EXPECT_EQ(february.duplicates, 1U);
  EXPECT_EQ(sources[1].source, "") << "equals by name";
  EXPECT_EQ(sources[1].undated, 1U);
  EXPECT_EQ(sources[1].first, std::nullopt);
  EXPECT_EQ(sources[2].source, "Times");
}

TEST(MeasureCoverage, OneSourceMayBeSpelledInSeveralWays) {
  const TinyArchive archive{{{{.id = "1", .body = "a", .date = "2017-01-30", .source = "Le Post"},
                              {.id = "2", .body = "b", .date = "2017-03-01", .source = "Le Post"},
                              {.id = "3", .body = "c", .date = "2017-01-02", .source = "Wire"}},
                             {{.id = "4", .body = "d", .date = "2017-02-02", .source = "LE POST"},
                              {.id = "5", .body = "e", .source = "l\u00E9 post"}}}};
  const auto sources = measure_coverage(archive.reader());
  ASSERT_EQ(sources.size(), 2U);
  EXPECT_EQ(sources[0].source, "Le Post");
  EXPECT_EQ(sources[0].articles, 4U);
  EXPECT_EQ(sources[0].undated, 1U);
  EXPECT_TRUE(missing_months(sources[0]).empty());
  EXPECT_EQ(sources[1].source, "Wire");
}

TEST(MissingMonths, LieBetweenTheFirstAndTheLast) {
  const TinyArchive archive{segments()};
  const auto sources = measure_coverage(archive.reader());
  using namespace std::chrono;
  EXPECT_EQ(missing_months(sources[0]),
            (std::vector{2016y / 12, 2017y / 1, 2017y / 3, 2017y / 4, 2017y / 5}));
  EXPECT_TRUE(missing_months(sources[1]).empty());
  EXPECT_TRUE(missing_months(sources[2]).empty());
}

TEST(DescribeCoverage, DrawsAYearALine) {
  const TinyArchive archive{segments()};
  EXPECT_EQ(
      describe_coverage(measure_coverage(archive.reader())),
      "         Jan    Feb    Mar    Apr    May    Jun    Jul    Aug    Sep    Oct    Nov    Dec\n"
      "\n"
      "Post: 5 articles, 2016-11-30 to 2017-06-01, 1 undated, 1 copied from others\n"
      "  2016       -      -      -      -      -      -      -      -      -      -      1      "
      "-\n"
      "  2017       -      2      -      -      -      1      -      -      -      -      -      "
      "-\n"
      "  nothing from 2016-12, 2017-01, 2017-03..2017-05\n"
      "\n"
      "(no source): 1 article, 1 undated\n"
      "\n"
      "Times: 1 article, 2017-01-01 to 2017-01-01\n"
      "  2017       1      -      -      -      -      -      -      -      -      -      -      "
      "-\n");
  EXPECT_EQ(describe_coverage({}), "no articles\n");
}

TEST(CoverageToJson, IsOneObject) {
  SourceCoverage source;
  source.source = "Post";
  source.articles = 2;
  source.first = parse_iso_date("2017-01-31");
  source.last = parse_iso_date("2017-03-01");
  source.months[std::chrono::year{2017} / 1] = {1, 0};
  source.months[std::chrono::year{2017} / 3] = {1, 1};
  EXPECT_EQ(coverage_to_json({source}, "news.pressmark"),
            R"({"schema":1,"archive":"news.pressmark","sources":[{"source":"Post","articles":2,)"
            R"("undated":0,"duplicates":0,"first":"2017-01-31","last":"2017-03-01","months":[)"
            R"({"month":"2017-01","articles":1,"duplicates":0},)"
            R"({"month":"2017-03","articles":1,"duplicates":1}],"missing":["2017-02"]}]})"
            "\n");
}

}  // namespace
}  // namespace pressmark
