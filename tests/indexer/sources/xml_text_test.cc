// SPDX-License-Identifier: GPL-2.0-or-later
//
// Elements as lines and as paragraphs.

#include "indexer/sources/xml_text.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/byte_source.h"
#include "indexer/sources/xml_parser.h"

namespace pressmark {
namespace {

XmlItem only_item(std::string xml) {
  XmlParser parser{std::move(xml), {"item"}};
  std::optional<Result<XmlItem>> item = parser.next();
  EXPECT_TRUE(item && item->has_value());
  return **std::move(item);
}

TEST(XmlText, TakesOffMarkupWithinMarkup) {
  const XmlItem item = only_item(
      "<item><a> one\n two </a><b>&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two &amp;amp; three&lt;/p&gt;</b>"
      "<c><p>one</p><p>two</p></c><d>3 &lt; 4</d></item>");
  const MarkupNode& element = *item.tree.root().children.front();
  EXPECT_EQ(line_of_element(find_child(element, "a")), "one two");
  EXPECT_EQ(line_of_element(find_child(element, "b")), "one two & three");
  EXPECT_EQ(line_of_element(find_child(element, "d")), "3 < 4");
  EXPECT_EQ(line_of_element(nullptr), "");
  EXPECT_EQ(paragraphs_of_element(find_child(element, "b")), "one\n\ntwo & three");
  EXPECT_EQ(paragraphs_of_element(find_child(element, "c")), "one\n\ntwo");
  EXPECT_EQ(paragraphs_of_element(nullptr), "");
  EXPECT_EQ(first_child(element, {"x", "c", "a"}), find_child(element, "c"));
  EXPECT_EQ(first_element(element, {"x", "p"})->children.front()->text, "one");
}

TEST(XmlText, DecodesAndBoundsAFile) {
  const SourceName name{.id = "n", .path = "d/n"};
  const std::string xml = "<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xE9</a>";
  Article article;
  InputStream stream{make_memory_source(xml)};
  const Result<std::string> text = read_xml(stream, name, {}, article);
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->ends_with("<a>caf\u00E9</a>"));
  EXPECT_EQ(article.flags, 0U);
  InputStream again{make_memory_source(xml)};
  const Result<std::string> refused = read_xml(again, name, {.max_document_bytes = 10}, article);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "d/n: larger than 10 bytes");
}

}  // namespace
}  // namespace pressmark
