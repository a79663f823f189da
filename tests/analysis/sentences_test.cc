// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sentences as a table: | is where one ends, ¶ begins those that begin a paragraph.
#include "analysis/sentences.h"

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

std::string describe_sentences(std::string_view text) {
  std::string out;
  for (const Sentence& sentence : find_sentences(text)) {
    if (!out.empty()) out += " | ";
    if (sentence.begins_paragraph) out += "¶";
    for (const char c : text.substr(sentence.range.begin, sentence.range.size())) {
      out += c == '\n' ? '/' : c;
    }
  }
  return out;
}

struct SentenceRow {
  std::string text;
  std::string expected;
};

void check(const std::vector<SentenceRow>& rows) {
  for (const SentenceRow& row : rows)
    EXPECT_EQ(describe_sentences(row.text), row.expected);
}

TEST(Sentences, EndMarks) {
  check({
      {"", ""},
      {" \n \n", ""},
      {"One", "¶One"},
      {"One. Two! Three? Four", "¶One. | Two! | Three? | Four"},
      {"He paid 1.5 mln dlrs. It rose 3.5 pct.", "¶He paid 1.5 mln dlrs. | It rose 3.5 pct."},
      {"See www.example.com. Then go.", "¶See www.example.com. | Then go."},
      {"end.The next", "¶end.The next"},
      {"Well... he left. Well... He left.", "¶Well... he left. | Well... | He left."},
      {"What?! No.", "¶What?! | No."},
      {"It grew in 1986. 20 people came.", "¶It grew in 1986. | 20 people came."},
      {"Shares of Yahoo! rose.", "¶Shares of Yahoo! rose."},
      {"1. Cocoa. 2. Coffee.", "¶1. Cocoa. | 2. Coffee."},
  });
}

TEST(Sentences, QuotesAndBracketsStayWithTheirSentence) {
  check({
      {"\"We won.\" He left.", "¶\"We won.\" | He left."},
      {"“We won.” He left.", "¶“We won.” | He left."},
      {"\"Why?\" he asked.", "¶\"Why?\" he asked."},
      {"He left (at noon). She stayed.", "¶He left (at noon). | She stayed."},
      {"(He left.) She stayed.", "¶(He left.) | She stayed."},
      {"He said: ‘No.’ “Yes,” she said.", "¶He said: ‘No.’ | “Yes,” she said."},
      {"„Ja.“ Er ging. »Nein.« Sie blieb.", "¶„Ja.“ | Er ging. | »Nein.« | Sie blieb."},
      {"He left. (Reuters) \"So what?\"", "¶He left. | (Reuters) \"So what?\""},
  });
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  check({
      {"U.S. Secretary Rex Tillerson left.", "¶U.S. Secretary Rex Tillerson left."},
      {"He lives in the U.S. He works.", "¶He lives in the U.S. | He works."},
      {"The U.S.-led force left.", "¶The U.S.-led force left."},
      {"Gen. Dunford met Mr. Putin.", "¶Gen. Dunford met Mr. Putin."},
      {"J. F. Kennedy and М. С. Горбачёв", "¶J. F. Kennedy and М. С. Горбачёв"},
      {"Apple Inc. shares and Apple Inc. Chairman Cook.",
       "¶Apple Inc. shares and Apple Inc. Chairman Cook."},
      {"He left Apple Inc. The shares fell.", "¶He left Apple Inc. | The shares fell."},
      {"On Sept. 3 and in Feb. 1987.", "¶On Sept. 3 and in Feb. 1987."},
      {"It ended in Dec. The talks went on.", "¶It ended in Dec. | The talks went on."},
      {"No. 5 won. He said no. She left.", "¶No. 5 won. | He said no. | She left."},
      {"At 5 p.m. Monday he left at 6 p.m. Police came.",
       "¶At 5 p.m. Monday he left at 6 p.m. | Police came."},
      {"St. Petersburg and Wall St. They fell.", "¶St. Petersburg and Wall St. | They fell."},
      {"Am 3. Oktober kam Dr. Kohl. Er ging.", "¶Am 3. Oktober kam Dr. Kohl. | Er ging."},
      {"Fruit, e.g. Apples, etc. are good.", "¶Fruit, e.g. Apples, etc. are good."},
      {"On ул. Ленина. Он ушёл.", "¶On ул. Ленина. | Он ушёл."},
  });
}

