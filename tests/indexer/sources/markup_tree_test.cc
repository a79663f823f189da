// SPDX-License-Identifier: GPL-2.0-or-later
//
// A tree grows as it is told to, up to its limits.

#include "indexer/sources/markup_tree.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "<a x=1>text<b></b></a>"
std::string printed(const MarkupNode& node) {
  if (node.is_text()) return node.text;
  std::string text = "<" + std::string{node.tag};
  for (const MarkupAttribute& attribute : node.attributes)
    text += " " + attribute.name + "=" + attribute.value;
  text += ">";
  for (const MarkupNode* child : node.children)
    text += printed(*child);
  return text + "</" + std::string{node.tag} + ">";
}

TEST(MarkupTree, KeepsElementsAttributesAndText) {
  MarkupTree tree;
  EXPECT_TRUE(tree.open("a"));
  tree.add_attribute("x", "1");
  EXPECT_TRUE(tree.add_text("one "));
  EXPECT_TRUE(tree.add_text("text"));
  EXPECT_TRUE(tree.open("b"));
  EXPECT_EQ(tree.open_tag(), "b");
  EXPECT_EQ(tree.depth(), 2U);
  tree.close();
  EXPECT_TRUE(tree.add_text("."));
  tree.close();
  tree.close();  // of the root: nothing
  const MarkupTree moved = std::move(tree);
  EXPECT_EQ(printed(moved.root()), "<#root><a x=1>one text<b></b>.</a></#root>");
  const MarkupNode* const a = find_child(moved.root(), "a");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->attribute("x"), "1");
  EXPECT_EQ(a->attribute("y"), "");
  EXPECT_EQ(text_of(moved.root()), "one text.");
  EXPECT_EQ(find_element(moved.root(), "b")->parent, a);
  EXPECT_EQ(find_child(moved.root(), "b"), nullptr);
  EXPECT_EQ(find_element(*a, "a"), nullptr);
}

TEST(MarkupTree, StopsGrowing) {
  MarkupTree tree{{.max_nodes = 5, .max_depth = 2}};
  EXPECT_TRUE(tree.open("a"));
  EXPECT_TRUE(tree.open("b"));
  EXPECT_FALSE(tree.open("c"));
  tree.close();
  EXPECT_TRUE(tree.add_text("x"));
  EXPECT_TRUE(tree.open("d"));
  EXPECT_FALSE(tree.add_text("y"));
  tree.close();
  EXPECT_FALSE(tree.open("e"));
  EXPECT_EQ(printed(tree.root()), "<#root><a><b></b>x<d></d></a></#root>");
  tree.clear();
  EXPECT_EQ(printed(tree.root()), "<#root></#root>");
  EXPECT_TRUE(tree.open("a"));
}

}  // namespace
}  // namespace pressmark
