// SPDX-License-Identifier: GPL-2.0-or-later
//
// HTML that is right, wrong, and hostile.

#include "indexer/sources/html_parser.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// Tags and text: "(html(body(p one)(p two)))"
std::string outline(const MarkupNode& node) {
  if (node.is_text()) return node.text;
  std::string text = "(" + std::string{node.tag};
  for (const MarkupNode* child : node.children)
    text += (child->is_text() ? " " : "") + outline(*child);
  return text + ")";
}

std::string outline_of(std::string_view html) {
  const Result<MarkupTree> tree = parse_html_tree(html);
  if (!tree) return tree.error().message;
  std::string text;
  for (const MarkupNode* child : tree->root().children)
    text += outline(*child);
  return text;
}

TEST(HtmlParser, BuildsATree) {
  EXPECT_EQ(outline_of("<html><body><p>one<p>two &amp; &eacute;</body></html>"),
            "(html(body(p one)(p two & \u00E9)))");
  EXPECT_EQ(outline_of("<DIV CLASS=x>text<BR>more</DIV>"), "(div text(br) more)");
  EXPECT_EQ(outline_of("<script>if (a < b) { x('<p>'); }</script>"),
            "(script if (a < b) { x('<p>'); })");
  EXPECT_EQ(outline_of(""), "");
}

TEST(HtmlParser, TakesTextForUtf8WhateverItDeclares) {
  EXPECT_EQ(outline_of("<meta charset=windows-1251><p>\u041C</p>"), "(meta)(p \u041C)");
}

TEST(HtmlParser, KeepsAttributes) {
  const Result<MarkupTree> tree = parse_html_tree("<a HREF='x?a=1&amp;b=2' hidden>t</a>");
  ASSERT_TRUE(tree);
  const MarkupNode* const link = find_element(tree->root(), "a");
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(link->attribute("href"), "x?a=1&b=2");
  ASSERT_EQ(link->attributes.size(), 2U);
  EXPECT_EQ(link->attributes[1].name, "hidden");
}

TEST(HtmlParser, RefusesWhatIsTooLarge) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i)
    deep += "<div>";
  for (int i = 0; i < 200'000; ++i)
    deep += "</i>";
  const Result<MarkupTree> tree = parse_html_tree(deep);
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().kind, ErrorKind::limit);
  std::string wide;
  for (int i = 0; i < 500; ++i)
    wide += "<br>x";
  EXPECT_FALSE(parse_html_tree(wide, {.max_nodes = 100}));
  EXPECT_TRUE(parse_html_tree(wide));
}

TEST(HtmlParser, NeverLooksOutside) {
  EXPECT_EQ(outline_of("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&x;</p>")
                .find("root:"),
            std::string::npos);
}

TEST(HtmlParser, SurvivesAnyBytes) {
  std::mt19937 random{7};
  const std::string_view parts[] = {"<",           "</",        ">",         "div",  "<p>",
                                    "<table><tr>", "&",         "&#x;",      "<!--", "-->",
                                    "<script>",    "</script>", "<![CDATA[", "\0",   "\xFF",
                                    "=\"",         "'",         "<svg>",     "a b",  "&amp;"};
  for (int turn = 0; turn < 1500; ++turn) {
    std::string html;
    for (auto i = random() % 40; i > 0; --i)
      html += parts[random() % 20];
    ASSERT_TRUE(parse_html_tree(html)) << html;
  }
}

}  // namespace
}  // namespace pressmark
