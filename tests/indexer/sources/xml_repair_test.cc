// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is changed, and what must not be.

#include "indexer/sources/xml_repair.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string repaired(const std::string& xml) {
  return repair_xml(xml, [](const std::string& name) {
    constexpr std::string_view known[] = {"amp", "lt", "gt", "quot", "apos", "eacute", "nbsp"};
    return std::find(std::begin(known), std::end(known), name) != std::end(known);
  });
}

TEST(RepairXml, EscapesWhatBeginsNothing) {
  EXPECT_EQ(repaired("<a>Q&A & AT&T; R&D&</a>"), "<a>Q&amp;A &amp; AT&amp;T; R&amp;D&amp;</a>");
  EXPECT_EQ(repaired("<a href='?a=1&b=2&copy=3'/>"), "<a href='?a=1&amp;b=2&amp;copy=3'/>");
  EXPECT_EQ(repaired("&unknown; &; &#; &#x; &#xG; &#1a;"),
            "&amp;unknown; &amp;; &amp;#; &amp;#x; &amp;#xG; &amp;#1a;");
}

TEST(RepairXml, KeepsWhatIsMeant) {
  for (const char* const xml :
       {"", "<a>&amp;&lt;&gt;&quot;&apos;&eacute;&nbsp;&#233;&#xE9;</a>",
        "<a><![CDATA[Q&A &unknown;]]></a>", "<!-- Q&A --><?x Q&A?><a/>", "<![CDATA[ Q&A",
        "<!DOCTYPE r [<!ENTITY own-name '&other;'>]><r>&own-name;</r>"}) {
    EXPECT_EQ(repaired(xml), xml);
  }
  EXPECT_EQ(repaired("<!-- & -->&<![CDATA[&]]>&"), "<!-- & -->&amp;<![CDATA[&]]>&amp;");
}

TEST(RepairXml, ControlCharactersAreSpaces) {
  EXPECT_EQ(repaired("<a>b\x1F\x0E"
                     "c\t\r\n\x7F</a>"),
            "<a>b  c\t\r\n\x7F</a>");
}

}  // namespace
}  // namespace pressmark
