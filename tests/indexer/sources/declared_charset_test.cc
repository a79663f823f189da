// SPDX-License-Identifier: GPL-2.0-or-later
//
// Declarations as they are written.

#include "indexer/sources/declared_charset.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(DeclaredCharset, OfPages) {
  EXPECT_EQ(html_charset("<html><head><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(html_charset("<META CHARSET = 'windows-1251' >"), "windows-1251");
  EXPECT_EQ(html_charset("<meta name=a content=b><meta http-equiv=\"Content-Type\" "
                         "content=\"text/html; charset=koi8-r\">"),
            "koi8-r");
  EXPECT_EQ(html_charset("<p>charset=utf-8</p>"), "");
  EXPECT_EQ(html_charset("<meta charset"), "");
  EXPECT_EQ(html_charset(std::string(5000, ' ') + "<meta charset=utf-8>"), "");
}

TEST(DeclaredCharset, OfXml) {
  EXPECT_EQ(xml_charset("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss/>"), "ISO-8859-1");
  EXPECT_EQ(xml_charset("\n<?xml version='1.0' encoding='utf-8' standalone='yes'?>"), "utf-8");
  EXPECT_EQ(xml_charset("<?xml version=\"1.0\"?><a encoding=\"x\"/>"), "");
  EXPECT_EQ(xml_charset("<rss encoding=\"x\"/>"), "");
}

TEST(DeclaredCharset, OfHeaders) {
  EXPECT_EQ(content_type_charset("text/html; charset=\"UTF-8\""), "UTF-8");
  EXPECT_EQ(content_type_charset("text/html;charset=gb2312;x=y"), "gb2312");
  EXPECT_EQ(content_type_charset("text/html"), "");
}

}  // namespace
}  // namespace pressmark
