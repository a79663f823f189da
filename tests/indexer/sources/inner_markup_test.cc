// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is taken for HTML, and what comes of it.

#include "indexer/sources/inner_markup.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(InnerMarkup, IsTakenOff) {
  EXPECT_EQ(without_markup("<p>First &eacute;t&eacute;.</p>\n<p>Second<br>line,\nhere.</p>"),
            "First \u00E9t\u00E9.\n\nSecond\nline, here.");
  EXPECT_EQ(without_markup("One.<br /><br/>Two.<BR/>Three."), "One.\n\nTwo.\nThree.");
  EXPECT_EQ(without_markup("<P CLASS=x>Q&A</P ><ul><li>One</li></ul><script>x()</script>"),
            "Q&A\n\nOne");
}

TEST(InnerMarkup, LinesStayWhereMarkupHasNone) {
  EXPECT_EQ(without_markup("One <b>bold</b> word.\n\nSecond, <a href='x'>linked</a>\nline."),
            "One bold word.\n\nSecond, linked\nline.");
  EXPECT_EQ(without_markup("AT&amp;T &#8211; it&#x2019;s 5 &lt; 6.\n\n\n<GM.N> &rsquo;"),
            "AT&T \u2013 it\u2019s 5 < 6.\n\n<GM.N> \u2019");
}

TEST(InnerMarkup, TextStaysAsItIs) {
  for (const char* const text :
       {"", "Phillips <P> and Burlington <BR> rose,  <GM.N> fell", "a < b && b > c; AT&T; R&D",
        "if a</b then c>", "&NA; &; &#; &#x; &amp &ampere;", "< / p >", "</>", "<", "</", "&",
        "  two  spaces\n  and lines  "}) {
    EXPECT_EQ(without_markup(text), text);
  }
}

}  // namespace
}  // namespace pressmark
