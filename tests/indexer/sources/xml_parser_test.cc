// SPDX-License-Identifier: GPL-2.0-or-later
//
// Items out of XML, and XML that means harm.

#include "indexer/sources/xml_parser.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// "line:tag text" of every item, "!message" of Errors.
std::string items_of(std::string xml) {
  XmlParser parser{std::move(xml), {"item"}};
  std::string text;
  while (std::optional<Result<XmlItem>> item = parser.next()) {
    if (!*item) {
      text += "[!" + item->error().message + "]";
      continue;
    }
    const MarkupNode& element = *(*item)->tree.root().children.front();
    text += "[" + std::to_string((*item)->line) + ":" + std::string{element.tag};
    for (const MarkupNode* child : element.children)
      text += child->is_text() ? " " + child->text : " (" + std::string{child->tag} + ")";
    text += "]";
  }
  EXPECT_FALSE(parser.next().has_value());
  return text;
}

TEST(XmlParser, CutsItems) {
  EXPECT_EQ(items_of("<r>\n<item>one</item>\n<x><Item>two<item>in</item></Item></x></r>"),
            "[2:item one][3:item two (item)]");
  EXPECT_EQ(items_of("<r/>"), "");
  EXPECT_EQ(items_of(""), "");
}

TEST(XmlParser, NamesElementsByTheirNamespace) {
  EXPECT_EQ(items_of("<r xmlns:z='http://purl.org/dc/elements/1.1/' xmlns:q='urn:x'><item>"
                     "<z:Date/><q:other/><plain/></item></r>"),
            "[1:item (dc:date) (other) (plain)]");
}

TEST(XmlParser, KeepsWhatIsOutsideOfItems) {
  XmlParser parser{"<rss><channel><title>X</title><item/></channel></rss>", {"item"}};
  while (parser.next()) {
  }
  const MarkupNode* const title = find_element(parser.head().root(), "title");
  ASSERT_NE(title, nullptr);
  EXPECT_EQ(text_of(*title), "X");
}

TEST(XmlParser, ExpandsNothingButKnownCharacters) {
  EXPECT_EQ(items_of("<r><item>a&amp;b&nbsp;c&eacute;&#x41;</item></r>"),
            "[1:item a&b\u00A0c\u00E9"
            "A]");
  std::string laughs = "<!DOCTYPE r [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = std::to_string(i - 1);
    laughs += "<!ENTITY a" + std::to_string(i) + " \"&a" + before + ";&a" + before + ";\">";
  }
  laughs += "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><r><item>x&a29;&f;</item></r>";
  const std::string items = items_of(laughs);
  EXPECT_LT(items.size(), 100U);
  EXPECT_EQ(items.find("root:"), std::string::npos);
}

TEST(XmlParser, OneThingAmissCostsNothingBehindIt) {
  EXPECT_EQ(items_of("<r><link>?a=1&b=2</link><item>Q&A &lt;p&gt;&eacute;</item></r>"),
            "[1:item Q&A <p>\u00E9]");
  // What cannot be repaired: a character that is none, an attribute twice.
  EXPECT_EQ(items_of("<r><item>a&#0; b &lt;</item><item>&amp;</item></r>"),
            "[1:item a b <][1:item &]");
  EXPECT_EQ(items_of("<r><x a='1' a='2'/><item>&lt;&eacute;</item></r>"), "[1:item <\u00E9]");
}

TEST(XmlParser, SaysWhereADocumentBreaksOff) {
  XmlParser parser{"<r>\n<item>one</item>\n<item>tw", {"item"}};
  ASSERT_TRUE(*parser.next());
  const auto error = parser.next();
  ASSERT_TRUE(error.has_value() && !error->has_value());
  EXPECT_TRUE(error->error().message.starts_with("the XML breaks off")) << error->error().message;
  EXPECT_EQ(parser.line(), 3U);
  EXPECT_FALSE(parser.next().has_value());
}

TEST(XmlParser, SaysThatThereAreItemsBehindTheEnd) {
  constexpr const char* told = "[!the XML breaks off: Extra content at the end of the document]";
  EXPECT_EQ(items_of("<r><item>one</item></x><item>two</item></r>"),
            std::string{"[1:item one]"} + told);
  EXPECT_EQ(items_of("<r><item>one</item></r><script>x</script>"), "[1:item one]");
}

TEST(XmlParser, RefusesAnItemThatIsTooDeepAndGoesOn) {
  std::string deep = "<r><item>";
  for (int i = 0; i < 240; ++i)
    deep += "<a>";
  for (int i = 0; i < 240; ++i)
    deep += "</a>";
  EXPECT_EQ(items_of(deep + "</item><item>two</item></r>"), "[1:item (a)][1:item two]");
  std::string wide = "<r><item>";
  for (int i = 0; i < 450'000; ++i)
    wide += "<a/>";
  EXPECT_EQ(items_of(wide + "</item><item>two</item></r>"),
            "[!an item of too many elements, or nested too deep][1:item two]");
}

}  // namespace
}  // namespace pressmark
