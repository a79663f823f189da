// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows of a batch in every format.
#include "searcher/output/batch_output.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

std::vector<BatchRow> three_rows() {
  return {{{1, "war", "Syria"},
           "syria",
           {1200, 4800, 0, 0},
           parse_iso_date("2016-09-10"),
           parse_iso_date("2018-07-16"),
           {}},
          {{3, "", "=airship"}, "airship", {0, 4800, 0, 0}, {}, {}, {}},
          {{4, "", "(a"}, "", {}, {}, {}, Error{ErrorKind::invalid_argument, "no `)`"}}};
}

std::string printed_batch(OutputFormat format) {
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  return format_batch(format, three_rows(), archive, {});
}

TEST(BatchOutput, TextHasARowEach) {
  EXPECT_EQ(printed_batch(OutputFormat::text),
            "line  articles    share  first       last        query\n"
            "   1     1,200  25.00 %  2016-09-10  2018-07-16  war\n"
            "   3         0   0.00 %                          =airship\n"
            "   4   refused                                   (a: no `)`\n");
}

TEST(BatchOutput, ProgramsGetEveryKey) {
  const std::string first =
      R"({"line":1,"name":"war","query":"Syria","read_as":"syria","articles":1200,)"
      R"("of_articles":4800,"first":"2016-09-10","last":"2018-07-16","error":null})";
  const std::string refused =
      R"({"line":4,"name":null,"query":"(a","read_as":null,"articles":null,"of_articles":null,)"
      R"("first":null,"last":null,"error":"no `)`"})";
  const std::string lines = printed_batch(OutputFormat::jsonl);
  EXPECT_TRUE(lines.starts_with(first + "\n{\"line\":3,")) << lines;
  EXPECT_TRUE(lines.ends_with("}\n" + refused + "\n")) << lines;
  const std::string json = printed_batch(OutputFormat::json);
  EXPECT_TRUE(json.starts_with(R"({"schema":1,"archive":{"fingerprint":"f",)")) << json;
  EXPECT_TRUE(json.ends_with("," + refused + "]}\n")) << json;
}

TEST(BatchOutput, RowsAreSafe) {
  EXPECT_EQ(printed_batch(OutputFormat::csv),
            "line,name,query,read_as,articles,of_articles,first,last,error\n"
            "1,war,Syria,syria,1200,4800,2016-09-10,2018-07-16,\n"
            "3,,'=airship,airship,0,4800,,,\n"
            "4,,(a,,,,,,no `)`\n");
  EXPECT_TRUE(printed_batch(OutputFormat::tsv).starts_with("line\tname\tquery\t"));
}

}  // namespace
}  // namespace pressmark
