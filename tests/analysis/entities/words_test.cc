// SPDX-License-Identifier: GPL-2.0-or-later
//
// How text is cut into words and lines.
#include "analysis/entities/words.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark::entities {
namespace {

// word: A all capitals, C capital, - small; ' possessive, ^ begins a sentence, # number, . initial
std::string print_words(std::string_view text) {
  ArticleWords article;
  split_words({}, text, article);
  std::string out;
  for (const Line& line : article.lines) {
    if (!out.empty()) out += " | ";
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const Word& word = article.words[i];
      if (i > line.first) out += ' ';
      out += article.text(line, word);
      out += word.shape == Shape::all_caps ? ":A" : word.shape == Shape::capital ? ":C" : ":-";
      if (word.is_possessive) out += '\'';
      if (word.begins_sentence) out += '^';
      if (word.is_number) out += '#';
      if (word.is_initial) out += '.';
    }
  }
  return out;
}

struct WordCase {
  std::string_view text;
  std::string_view printed;
};

TEST(Words, AreCutAndMarked) {
  for (const WordCase& c : {
           WordCase{"He met Anna's aunt.", "He:C^ met:- Anna:C' aunt:-"},
           WordCase{"the U.S. navy", "the:-^ U.S.:A navy:-"},
           WordCase{"Gen. Kay spoke. Then", "Gen.:C^ Kay:C spoke:- Then:C^"},
           WordCase{"J. F. Doe", "J.:C^. F.:C. Doe:C"},
           WordCase{"at Acme Corp. today", "at:-^ Acme:C Corp:C today:-"},
           WordCase{"O’Hara’s G20 AT&T 45", "O’Hara:C'^ G20:A AT&T:A 45:-#"},
           WordCase{"Jean-Luc said: \"No", "Jean:C^ Luc:C said:- No:C^"},
           WordCase{"the teachers' union", "the:-^ teachers:-' union:-"},
           WordCase{"Петров пришёл", "Петров:C^ пришёл:-"},
       }) {
    EXPECT_EQ(print_words(c.text), c.printed) << c.text;
  }
}

TEST(Words, WrappedLinesAreOne) {
  EXPECT_EQ(print_words("A heading\nText follows"), "A:C^. heading:- | Text:C^ follows:-");
  const std::string wrapped =
      "This is a line of text that was wrapped at some column by Anna\nSmith yesterday";
  EXPECT_EQ(print_words(wrapped).find(" | "), std::string::npos);
  EXPECT_NE(print_words(wrapped + "\n\nNext").find(" | Next"), std::string::npos);
}

LineKind kind_of(std::string_view text) {
  ArticleWords article;
  split_words({}, text, article);
  return article.lines.at(0).kind;
}

TEST(Words, LinesAreOfAKind) {
  EXPECT_EQ(kind_of("The minister arrived in Oslo on Monday."), LineKind::prose);
  EXPECT_EQ(kind_of("Minister Arrives in Oslo to Meet King"), LineKind::headline);
  EXPECT_EQ(kind_of("MINISTER ARRIVES IN OSLO"), LineKind::caps);
  EXPECT_EQ(kind_of("OSLO (Newswire) — The minister arrived."), LineKind::prose);
  EXPECT_EQ(kind_of("© Agency Photo/ Olga Example"), LineKind::credit);
  EXPECT_EQ(kind_of("Photo: Olga Example/Ministry"), LineKind::credit);
  EXPECT_EQ(kind_of("With reporting by Olga Example in Oslo"), LineKind::credit);
  EXPECT_EQ(kind_of("By Olga Example"), LineKind::credit);
}

}  // namespace
}  // namespace pressmark::entities
