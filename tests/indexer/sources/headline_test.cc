// SPDX-License-Identifier: GPL-2.0-or-later
//
// First lines that are headlines, and many that only look like it.

#include "indexer/sources/headline.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

constexpr std::string_view body =
    "The council decided on Monday to close the old bridge for two years, the mayor said.";

bool is_headline(std::string_view line, std::string_view separator = "\n\n") {
  const std::string text = std::string{line} + std::string{separator} + std::string{body};
  const std::size_t length = find_headline(text);
  EXPECT_TRUE(length == 0 || length == line.size()) << text;
  return length > 0;
}

TEST(FindHeadline, TakesWhatIsPlainlyOne) {
  for (const std::string_view line : {
           "Council closes old bridge",
           "Council closes old bridge for two years, mayor says",
           "Will the old bridge ever open again?",
           "\"We had no choice,\" says mayor",
           "\u201CWe had no choice\u201D",
           "5 things to know about the old bridge",
           "COUNCIL CLOSES OLD BRIDGE",
           "Old bridge: council votes 7-2 to close it",
           "Stadtrat schlie\u00DFt alte Br\u00FCcke",
           "\u5E02\u8B70\u6703\u6C7A\u5B9A\u95DC\u9589\u820A\u6A4B",
           "Bridge 'beyond repair' - mayor",
           "By the river, a bridge closes",
       }) {
    EXPECT_TRUE(is_headline(line)) << line;
    EXPECT_TRUE(is_headline(line, "\n")) << line;
    EXPECT_TRUE(is_headline(line, "\n  \n\n")) << line;
  }
}

TEST(FindHeadline, RefusesEverythingElse) {
  const std::string long_line(160, 'x');
  std::string many_words = "Many";
  for (int i = 0; i < 25; ++i)
    many_words += " w" + std::to_string(i);
  for (const std::string_view line : {
           std::string_view{""},
           std::string_view{"Register"},
           std::string_view{"Sign in"},
           std::string_view{"Skip to main content"},
           std::string_view{"Share this article now"},
           std::string_view{"Home | News | World"},
           std::string_view{"News > World > Europe"},
           std::string_view{"Photo: the old bridge"},
           std::string_view{"\u00A9 Jane Doe / Coastal Courier"},
           std::string_view{"www.example.org closes a bridge"},
           std::string_view{"The council closed the old bridge."},
           std::string_view{"The mayor said \"it is over.\""},
           std::string_view{"The mayor said:"},
           std::string_view{"The mayor, who said,"},
           std::string_view{"The council said \u2014"},
           std::string_view{"The council waits\u2026"},
           std::string_view{"council closes old bridge"},
           std::string_view{"By Jane Doe"},
           std::string_view{"By Jane Doe and John Smith in Harbour"},
           std::string_view{"HARBOUR (Coastal Wire) \u2014 The council closed"},
           std::string_view{"HARBOUR, March 3 - The council closed"},
           std::string_view{"HARBOUR - The council closed"},
           std::string_view{"Harbour (CW) -- The council closed"},
           std::string_view{"Thursday, 16 February 2017"},
           std::string_view{"06:36 GMT 9 May 2017"},
           std::string_view{"555 12 34"},
           std::string_view{long_line},
           std::string_view{many_words},
       }) {
    EXPECT_FALSE(is_headline(line)) << line;
  }
}

TEST(FindHeadline, WantsTextBehindIt) {
  EXPECT_EQ(find_headline("Council closes old bridge"), 0U);
  EXPECT_EQ(find_headline("Council closes old bridge\n\n  \n"), 0U);
  EXPECT_EQ(find_headline(""), 0U);
}

TEST(FindHeadline, IsNotFooledByWrappedLines) {
  // An opening sentence.
  EXPECT_EQ(find_headline("The council decided on Monday to close the\n"
                          "old bridge for two years, the mayor said."),
            0U);
  EXPECT_EQ(find_headline("The council decided to let Jane Doe and\n"
                          "John Smith look after the old bridge."),
            0U);
  // A headline on two lines: half of it would be wrong.
  EXPECT_EQ(find_headline("Council closes the old bridge\nFor two years\n\nThe council decided."),
            0U);
}

}  // namespace
}  // namespace pressmark
