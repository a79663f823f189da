// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may reach a terminal, a CSV file, a TSV file.

#include "base/escape.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::string pieces[] = {
      "a",    "\x1b[31m", "\n", "\t",   "\r",           "\x7f", "\xC2\x9B", "\xE2\x80\xAE",
      "\"",   ",",        "=",  "\xFF", "\xE2\x81\xA6", "é",    "外",       "\\",
      "\x07", "@",        " ",  "\x01"};
  std::string text;
  for (std::size_t i = random() % 12; i > 0; --i)
    text += pieces[random() % std::size(pieces)];
  return text;
}

TEST(Escape, TerminalTable) {
  EXPECT_EQ(escape_for_terminal("plain é 外\tx\ny"), "plain é 外\tx\ny");
  EXPECT_EQ(escape_for_terminal("\x1b[31mred"), "\\x1b[31mred");
  EXPECT_EQ(escape_for_terminal("\xC2\x9B"), "\\x9b");
  EXPECT_EQ(escape_for_terminal("\xE2\x80\xAEtxt"), "\\u{202e}txt");
  EXPECT_EQ(escape_for_terminal("\xFFz"), "\xEF\xBF\xBDz");
  EXPECT_EQ(escape_for_terminal_line("a \n\t b\r\nc"), "a b c");
}

TEST(Escape, NoControlReachesATerminal) {
  std::mt19937 random{11};
  for (int round = 0; round < 20'000; ++round) {
    const std::string line = escape_for_terminal_line(random_text(random));
    ASSERT_TRUE(is_valid_utf8(line));
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint point = decode_utf8(line, at);
      ASSERT_FALSE(is_control(point.value)) << line;
      at += point.length;
    }
  }
}

TEST(Escape, CsvTable) {
  EXPECT_EQ(escape_for_csv("plain"), "plain");
  EXPECT_EQ(escape_for_csv("a,b"), "\"a,b\"");
  EXPECT_EQ(escape_for_csv("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(escape_for_csv("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(escape_for_csv("=1+1"), "'=1+1");
  EXPECT_EQ(escape_for_csv("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
  EXPECT_EQ(escape_for_csv(""), "");
}

/// Reads one CSV field back; nothing if it is not exactly one field.
std::string read_csv_field(const std::string& field) {
  if (field.empty() || field[0] != '"') return field;
  std::string text;
  for (std::size_t at = 1; at + 1 < field.size(); ++at) {
    if (field[at] == '"') ++at;
    text += field[at];
  }
  return text;
}

TEST(Escape, CsvRoundTrips) {
  std::mt19937 random{5};
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_text(random);
    std::string back = read_csv_field(escape_for_csv(text));
    if (!back.empty() && back[0] == '\'') back.erase(0, 1);
    ASSERT_EQ(back, text);
  }
}

TEST(Escape, TsvIsOneCellOnOneLine) {
  EXPECT_EQ(escape_for_tsv("a\tb\nc\\d\r"), "a\\tb\\nc\\\\d\\r");
  EXPECT_EQ(escape_for_tsv("-2"), "'-2");
  std::mt19937 random{3};
  for (int round = 0; round < 5'000; ++round) {
    EXPECT_EQ(escape_for_tsv(random_text(random)).find_first_of("\t\n\r"), std::string::npos);
  }
}

}  // namespace
}  // namespace pressmark
