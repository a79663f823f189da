// SPDX-License-Identifier: GPL-2.0-or-later
//
// White space, quotation marks and parentheses as people paste them.
#include "searcher/query/characters.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(Characters, KnowsWhatSeparatesWords) {
  for (const char32_t c : U" \t\n\r\u0001\u007f\u0085\u00a0\u2003\u200b\u2060\u3000\ufeff") {
    EXPECT_TRUE(is_query_space(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : std::u32string_view{U"a-'\u00e9\u0301\u4e2d\u200d"}) {
    EXPECT_FALSE(is_query_space(c)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Characters, WritesMarksThatBelongToTheirFamily) {
  for (const QuoteFamily family :
       {QuoteFamily::straight_or_curly, QuoteFamily::guillemets, QuoteFamily::single_guillemets,
        QuoteFamily::corner, QuoteFamily::white_corner, QuoteFamily::title_marks}) {
    EXPECT_EQ(quote_family(decode_utf8(opening_mark(family), 0).value), family);
    EXPECT_EQ(quote_family(decode_utf8(closing_mark(family), 0).value), family);
  }
  EXPECT_FALSE(quote_family(U'\''));
  EXPECT_FALSE(quote_family(U'\u2019'));
}

TEST(Characters, QuotesWithMarksThatDoNotOccurInside) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"a", "\"a\""},
      {" a \n b ", "\"a b\""},
      {"a \"b\"", "«a \"b\"»"},
      {"“a” «b»", "‹“a” «b»›"},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(quotation(text), expected) << text;
  EXPECT_FALSE(quotation("\"«‹「『《"));
}

TEST(Characters, FindsAndCutsWords) {
  EXPECT_TRUE(spaced_words("").empty());
  EXPECT_THAT(spaced_words("  a  b-c\u00a0d "),
              ElementsAre(ByteRange{2, 3}, ByteRange{5, 8}, ByteRange{10, 11}));
  EXPECT_EQ(first_words(" a  b c", 2), "a b");
  EXPECT_EQ(first_words("a b", 5), "a b");
  EXPECT_EQ(first_words("a b", 1), "a");
  EXPECT_EQ(collapse_spaces("\u3000 x \u2003 y\u00a0"), "x y");
  EXPECT_EQ(ascii_lower("TÜRKEI"), "tÜrkei");
}

TEST(Characters, FindsTheNextWordBehindAnySpace) {
  constexpr std::string_view text = "\x01 ab\u00a0\u3000c ";
  EXPECT_EQ(next_spaced_word(text, 0), (ByteRange{2, 4}));
  EXPECT_EQ(next_spaced_word(text, 3), (ByteRange{3, 4}));
  EXPECT_EQ(next_spaced_word(text, 4), (ByteRange{9, 10}));
  EXPECT_EQ(next_spaced_word(text, 10), (ByteRange{11, 11}));
  EXPECT_EQ(next_spaced_word("", 0), (ByteRange{0, 0}));
}

TEST(Characters, TellsDashesFromTheHyphen) {
  EXPECT_TRUE(is_long_dash(U'\u2013'));
  EXPECT_TRUE(is_long_dash(U'\u2212'));
  EXPECT_FALSE(is_long_dash(U'-'));
  EXPECT_TRUE(is_opening_parenthesis(U'\uff08'));
  EXPECT_TRUE(is_closing_parenthesis(U'\uff09'));
}

}  // namespace
}  // namespace pressmark
