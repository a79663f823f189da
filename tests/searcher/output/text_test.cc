// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers for people, compared with what was once looked at and found good.
#include "searcher/output/text.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/failed_search.h"
#include "tests/support/golden.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

OutputOptions terminal(std::uint32_t columns, bool use_color) {
  OutputOptions options;
  options.is_terminal = true;
  options.columns = columns;
  options.use_color = use_color;
  options.elapsed_us = 412;
  return options;
}

TEST(Text, Piped) {
  OutputOptions options;
  options.columns = 33;  // of a terminal, which this is not
  options.elapsed_us = 412;
  expect_golden("output_piped.txt", format_text(sample_answer().input(), options));
}

TEST(Text, OnAWideTerminal) {
  expect_golden("output_terminal_120.txt",
                format_text(sample_answer().input(), terminal(120, false)));
}

TEST(Text, OnANarrowTerminalWithColor) {
  expect_golden("output_terminal_60_color.txt",
                format_text(sample_answer().input(), terminal(60, true)));
}

TEST(Text, NothingFound) {
  EXPECT_EQ(format_text(empty_answer().input(), {}),
            "0 articles match   read as: anna AND berg AND zeppelin\n");
  FailedSearch failed;
  failed.parts = {{"anna", 2, 0}, {"berg", 1, 0}, {"zeppelin", 0, 1}};
  failed.all_but_one = 1;
  const SampleAnswer answer = empty_answer();
  OutputInput input = answer.input();
  input.failed = &failed;
  EXPECT_TRUE(format_text(input, {}).starts_with(
      "0 articles match all 3 terms   read as: anna AND berg AND zeppelin\n"
      "2 of 3: 1 article (--match most)\n"))
      << format_text(input, {});
}

TEST(Text, OneArticleIsNotArticles) {
  SampleAnswer answer = empty_answer();
  answer.response.matches = 1;
  answer.response.read_as = "";
  answer.response.hits = {sample_answer().response.hits[1]};
  EXPECT_TRUE(format_text(answer.input(), {}).starts_with("1 article (exact)\n 2  undated"));
}

TEST(Text, AnOffsetBeyondTheLastHitIsTold) {
  SampleAnswer answer = empty_answer();
  answer.response.matches = 3;
  answer.request.offset = 1'000;
  EXPECT_TRUE(format_text(answer.input(), {})
                  .starts_with("3 articles (exact), none after the first 1,000   read as:"));
  answer.request.limit = 0;  // only the count was asked for
  EXPECT_TRUE(format_text(answer.input(), {}).starts_with("3 articles (exact)   read as:"));
}

TEST(Text, TimesAreReadable) {
  SampleAnswer answer = empty_answer();
  answer.response.read_as = "";
  for (const auto& [microseconds, text] :
       {std::pair{7U, "0.0 ms"}, std::pair{999'900U, "999.9 ms"}, std::pair{1'250'000U, "1.2 s"}}) {
    OutputOptions options = terminal(40, false);
    options.elapsed_us = microseconds;
    const std::string line = format_text(answer.input(), options);
    EXPECT_TRUE(line.ends_with(std::string{text} + "\n")) << line;
    EXPECT_EQ(line.size(), 41U) << "at the right edge";
  }
}

TEST(Text, Article) {
  expect_golden("output_article_piped.txt", format_article_text(sample_article(), {}));
  expect_golden("output_article_terminal.txt",
                format_article_text(sample_article(), terminal(60, false)));
}

}  // namespace
}  // namespace pressmark
