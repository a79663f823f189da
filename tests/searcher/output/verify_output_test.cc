// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is told of a receipt, in both formats.
#include "searcher/output/verify_output.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

Receipt kept_answer() {
  Receipt receipt;
  receipt.request.query = "Ferry";
  receipt.read_as = "ferry";
  receipt.archive = {"f1", "analysis", "", 5};
  receipt.articles = 3;
  receipt.families = 3;
  receipt.ids = {"a", "b", "c"};
  return receipt;
}

Verification unchanged() {
  Verification found;
  found.read_as = "ferry";
  found.archive = {"f1", "analysis", "", 5};
  found.articles = 3;
  found.families = 3;
  return found;
}

Verification all_changed() {
  Verification found = unchanged();
  found.read_as = "ferries";
  found.archive = {"f2", "other", "al", 1'007};
  found.articles = 1'003;
  found.families = 2;
  found.came = {{"n\x1b", 2}, {"o", 4}};
  found.went = {{"a", 1, false, {}}, {"b", 2, true, {}}, {"c", 3, true, 12}};
  found.differences = {true, true, true, true, {{"d", {"title", "snippet"}}}, {"person", "month"},
                       true};
  return found;
}

TEST(VerifyOutput, TheSameIsOneLine) {
  EXPECT_EQ(format_verification(OutputFormat::text, kept_answer(), unchanged(), {}),
            "same: 3 articles then   read as: ferry\n");
}

TEST(VerifyOutput, EveryDifferenceHasItsLine) {
  EXPECT_EQ(format_verification(OutputFormat::text, kept_answer(), all_changed(), {}),
            "changed: 3 articles then   read as: ferry\n"
            "archive    other articles: 5 then, 1,007 now\n"
            "analysis   another one than then\n"
            "aliases    aliases.txt is another one\n"
            "read as    ferries\n"
            "articles   3 then, 1,003 now\n"
            "families   3 then, 2 now\n"
            "came       n\\x1b (now 2)\n"
            "           o (now 4)\n"
            "went       a (1 then): is not in the archive\n"
            "           b (2 then): matches no more\n"
            "           c (3 then): still matches, now 12\n"
            "altered    d: title, snippet\n"
            "order      of those listed then and now: another\n"
            "scores     others (which is no change by itself)\n"
            "facets     person, month\n"
            "timeline   another\n");
}

TEST(VerifyOutput, LongListsAreCutAndPagesSaySo) {
  Receipt receipt = kept_answer();
  receipt.articles = 40;
  Verification found = unchanged();
  found.articles = 40;
  for (std::uint64_t rank = 1; rank <= 12; ++rank)
    found.came.push_back({"n" + std::to_string(rank), rank});
  found.archive.fingerprint = "f2";
  const std::string text = format_verification(OutputFormat::text, receipt, found, {});
  EXPECT_NE(text.find("archive    other articles: 5 articles then and now\n"), std::string::npos);
  EXPECT_NE(text.find("           n10 (now 10)\n           2 more: --format json names all\n"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with("\nlisted     3 of 40: of the others, the numbers are compared\n"))
      << text;
  EXPECT_EQ(format_verification(OutputFormat::json, receipt, found, {}).find("n13"),
            std::string::npos);
}

TEST(VerifyOutput, ARefusedQuestionSaysWhy) {
  Verification found;
  found.archive = kept_answer().archive;
  found.refusal = Error{ErrorKind::invalid_argument, "there is no article 'x'"};
  EXPECT_EQ(format_verification(OutputFormat::text, kept_answer(), found, {}),
            "changed: 3 articles then   read as: ferry\n"
            "refused    there is no article 'x'\n");
  EXPECT_TRUE(format_verification(OutputFormat::json, kept_answer(), found, {})
                  .ends_with(R"("error":"there is no article 'x'"})"
                             "\n"));
}

TEST(VerifyOutput, ProgramsGetEveryKey) {
  EXPECT_EQ(format_verification(OutputFormat::json, kept_answer(), all_changed(), {}),
            R"({"schema":1,"same":false,"query":"Ferry","similar_to":null,)"
            R"("then":{"read_as":"ferry","articles":3,"families":3,)"
            R"("archive":{"fingerprint":"f1","analysis":"analysis","aliases":null,"articles":5}},)"
            R"("now":{"read_as":"ferries","articles":1003,"families":2,)"
            R"("archive":{"fingerprint":"f2","analysis":"other","aliases":"al","articles":1007}},)"
            R"("lists_all":true,"came":[{"id":"n\u001b","rank":2},{"id":"o","rank":4}],)"
            R"("went":[{"id":"a","rank":1,"in_archive":false,"rank_now":null},)"
            R"({"id":"b","rank":2,"in_archive":true,"rank_now":null},)"
            R"({"id":"c","rank":3,"in_archive":true,"rank_now":12}],)"
            R"("altered":[{"id":"d","keys":["title","snippet"]}],"order":true,"scores":true,)"
            R"("facets":["person","month"],"timeline":true,"error":null})"
            "\n");
  EXPECT_NE(
      format_verification(OutputFormat::json, kept_answer(), unchanged(), {}).find("\"same\":true"),
      std::string::npos);
}

}  // namespace
}  // namespace pressmark
