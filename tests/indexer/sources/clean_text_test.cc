// SPDX-License-Identifier: GPL-2.0-or-later
//
// Repairs and paragraphs: tables, and the promise that no word is lost or moved.

#include "indexer/sources/clean_text.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

struct CleanCase {
  std::string raw;
  std::string clean;
  std::string flags;
};

std::string flags_of(const Article& article) {
  std::string flags;
  if (article.has_flag(ArticleFlag::repaired_utf8)) flags += "repaired ";
  if (article.has_flag(ArticleFlag::removed_nul)) flags += "nul ";
  if (article.has_flag(ArticleFlag::guessed_charset)) flags += "guessed ";
  return flags;
}

TEST(CleanText, RepairsAndSaysSo) {
  const CleanCase cases[] = {
      {"", "", ""},
      {"a\nb", "a\nb", ""},
      {"a\r\nb\rc\n\rd", "a\nb\nc\n\nd", ""},
      {"a\fb\vc", "a\nb\nc", ""},
      {"a\u0085b\u2028c\u2029d", "a\nb\nc\n\nd", ""},
      {"caf\xE9", "caf\u00E9", "guessed "},
      {"\u4E2D\u6587 \xE9", "\u4E2D\u6587 \uFFFD", "repaired "},
      {std::string{"a\0b", 3}, "ab", "nul "},
      {std::string{"\xE2\0\x82", 3}, "\u00E2\u201A", "nul guessed "},
      {"caf\u00E9 \u4E2D\u00A0\U0001F600", "caf\u00E9 \u4E2D\u00A0\U0001F600", ""},
  };
  for (const CleanCase& test : cases) {
    Article article;
    EXPECT_EQ(clean_text(test.raw, article), test.clean) << test.raw;
    EXPECT_EQ(flags_of(article), test.flags) << test.raw;
  }
}

TEST(CleanText, TakesADeclaredCharacterSet) {
  Article article;
  EXPECT_EQ(clean_text("\xCC\xE8\xF0", article, "windows-1251"), "\u041C\u0438\u0440");
  EXPECT_EQ(article.flags, 0U);
  EXPECT_EQ(clean_text("a\xFF\xFE", article, "utf-8"), "a\uFFFD\uFFFD");
  EXPECT_TRUE(article.has_flag(ArticleFlag::repaired_utf8));
  EXPECT_EQ(article.repaired_bytes, 2U);
}

struct ParagraphCase {
  std::string_view text;
  std::string_view arranged;
};

TEST(ArrangeParagraphs, FollowsTheLayout) {
  constexpr ParagraphCase cases[] = {
      {"", ""},
      {" \n\t\n ", ""},
      {"  One.  ", "One."},
      {"One.\n\n\n\nTwo.", "One.\n\nTwo."},
      {"One.\n \t \nTwo.", "One.\n\nTwo."},
      {"\u00A0One.\u00A0\n\nTwo\u00A0words.", "One.\n\nTwo\u00A0words."},
      // Not wrapped: each line is a paragraph, indented or not.
      {"    Photo: a bridge\n\n    Politics\n    The council will vote on the bridge on Monday, "
       "the mayor said, after a debate of three hours.",
       "Photo: a bridge\n\nPolitics\n\nThe council will vote on the bridge on Monday, the mayor "
       "said, after a debate of three hours."},
      {"Short line\nAnother", "Short line\n\nAnother"},
      // Wrapped at about 50, paragraphs marked by indentation.
      {"The council will vote on the bridge on Monday,\nthe mayor said after a debate of three "
       "hours in\nthe town hall.\n   The bridge was closed in March after cracks\nwere found in "
       "two of its piers.",
       "The council will vote on the bridge on Monday, the mayor said after a debate of three "
       "hours in the town hall.\n\nThe bridge was closed in March after cracks were found in two "
       "of its piers."},
      // Wrapped, paragraphs marked by blank lines, with a list.
      {"The council will vote on the bridge on Monday,\nthe mayor said after a debate of three "
       "hours in\nthe town hall. On the agenda are:\n- The bridge\n- The school",
       "The council will vote on the bridge on Monday, the mayor said after a debate of three "
       "hours in the town hall. On the agenda are:\n- The bridge\n- The school"},
      // A hyphen at the end of a full line.
      {"The council will vote on the bridge after a two-\nhour debate in the old hall of the town "
       "on a\nMonday.",
       "The council will vote on the bridge after a two-hour debate in the old hall of the town "
       "on a Monday."},
  };
  for (const ParagraphCase& test : cases) {
    EXPECT_EQ(arrange_paragraphs(test.text), test.arranged) << test.text;
  }
}

TEST(ArrangeParagraphs, PutsNoSpaceBetweenHanCharacters) {
  const std::string line(
      "\u5E02\u653F\u5E9C\u5468\u4E00\u8868\u793A\u5C07\u6703\u8A0E\u8AD6\u6A4B\u7684\u554F\u984C"
      "\u4E26\u4E14\u6C7A\u5B9A\u662F\u5426\u91CD\u5EFA");  // 22 characters, 44 columns
  EXPECT_EQ(arrange_paragraphs(line + "\n" + line + "\n" + line), line + line + line);
}

TEST(ToSingleLine, CollapsesWhiteSpace) {
  EXPECT_EQ(to_single_line("  Prime\n\n minister\t \u00A0resigns "), "Prime minister resigns");
  EXPECT_EQ(to_single_line(""), "");
  EXPECT_EQ(to_single_line(" \n"), "");
}

// The characters of a text but white space, which is all that arranging may change.
std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') continue;
    if (text.substr(at).starts_with("\u00A0")) {
      ++at;
      continue;
    }
    out += text[at];
  }
  return out;
}

TEST(ArrangeParagraphs, LosesNoCharacter) {
  std::mt19937 random{5};
  constexpr std::string_view pieces[] = {"a",  "word",   "Longer", "words.", " ",
                                         "  ", "\n",     "\n\n",   "\n    ", "\t",
                                         "-",  "\u00E9", "\u4E2D", "\u00A0", "x y z "};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 80; n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    const std::string arranged = arrange_paragraphs(text);
    ASSERT_EQ(without_space(arranged), without_space(text)) << text;
    ASSERT_EQ(arranged.find("\n\n\n"), std::string::npos) << text;
    ASSERT_TRUE(is_valid_utf8(arranged));
    ASSERT_FALSE(arranged.ends_with('\n') || arranged.starts_with('\n')) << text;
  }
}

TEST(CleanText, GivesValidUtf8WithoutNulForAnyBytes) {
  std::mt19937 random{6};
  for (int i = 0; i < 5'000; ++i) {
    std::string raw;
    for (std::size_t n = random() % 60; n > 0; --n)
      raw += static_cast<char>(random());
    Article article;
    const std::string clean = clean_text(raw, article);
    ASSERT_TRUE(is_valid_utf8(clean));
    ASSERT_EQ(clean.find_first_of(std::string_view{"\0\r\f\v", 4}), std::string::npos);
    ASSERT_EQ(article.has_flag(ArticleFlag::removed_nul), raw.find('\0') != std::string::npos);
  }
}

}  // namespace
}  // namespace pressmark
