// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where one block ends and the next begins.

#include "indexer/sources/html_blocks.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/html_parser.h"

namespace pressmark {
namespace {

// "[one][two]", with "h" before headings, "c" before captions, and bytes of links behind.
std::string blocks_of(std::string_view html) {
  const Result<MarkupTree> tree = parse_html_tree(html);
  if (!tree) return tree.error().message;
  std::string text;
  for (const HtmlBlock& block :
       cut_blocks(tree->root(), [](const MarkupNode& node) { return node.tag == "nav"; })) {
    text += std::string{block.is_heading ? "h" : ""} + (block.is_caption ? "c" : "") + "[" +
            block.text + "]" + (block.link_bytes > 0 ? std::to_string(block.link_bytes) : "");
    EXPECT_NE(block.element, nullptr);
  }
  return text;
}

TEST(HtmlBlocks, CutsAtBlockElements) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<p>one</p><p>two</p>", "[one][two]"},
      {"<div>one<p>two</p>three</div>", "[one][two][three]"},
      {"<p> one \n  <b>two</b>,\t&nbsp;three </p>", "[one two, three]"},
      {"<p>one<br>two<br><br>three</p>", "[one\ntwo][three]"},
      {"<h2>Head</h2><ul><li>a<li>b</ul>", "h[Head][a][b]"},
      {"<p>see <a href=x>this one</a> too</p>", "[see this one too]7"},
      {"<figure><img><figcaption>A photo</figcaption></figure><p>x</p>", "c[A photo][x]"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "[a b][c]"},
      {"<nav><p>menu</p></nav><p>x</p>", "[x]"},
      {"<p>x<script>y</script></p><style>z</style><button>b</button>", "[x]"},
      {"<pre>a\nb\n\nc</pre>", "[a\nb][c]"},
      {"<p></p><div> </div>", ""},
  };
  for (const auto& [html, blocks] : cases)
    EXPECT_EQ(blocks_of(html), blocks) << html;
}

TEST(HtmlBlocks, JoinsThemAsParagraphs) {
  EXPECT_EQ(text_of_html("<p>one</p><p>two &lt; 3</p>tail"), "one\n\ntwo < 3\n\ntail");
  EXPECT_EQ(text_of_html("just &amp; text"), "just & text");
  std::string deep;
  for (int i = 0; i < 2000; ++i)
    deep += "<b>";
  EXPECT_EQ(text_of_html(deep), deep);  // no HTML that could be read
}

}  // namespace
}  // namespace pressmark
