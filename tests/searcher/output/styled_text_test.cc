// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of text for a terminal: nothing is lost, nothing is wider than it may be.
#include "searcher/output/styled_text.h"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

std::vector<std::string> lines_of(std::string_view text, std::size_t first, std::size_t width) {
  std::vector<std::string> lines;
  for (const ByteRange& part : wrap(text, first, width)) {
    lines.emplace_back(text.substr(part.begin, part.size()));
  }
  return lines;
}

TEST(StyledText, WrapBreaksAtSpacesAndBesideWideCharacters) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of("", 10, 10), Lines{});
  EXPECT_EQ(lines_of("one two three", 7, 7), (Lines{"one two", "three"}));
  EXPECT_EQ(lines_of("one two three", 8, 8), (Lines{"one two", "three"}));
  EXPECT_EQ(lines_of("one two three", 3, 9), (Lines{"one", "two three"}));
  EXPECT_EQ(lines_of("a incomprehensible b", 6, 6), (Lines{"a", "incomp", "rehens", "ible b"}));
  EXPECT_EQ(lines_of("港口渡輪罷工", 5, 5), (Lines{"港口", "渡輪", "罷工"}));
  EXPECT_EQ(lines_of("ferry 港口渡輪", 10, 10), (Lines{"ferry 港口", "渡輪"}));
  // A combining mark stays with its letter: 3 columns each.
  EXPECT_EQ(lines_of("e\u0301e\u0301e\u0301 xyz", 3, 3), (Lines{"e\u0301e\u0301e\u0301", "xyz"}));
}

// For any text: no line is too wide, and the lines with their spaces give the text back.
TEST(StyledText, WrapKeepsEveryWordWithinTheWidth) {
  std::mt19937 random{7};
  const std::vector<std::string> alphabet{"a", "b", "e\u0301", " ", "港", "ж", "abcdefghijk"};
  for (int round = 0; round < 3'000; ++round) {
    std::string raw;
    for (auto i = random() % 40; i > 0; --i)
      raw += alphabet[random() % alphabet.size()];
    const std::string text = make_line(raw).text;
    const std::size_t width = 2 + random() % 20;
    std::string rejoined;
    std::size_t end_before = 0;
    for (const ByteRange& part : wrap(text, width, width)) {
      const std::string_view line = std::string_view{text}.substr(part.begin, part.size());
      EXPECT_LE(display_width(line), width) << text;
      rejoined += text.substr(end_before, part.begin - end_before);
      rejoined += line;
      end_before = part.end;
      EXPECT_FALSE(line.starts_with(' ')) << text;
    }
    EXPECT_EQ(rejoined, text);
  }
}

TEST(StyledText, MakeLineMovesHighlightsToWhereTheirWordsAre) {
  const StyledText line = make_line("  a\n\n\x1b[1m  word\t", {{{2, 3}, {5, 9}}});
  EXPECT_EQ(line.text, "a \\x1b[1m word");
  EXPECT_EQ(render(line, true), "\x1b[1ma\x1b[0m \x1b[1m\\x1b[1m\x1b[0m word");
  EXPECT_EQ(render(make_line("a  ", {{{0, 1}, {1, 3}}}), true), "\x1b[1ma\x1b[0m");
}

TEST(StyledText, HighlightsBeyondTheTextOrOutOfOrderAreIgnored) {
  EXPECT_EQ(render(make_line("word", {{{0, 9}}}), true), "word");
  EXPECT_EQ(render(make_line("word", {{{2, 2}, {3, 2}}}), true), "word");
  EXPECT_EQ(render(make_line("a b c", {{{2, 3}, {0, 1}}}), true), "a \x1b[1mb\x1b[0m c");
}

TEST(StyledText, RenderCutsHighlightsToThePart) {
  const StyledText line = make_line("the night ferry left", {{{4, 15}}});
  EXPECT_EQ(render(line, {0, 9}, true), "the \x1b[1mnight\x1b[0m");
  EXPECT_EQ(render(line, {10, 20}, true), "\x1b[1mferry\x1b[0m left");
  EXPECT_EQ(render(line, {4, 15}, false), "night ferry");
}

TEST(StyledText, HangingIndentsAllLinesButTheFirst) {
  EXPECT_EQ(hanging(make_line("one two three four"), 4, 12, false),
            "one two\n    three\n    four\n");
  EXPECT_EQ(hanging(make_line(""), 4, 12, false), "\n");
}

TEST(StyledText, FittingPrefixPrefersAWordBound) {
  const auto prefix = [](std::string_view text, std::size_t width) {
    return std::string{text.substr(0, fitting_prefix(text, width))};
  };
  EXPECT_EQ(prefix("the night ferry", 15), "the night ferry");
  EXPECT_EQ(prefix("the night ferry", 14), "the night");
  EXPECT_EQ(prefix("the night ferry", 9), "the night");
  EXPECT_EQ(prefix("a incomprehensible", 10), "a incompre") << "the bound is in the first half";
  EXPECT_EQ(prefix("港口渡輪", 5), "港口");
  EXPECT_EQ(prefix("", 5), "");
}

TEST(StyledText, NumbersForPeople) {
  for (const auto& [number, text] : std::vector<std::pair<std::uint64_t, std::string>>{
           {0, "0"}, {7, "7"}, {999, "999"}, {1'000, "1,000"}, {1'234'567, "1,234,567"}}) {
    EXPECT_EQ(with_separators(number), text);
  }
  EXPECT_EQ(count_of(0, "article"), "0 articles");
  EXPECT_EQ(count_of(1, "article"), "1 article");
  EXPECT_EQ(count_of(12'000, "article"), "12,000 articles");
}

TEST(StyledText, PaddingCountsColumnsNotBytes) {
  EXPECT_EQ(pad_right("港", 4), "港  ");
  EXPECT_EQ(pad_left("é", 3), "  é");
  EXPECT_EQ(pad_right("long", 2), "long");
}

}  // namespace
}  // namespace pressmark
