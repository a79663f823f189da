// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why nothing was found, for people and for programs.
#include "searcher/output/failed_search_output.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

FailedSearch everything() {
  FailedSearch failed;
  failed.parts = {{"lavrov", 20, 0}, {"sirya", 0, 1200}};
  failed.all_but_one = 1200;
  failed.spellings = {{"sirya", "syria", 21}, {"sirya", "siren", 1}, {"lavrof", "lavrov", 20}};
  failed.admitted = 40;
  failed.first = parse_iso_date("2016-07-01");
  failed.last = parse_iso_date("2018-07-16");
  return failed;
}

std::string json_of(const FailedSearch* failed) {
  JsonWriter json;
  json.begin_object().key("help");
  write_failed_search(json, failed);
  json.end_object();
  return json.take();
}

TEST(FailedSearchOutput, TextSaysWhatIsKnownAndNothingElse) {
  EXPECT_EQ(format_failed_search(everything(), 61, {}),
            "1 of 2: 1,200 articles (--match most)\n"
            "did you mean: syria (21 articles), siren (1 article)? (for sirya)\n"
            "did you mean: lavrov (20 articles)? (for lavrof)\n"
            "the filters admit 40 of 61 articles; the archive's dates run from 2016-07-01 to "
            "2018-07-16\n"
            "\n"
            "part    articles  without it\n"
            "lavrov        20           0\n"
            "sirya          0       1,200\n");
  FailedSearch nothing;
  nothing.admitted = 61;
  EXPECT_EQ(format_failed_search(nothing, 61, {}), "");
}

TEST(FailedSearchOutput, AnEmptyPeriodIsACaution) {
  FailedSearch failed;
  failed.admitted = 61;
  failed.empty_period = "2019";
  EXPECT_EQ(format_failed_search(failed, 61, {}),
            "caution: no article of the archive is from 2019\n");
  failed.first = parse_iso_date("2016-07-01");
  failed.last = parse_iso_date("2018-07-16");
  failed.undated = 1200;
  EXPECT_EQ(format_failed_search(failed, 61, {}),
            "caution: no article of the archive is from 2019; its dates run from 2016-07-01 to "
            "2018-07-16; 1,200 undated\n");
  EXPECT_NE(json_of(&failed).find(R"("undated":1200,"empty_period":"2019")"), std::string::npos);
}

TEST(FailedSearchOutput, JsonHasEveryKey) {
  EXPECT_EQ(json_of(nullptr), R"({"help":null})");
  const FailedSearch failed = everything();
  EXPECT_EQ(json_of(&failed),
            R"({"help":{"admitted":40,"all_but_one":1200,"parts":[)"
            R"({"query":"lavrov","articles":20,"without_it":0},)"
            R"({"query":"sirya","articles":0,"without_it":1200}],"spellings":[)"
            R"({"typed":"sirya","suggestion":"syria","articles":21},)"
            R"({"typed":"sirya","suggestion":"siren","articles":1},)"
            R"({"typed":"lavrof","suggestion":"lavrov","articles":20}],)"
            R"("first":"2016-07-01","last":"2018-07-16","undated":0,"empty_period":null}})");
}

}  // namespace
}  // namespace pressmark
