// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names as people and programs read them.
#include "searcher/output/names_output.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

NamesResponse two_names() {
  NamesResponse response;
  response.articles = 1200;
  response.more_names = 4;
  response.names = {{EntityType::person,
                     "Anna Berg",
                     {"A. Berg"},
                     1000,
                     parse_iso_date("2017-02-16"),
                     parse_iso_date("2018-01-01"),
                     3,
                     {{EntityType::organisation, "Harbour Council", 20, 40, 1.5}}},
                    {EntityType::place, "Geneva", {}, 1, std::nullopt, std::nullopt, 1, {}}};
  return response;
}

std::string printed_names(OutputFormat format, const NamesResponse& response) {
  const SearchRequest request{.query = "berg"};
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  return format_names(format, {request, response, archive}, {});
}

TEST(NamesOutput, TextHasARowEachAndCompanyBelow) {
  EXPECT_EQ(printed_names(OutputFormat::text, two_names()),
            "6 names in 1,200 articles (exact)\n"
            "type    articles  first       last        name\n"
            "person     1,000  2017-02-16  2018-01-01  Anna Berg (also A. Berg)\n"
            "place          1  undated     undated     Geneva\n"
            "4 more: -n shows further names\n"
            "\n"
            "with Anna Berg\n"
            "type  both  of its  lift  name\n"
            "org     20      40  1.50  Harbour Council\n");
  NamesResponse none;
  none.articles = 3;
  EXPECT_EQ(printed_names(OutputFormat::text, none), "0 names in 3 articles (exact)\n");
}

TEST(NamesOutput, JsonHasEveryKey) {
  EXPECT_EQ(printed_names(OutputFormat::json, two_names()),
            R"({"schema":1,"words":"berg","archive":{"fingerprint":"f","analysis":"",)"
            R"("aliases":null,"articles":0},"of_articles":1200,"names":[{"type":"person",)"
            R"("name":"Anna Berg","aliases":["A. Berg"],"articles":1000,"first":"2017-02-16",)"
            R"("last":"2018-01-01","undated":3,"with":[{"type":"org","name":"Harbour Council",)"
            R"("articles":20,"of_articles":40,"lift":1.5}]},{"type":"place","name":"Geneva",)"
            R"("aliases":[],"articles":1,"first":null,"last":null,"undated":1,"with":[]}],)"
            R"("more_names":4})"
            "\n");
  const std::string lines = printed_names(OutputFormat::jsonl, two_names());
  EXPECT_TRUE(lines.starts_with("{\"type\":\"person\",")) << lines;
  EXPECT_NE(lines.find("}\n{\"type\":\"place\","), std::string::npos) << lines;
}

TEST(NamesOutput, RowsAreSafe) {
  NamesResponse response = two_names();
  response.names[1].name = "=Geneva\x1b";
  response.names[0].aliases.emplace_back("Berg, A.");
  EXPECT_EQ(printed_names(OutputFormat::csv, response),
            "type,name,articles,first,last,undated,aliases\n"
            "person,Anna Berg,1000,2017-02-16,2018-01-01,3,\"A. Berg; Berg, A.\"\n"
            "place,'=Geneva\\x1b,1,,,1,\n");
  EXPECT_TRUE(printed_names(OutputFormat::tsv, response).starts_with("type\tname\tarticles\t"));
}

}  // namespace
}  // namespace pressmark
