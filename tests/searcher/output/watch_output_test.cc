// SPDX-License-Identifier: GPL-2.0-or-later
//
// New articles in every format.
#include "searcher/output/watch_output.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

std::vector<WatchedQuery> four_queries() {
  Hit hit;
  hit.id = "b";
  hit.title = "=Ferry";
  hit.source = "Post";
  hit.published = parse_iso_date("2019-02-01");
  hit.date_by = DateBy::explicit_;
  Hit undated;
  undated.id = "c";
  return {{{1, "ships", "ferry"}, "ferry", 1200, false, {hit, undated}, {}},
          {{2, "", "quay"}, "quay", 1, false, {}, {}},
          {{3, "", "harbour"}, "harbour", 7, true, {}, {}},
          {{4, "", "(a"}, "", 0, false, {}, Error{ErrorKind::invalid_argument, "no `)`"}}};
}

std::string printed_watch(OutputFormat format) {
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  return format_watch(format, four_queries(), archive, {});
}

TEST(WatchOutput, TextSaysWhatIsNew) {
  EXPECT_EQ(printed_watch(OutputFormat::text),
            "ships: 2 new of 1,200 articles\n"
            "date        source  id  title\n"
            "2019-02-01  Post    b   =Ferry\n"
            "undated             c\n"
            "quay: 0 new of 1 article\n"
            "harbour: 7 articles; watched from now on\n"
            "(a: refused: no `)`\n");
}

TEST(WatchOutput, ProgramsGetEveryKey) {
  const std::string hit =
      R"("id":"b","date":"2019-02-01","date_by":"explicit","title":"=Ferry","source":"Post",)"
      R"("url":null,"path":null})";
  const std::string json = printed_watch(OutputFormat::json);
  EXPECT_NE(json.find(R"("queries":[{"line":1,"name":"ships","query":"ferry","read_as":"ferry",)"
                      R"("articles":1200,"first_time":false,"new":[{)" +
                      hit),
            std::string::npos)
      << json;
  EXPECT_TRUE(json.ends_with(R"({"line":4,"name":null,"query":"(a","read_as":null,"articles":0,)"
                             R"("first_time":false,"new":[],"error":"no `)`"}]})"
                             "\n"))
      << json;
  EXPECT_TRUE(printed_watch(OutputFormat::jsonl)
                  .starts_with(R"({"name":"ships","query":"ferry",)" + hit + "\n"));
}

TEST(WatchOutput, RowsAreSafe) {
  EXPECT_EQ(printed_watch(OutputFormat::csv),
            "name,query,id,date,title,source,url,path\n"
            "ships,ferry,b,2019-02-01,'=Ferry,Post,,\n"
            "ships,ferry,c,,,,,\n");
  EXPECT_TRUE(printed_watch(OutputFormat::tsv).starts_with("name\tquery\tid\t"));
}

}  // namespace
}  // namespace pressmark