TEST(Sentences, OtherScripts) {
  check({
      {"今日は。明日！本当？はい", "¶今日は。 | 明日！ | 本当？ | はい"},
      {"「はい。」彼は言った。", "¶「はい。」 | 彼は言った。"},
      {"هل جاء؟ نعم. ذهب.", "¶هل جاء؟ | نعم. | ذهب."},
      {"वह गया। वह आया।", "¶वह गया। | वह आया।"},
      {"Он ушёл. Она осталась.", "¶Он ушёл. | Она осталась."},
  });
}

TEST(Sentences, LinesAndParagraphs) {
  check({
      {"A one.\n\nB two.\r\n \t\r\nC three.", "¶A one. | ¶B two. | ¶C three."},
      // wrapped lines are no sentences, whatever the next begins with
      {"Showers continued throughout the week in the north of the\n"
       "Bahia cocoa zone, alleviating the drought since early in the\n"
       "January of the year, the weekly review of the Commission that\n"
       "Smith wrote said.\n"
       "    The dry period means that the crop will be late this year.\n"
       "    Arrivals fell.\n",
       "¶Showers continued throughout the week in the north of the/"
       "Bahia cocoa zone, alleviating the drought since early in the/"
       "January of the year, the weekly review of the Commission that/"
       "Smith wrote said. | "
       "¶The dry period means that the crop will be late this year. | ¶Arrivals fell."},
      {"Cocoa Review\nShowers continued throughout the week in the zone, it said.\nIt rained.",
       "¶Cocoa Review | Showers continued throughout the week in the zone, it said. | It rained."},
      {"Photo: A. Smith\nKremlin", "¶Photo: A. Smith | Kremlin"},
      {"Acme Corp said\nJohn Smith, the head of its very own review of cocoa, has left.",
       "¶Acme Corp said/John Smith, the head of its very own review of cocoa, has left."},
      {"a short line\nthat goes on", "¶a short line/that goes on"},
      {"Moscow,\nRussia", "¶Moscow,/Russia"},
      {"Shares of Apple Inc.\nThe shares fell", "¶Shares of Apple Inc. | The shares fell"},
      // wrapped in a narrow column
      {"The talks in\nGeneva ended\nMonday, said\nLavrov after\nall of them.",
       "¶The talks in/Geneva ended/Monday, said/Lavrov after/all of them."},
  });
  // Lines too long to be wrapped are paragraphs.
  const std::string line = std::string(200, 'x') + " end";
  EXPECT_EQ(describe_sentences("A title\n" + line + "\n" + line + "."),
            "¶A title | ¶" + line + " | ¶" + line + ".");
}

bool is_space_at(std::string_view text, std::size_t at) {
  return u_isUWhiteSpace(static_cast<UChar32>(decode_utf8(text, at).value)) != 0;
}

TEST(Sentences, CoverAllVisibleTextInOrder) {
  const std::vector<std::string> pieces{
      "a",  "B",  "Gen",  "U.S", ".",      "!", "?", "。",     "\"", "”",  "(", ")",   " ",
      "  ", "\n", "\n\n", "\t",  "\u00A0", "3", "é", "\u3000", ",",  "\r", "…", "p.m", "\xFF"};
  std::mt19937 random{7};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n)
      text += pieces[random() % pieces.size()];
    std::size_t at = 0;
    for (const Sentence& sentence : find_sentences(text)) {
      ASSERT_LT(sentence.range.begin, sentence.range.end);
      ASSERT_EQ(sentence.begins_paragraph, at == 0 || sentence.begins_paragraph);
      for (; at < sentence.range.begin; at += decode_utf8(text, at).length) {
        ASSERT_TRUE(is_space_at(text, at)) << text;
      }
      ASSERT_EQ(at, sentence.range.begin) << text;
      ASSERT_FALSE(is_space_at(text, at)) << text;
      at = sentence.range.end;
      ASSERT_LE(at, text.size());
    }
    for (; at < text.size(); at += decode_utf8(text, at).length) {
      ASSERT_TRUE(is_space_at(text, at)) << text;
    }
  }
}

TEST(Sentences, TakeLinearTime) {
  // A quadratic look ahead or back would take minutes.
  const auto begin = std::chrono::steady_clock::now();
  for (const char* unit :
       {". ", ".", " ", "(", ". (", ".\n", "a.", "\n", "\"", "x", "U.S. ", "é"}) {
    std::string text;
    while (text.size() < 1'000'000)
      text += unit;
    find_sentences(text);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{60});
}

}  // namespace
}  // namespace pressmark
