// SPDX-License-Identifier: GPL-2.0-or-later
//
// Errors, whole, with their carets.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "searcher/output/output.h"

namespace pressmark {
namespace {

Error query_error(std::uint32_t begin, std::uint32_t end) {
  return {ErrorKind::invalid_argument, "no such distance", "try: a NEAR/10 b",
          ByteRange{begin, end}};
}

TEST(Errors, TheCaretStandsUnderThePartAtFault) {
  EXPECT_EQ(format_error(query_error(7, 13), "lavrov NEAR/x syria", false),
            "error: no such distance\n"
            "  lavrov NEAR/x syria\n"
            "         ^~~~~~\n"
            "hint: try: a NEAR/10 b\n");
}

TEST(Errors, CaretsCountColumnsAndTheWayTextIsShown) {
  struct Case {
    std::string query;
    ByteRange where;
    std::string shown;
    std::string caret;
  };
  for (const Case& row : {
           Case{"渡輪 AND", {7, 10}, "  渡輪 AND\n", "       ^~~\n"},
           Case{"a\x1b b", {3, 4}, "  a\\x1b b\n", "        ^\n"},
           Case{"a \t\n b", {5, 6}, "  a b\n", "    ^\n"},
           Case{"(a b", {4, 4}, "  (a b\n", "      ^\n"},
           Case{"(a b", {0, 1}, "  (a b\n", "  ^\n"},
           Case{"ab", {1, 1}, "  ab\n", "   ^\n"},
           Case{"", {0, 0}, "  \n", "  ^\n"},
       }) {
    const std::string text =
        format_error(query_error(row.where.begin, row.where.end), row.query, false);
    EXPECT_EQ(text,
              "error: no such distance\n" + row.shown + row.caret + "hint: try: a NEAR/10 b\n");
  }
}

TEST(Errors, ALongQueryIsShownAroundTheCaret) {
  for (const std::size_t words_before : {0U, 5U, 200U}) {
    for (const std::size_t words_after : {0U, 5U, 200U}) {
      std::string query;
      for (std::size_t i = 0; i < words_before; ++i)
        query += i % 2 == 0 ? "渡輪 " : "ferry ";
      const auto begin = static_cast<std::uint32_t>(query.size());
      query += "NEAR/x";
      const auto end = static_cast<std::uint32_t>(query.size());
      for (std::size_t i = 0; i < words_after; ++i)
        query += " ferry";

      const std::string text = format_error(query_error(begin, end), query, false);
      const std::size_t shown_begin = text.find('\n') + 1;
      const std::string shown =
          text.substr(shown_begin, text.find('\n', shown_begin) - shown_begin);
      const std::size_t caret_begin = shown_begin + shown.size() + 1;
      const std::size_t caret = text.find('^', caret_begin) - caret_begin;
      EXPECT_LE(display_width(shown), 90U);
      EXPECT_EQ(caret, display_width(shown.substr(0, shown.find("NEAR/x")))) << text;
      EXPECT_NE(text.find("^~~~~~\n"), std::string::npos) << text;
    }
  }
}

TEST(Errors, WithoutAPlaceThereIsNoCaret) {
  EXPECT_EQ(format_error({ErrorKind::io, "cannot write a\nb: \x1b[2J"}, "query", false),
            "error: cannot write a b: \\x1b[2J\n"
            "hint: check the path, who may read or write there, and the space that is left\n");
  // A range that is not in this text is no range.
  EXPECT_EQ(format_error({ErrorKind::invalid_argument, "no", "", ByteRange{2, 9}}, "abc", false),
            "error: no\nhint: --help explains commands and options\n");
}

TEST(Errors, ColorIsOnTheLabelsAndTheCaret) {
  EXPECT_EQ(format_error({ErrorKind::invalid_argument, "no", "yes", ByteRange{0, 1}}, "a", true),
            "\x1b[1merror:\x1b[0m no\n  a\n  \x1b[1m^\x1b[0m\n\x1b[1mhint:\x1b[0m yes\n");
}

TEST(Errors, AsJson) {
  EXPECT_EQ(format_error_json(query_error(7, 13)),
            R"({"schema":1,"error":{"code":"query","message":"no such distance",)"
            R"("hint":"try: a NEAR/10 b","begin":7,"end":13}})"
            "\n");
  EXPECT_EQ(format_error_json({ErrorKind::archive, "no archive in x"}),
            R"({"schema":1,"error":{"code":"archive","message":"no archive in x",)"
            R"("hint":null,"begin":null,"end":null}})"
            "\n");
}

TEST(Errors, EveryKindHasACode) {
  for (const auto& [kind, code] :
       {std::pair{ErrorKind::bad_input, "bad_input"},
        std::pair{ErrorKind::invalid_argument, "usage"}, std::pair{ErrorKind::archive, "archive"},
        std::pair{ErrorKind::io, "io"}, std::pair{ErrorKind::limit, "limit"}}) {
    EXPECT_NE(format_error_json({kind, "m"}).find("\"code\":\"" + std::string{code} + "\""),
              std::string::npos);
  }
}

}  // namespace
}  // namespace pressmark
