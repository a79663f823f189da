// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts as people and programs read them.
#include "searcher/output/count_output.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

CountResponse by_month() {
  CountResponse response;
  response.read_as = "red";
  response.unit = CountUnit::occurrences;
  response.by = find_field("month");
  response.total = {3, 12, 1234, 1'000'000};
  response.groups = {{"2017-01", {}, {2, 4, 1230, 500'000}},
                     {"2017-02", {}, {0, 7, 0, 400'000}},
                     {std::nullopt, {}, {1, 1, 4, 100'000}}};
  return response;
}

CountResponse whole() {
  CountResponse response;
  response.read_as = "red";
  response.total = {3, 12, 0, 0};
  return response;
}

std::string printed_count(OutputFormat format, const CountResponse& response) {
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  const SearchRequest request{.query = "red"};
  return format_count(format, {request, response, archive}, {});
}

std::string drawn(const CountResponse& response, bool as_percent) {
  const SearchRequest request{.query = "red"};
  const ArchiveIdentity archive;
  return format_count_timeline(OutputFormat::text, {request, response, archive}, as_percent, {});
}

TEST(CountOutput, TextSaysWhatItIsAShareOf) {
  EXPECT_EQ(printed_count(OutputFormat::text, whole()),
            "3 articles (exact)   read as: red\n25.00 % of 12 articles\n");
  EXPECT_EQ(printed_count(OutputFormat::text, {}), "0 articles match\n- of 0 articles\n");
  EXPECT_EQ(printed_count(OutputFormat::text, by_month()),
            "1,234 occurrences in 3 articles (exact)   read as: red\n"
            "1234.0 per million words, of 1,000,000 words\n"
            "25.00 % of 12 articles\n"
            "\n"
            "month    articles  of all     share  occurrences  of words  per million\n"
            "2017-01         2       4   50.00 %        1,230   500,000       2460.0\n"
            "2017-02         0       7    0.00 %            0   400,000          0.0\n"
            "undated         1       1  100.00 %            4   100,000         40.0\n");
}

TEST(CountOutput, NoShareIsRoundedToAllOrNothing) {
  const std::vector<std::pair<std::uint64_t, std::string>> rows{
      {0, "0.00 %"},       {1, "<0.01 %"},       {4, "<0.01 %"},       {6, "0.01 %"},
      {99'994, "99.99 %"}, {99'996, ">99.99 %"}, {99'999, ">99.99 %"}, {100'000, "100.00 %"}};
  for (const auto& [part, text] : rows) {
    CountResponse response = whole();
    response.total.articles = part;
    response.total.of_articles = 100'000;
    const std::string printed = printed_count(OutputFormat::text, response);
    EXPECT_NE(printed.find('\n' + text + " of 100,000 articles\n"), std::string::npos) << printed;
  }
}

TEST(CountOutput, FamiliesAreAShareOfFamilies) {
  CountResponse response = whole();
  response.unit = CountUnit::families;
  response.by = find_field("month");
  response.total.families = 2;
  response.total.of_families = 10;
  response.groups = {{"2017-01", {}, {3, 12, 0, 0, 2, 10}}};
  EXPECT_EQ(printed_count(OutputFormat::text, response),
            "2 families in 3 articles (exact)   read as: red\n"
            "20.00 % of 10 families\n"
            "\n"
            "month    families  of all    share\n"
            "2017-01         2      10  20.00 %\n");
  EXPECT_EQ(
      printed_count(OutputFormat::csv, response),
      "month,articles,of_articles,share,occurrences,of_words,per_million,families,of_families\n"
      "2017-01,3,12,0.2,,,,2,10\n");
  EXPECT_NE(drawn(response, true).find("\npercent of all families by month\n"), std::string::npos);
}

TEST(CountOutput, GroupsThatAreLeftOutAreTold) {
  CountResponse response = by_month();
  response.more_groups = 1200;
  EXPECT_TRUE(printed_count(OutputFormat::text, response).ends_with("\n1,200 more\n"));
}

TEST(CountOutput, JsonHasEveryKey) {
  EXPECT_EQ(printed_count(OutputFormat::json, whole()),
            R"({"schema":1,"query":{"text":"red","read_as":"red","notes":[]},"archive":)"
            R"({"fingerprint":"f","analysis":"","aliases":null,"articles":0},"unit":"articles",)"
            R"("by":null,"total":{"articles":3,"of_articles":12,"share":0.25,"occurrences":null,)"
            R"("of_words":null,"per_million":null,"families":null,"of_families":null},"groups":[],)"
            R"("more_groups":0})"
            "\n");
  const std::string json = printed_count(OutputFormat::json, by_month());
  EXPECT_NE(json.find(R"({"value":null,"articles":1,"of_articles":1,"share":1,"occurrences":4,)"
                      R"("of_words":100000,"per_million":40,"families":null,"of_families":null,)"
                      R"("aliases":[]}])"),
            std::string::npos)
      << json;
}

TEST(CountOutput, TablesHaveTheSameColumnsAlways) {
  EXPECT_EQ(printed_count(OutputFormat::csv, whole()),
            "articles,of_articles,share,occurrences,of_words,per_million,families,of_families\n"
            "3,12,0.25,,,,,\n");
  EXPECT_EQ(printed_count(OutputFormat::tsv, by_month()),
            "month\tarticles\tof_articles\tshare\toccurrences\tof_words\tper_million\tfamilies\t"
            "of_families\n"
            "2017-01\t2\t4\t0.5\t1230\t500000\t2460\t\t\n"
            "2017-02\t0\t7\t0\t0\t400000\t0\t\t\n"
            "\t1\t1\t1\t4\t100000\t40\t\t\n");
  CountResponse hostile = by_month();
  hostile.groups = {{"=cmd|\x1b", {}, {1, 1, 1, 1}}};
  EXPECT_NE(printed_count(OutputFormat::csv, hostile).find("\n'=cmd|\\x1b,1,"), std::string::npos);
}

TEST(CountOutput, TimelinesAreDrawnByCountOrRate) {
  CountResponse response = by_month();
  EXPECT_NE(
      drawn(response, false)
          .find("\noccurrences by month\n"
                "2017-01  ████████████████████████████████████████████████████████████  1,230\n"
                "2017-02                                                                    0\n"
                "1 article undated, in no bar\n"),
      std::string::npos)
      << drawn(response, false);
  EXPECT_NE(drawn(response, true).find("\noccurrences per million words by month\n"),
            std::string::npos);
  response.unit = CountUnit::articles;
  response.groups[1].value = "2017-03";
  response.groups[1].count.articles = 7;
  EXPECT_NE(
      drawn(response, true)
          .find(
              "\npercent of all articles by month\n"
              "2017-01  ██████████████████████████████                                 50.00 %\n"
              "2017-02                                                                       -\n"
              "2017-03  ████████████████████████████████████████████████████████████  100.00 %\n"),
      std::string::npos)
      << drawn(response, true);
  response.total.articles = 0;
  EXPECT_EQ(drawn(response, true).find("█"), std::string::npos);
}

TEST(CountOutput, APictureHasABarForEveryPeriod) {
  CountResponse response = by_month();
  const SearchRequest request{.query = "red"};
  const std::string svg = count_timeline_svg({request, response, {}}, false);
  EXPECT_NE(svg.find("<title>2017-01: 1,230</title>"), std::string::npos);
  EXPECT_NE(svg.find(">occurrences by month; 1 article undated, in no bar</text>"),
            std::string::npos);
  response.groups.pop_back();
  EXPECT_NE(count_timeline_svg({request, response, {}}, false).find(">occurrences by month</text>"),
            std::string::npos);
}

}  // namespace
}  // namespace pressmark
