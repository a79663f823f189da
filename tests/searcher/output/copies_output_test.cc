// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies for people and for programs.
#include "searcher/output/copies_output.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

CopiesResponse sample_copies() {
  CopiesResponse response{"b", {}};
  ArticleCopy first;
  first.article.id = "a\x1b";
  first.article.title = "Night ferry";
  first.article.source = "Post";
  first.article.published = parse_iso_date("2019-04-03");
  first.article.date_by = DateBy::explicit_;
  first.words_removed = 1;
  first.words_added = 2;
  first.changes = {{"left at", "ten", "half past", "on a day"}};
  ArticleCopy asked;
  asked.article.id = "b";
  asked.is_asked_for = true;
  asked.changes.emplace();
  ArticleCopy other;
  other.article.id = "c";
  response.copies = {first, asked, other};
  return response;
}

TEST(CopiesOutput, TextHasOneEntryForEachCopy) {
  EXPECT_EQ(format_copies(OutputFormat::text, sample_copies(), {}),
            "3 articles of one family\n"
            "2019-04-03 · Post · a\\x1b\n"
            "    Night ferry\n"
            "    1 word gone, 2 new\n"
            "    ... left at [-ten-] {+half past+} on a day ...\n"
            "undated · b\n"
            "    the article asked for\n"
            "undated · c\n"
            "    more than 1,000 words differ\n");
  EXPECT_TRUE(format_copies(OutputFormat::text, {"b", {sample_copies().copies[1]}}, {})
                  .starts_with("no copies\n"));
}

TEST(CopiesOutput, JsonIsOneObject) {
  EXPECT_EQ(
      format_copies(OutputFormat::json, sample_copies(), {}),
      R"({"schema":1,"id":"b","copies":[{"id":"a\u001b","title":"Night ferry",)"
      R"("date":"2019-04-03","date_by":"explicit","source":"Post","url":null,"words_removed":1,)"
      R"("words_added":2,"changes":[{"before":"left at","removed":"ten","added":"half past",)"
      R"("after":"on a day"}]},{"id":"b","title":null,"date":null,"date_by":"none","source":null,)"
      R"("url":null,"words_removed":0,"words_added":0,"changes":[]},{"id":"c","title":null,)"
      R"("date":null,"date_by":"none","source":null,"url":null,"words_removed":null,)"
      R"("words_added":null,"changes":null}]})"
      "\n");
}

}  // namespace
}  // namespace pressmark
