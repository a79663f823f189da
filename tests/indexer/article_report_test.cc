// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reports: what becomes of an Error's message, and what --report prints.

#include "indexer/article_report.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string printed(const ArticleReport& report) {
  return report.path + "|" + (report.line ? std::to_string(*report.line) : "-") + "|" +
         report.code + "|" + report.message;
}

TEST(ArticleReport, TakesPathAndLineOutOfTheMessage) {
  struct Row {
    Error error;
    std::string report;
  };
  const auto at = [](std::string path, std::string message, ErrorKind kind) {
    return Error{.kind = kind, .message = std::move(message), .path = std::move(path)};
  };
  const auto bad = ErrorKind::bad_input;
  const std::vector<Row> rows{
      {at("a.jsonl", "a.jsonl:12: no closing quote", bad), "a.jsonl|12|bad_input|no closing quote"},
      {at("c:/a:b.jsonl", "c:/a:b.jsonl:7: x: 8: y", bad), "c:/a:b.jsonl|7|bad_input|x: 8: y"},
      {at("a: b", "a: b: empty", bad), "a: b|-|bad_input|empty"},
      {at("12:30: news", "12:30: news: empty", bad), "12:30: news|-|bad_input|empty"},
      {at("b.arc#3", "b.arc#3: no head", bad), "b.arc#3|-|bad_input|no head"},
      {at("a", "a: 16: is odd", bad), "a|-|bad_input|16: is odd"},
      {at("a", "a:99999999999999999999: x", bad), "|-|bad_input|a:99999999999999999999: x"},
      {at("a", "a:3", bad), "|-|bad_input|a:3"},
      {at("a", "cannot open a: denied", ErrorKind::io), "a|-|io|cannot open: denied"},
      {at("a", "a:3: larger than 16 MiB", ErrorKind::limit), "a|3|limit|larger than 16 MiB"},
      {at("", "a.txt:3: no path was given", bad), "|-|bad_input|a.txt:3: no path was given"},
      {at("", "", bad), "|-|bad_input|"},
  };
  for (const Row& row : rows) {
    const ArticleReport report = report_rejection(row.error);
    EXPECT_EQ(printed(report), row.report);
    const bool is_moved = row.error.kind == ErrorKind::io;
    EXPECT_EQ(to_string(report), is_moved ? "a: cannot open: denied" : row.error.message)
        << "nothing is lost";
    EXPECT_TRUE(report.is_rejected);
  }
}

TEST(ArticleReport, NamesTheDuplicate) {
  Article article;
  article.id = "x";
  article.path = "b.jsonl#3";
  const ArticleReport report = report_duplicate(article);
  EXPECT_EQ(to_json(report),
            R"({"path":"b.jsonl#3","line":null,"code":"duplicate_id","rejected":true,)"
            R"("message":"the id 'x' was already used by an earlier article in this run"})");
  EXPECT_EQ(to_string(report),
            "b.jsonl#3: the id 'x' was already used by an earlier article in this run");
}

TEST(ArticleReport, HasACodeForEveryFlag) {
  Article article;
  article.path = "a";
  EXPECT_TRUE(report_flags(article).empty());
  std::string codes;
  for (std::uint32_t bit = 0; bit < 32; ++bit) {
    article.flags = 1U << bit;
    const std::vector<ArticleReport> reports = report_flags(article);
    // A flag that the schema can describe has a code, and no other has.
    ASSERT_EQ(reports.size(), describe_flags(article.flags).size()) << bit;
    if (reports.empty()) continue;
    EXPECT_FALSE(reports.front().is_rejected);
    EXPECT_EQ(reports.front().message, describe_flags(article.flags).front());
    codes += reports.front().code + " ";
  }
  EXPECT_EQ(codes,
            "no_text repaired_utf8 removed_nul impossible_date guessed_charset doubtful_date "
            "cut_off ");
}

TEST(ArticleReport, CountsRepairedBytes) {
  Article article;
  article.set_flag(ArticleFlag::repaired_utf8);
  article.repaired_bytes = 3;
  EXPECT_EQ(report_flags(article).front().message, "repaired UTF-8: 3 bytes");
}

TEST(ArticleReport, PrintsJsonWithNullsForWhatIsNotKnown) {
  ArticleReport report = report_rejection(
      {.kind = ErrorKind::bad_input, .message = "a\n\x1b:2: \"x\"", .path = "a\n\x1b"});
  EXPECT_EQ(to_json(report), R"({"path":"a\n\u001b","line":2,"code":"bad_input","rejected":true,)"
                             R"("message":"\"x\""})");
  report.path.clear();
  report.line.reset();
  EXPECT_EQ(to_json(report).substr(0, 26), R"({"path":null,"line":null,")");
}

}  // namespace
}  // namespace pressmark
