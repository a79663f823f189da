// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages out of the mails of browsers.

#include "indexer/sources/saved_page.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

const std::string saved_head =
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/2017/02/16/talks\r\n"
    "Subject: Talks begin\r\nDate: Thu, 2 Mar 2017 06:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n";
const std::string saved_html =
    "<!DOCTYPE html><html><head><title>Talks begin in Bonn | Post</title></head><body><nav>Home"
    "</nav><article><h1>Talks begin in Bonn</h1><p>The delegations met in the old caf=C3=A9 on "
    "Tues=\r\nday morning, hours later than planned, and agreed on the next date.</p></article>";
const std::string saved_parts =
    "----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
    "----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://example.org/talks\r\n\r\n" +
    saved_html + "\r\n----b--\r\nContent-Type: text/html\r\n\r\n<p>Buy shoes.</p>\r\n----b----\r\n";

TEST(SavedPage, IsReadAsAPage) {
  EXPECT_THAT(read_records(saved_head + saved_parts),
              ElementsAre("n | Talks begin in Bonn | - (none) | The delegations met in the old "
                          "caf\u00E9 on Tuesday morning, hours later than planned, and agreed on "
                          "the next date."));
  const Article article = read_first(saved_head + saved_parts);
  EXPECT_EQ(article.url, "https://example.org/talks");
  EXPECT_EQ(article.byline, "");
}

TEST(SavedPage, IsFoundInAnyPartOrNone) {
  const auto page = find_saved_page(saved_head + saved_parts);
  ASSERT_TRUE(page.has_value());
  EXPECT_TRUE(page->html.ends_with("</article>\r\n")) << page->html;
  const auto whole = find_saved_page(
      "From: \"Saved by Windows Internet Explorer 8\"\nMIME-Version: 1.0\n"
      "Content-Type: text/html; charset=\"windows-1252\"\n\n<p>caf\xE9");
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->charset, "windows-1252");
  EXPECT_EQ(whole->html, "<p>caf\xE9");
  EXPECT_FALSE(find_saved_page("From: jane@example.org\nContent-Type: text/html\n\n<p>x"));
  EXPECT_FALSE(find_saved_page(saved_head));
  EXPECT_FALSE(find_saved_page(saved_head + "----b--"));
  EXPECT_FALSE(find_saved_page("From: Saved by x\nContent-Type: multipart/related\n\n--\n--\n"));
}

TEST(SavedPage, WithoutAnArticleIsRefused) {
  EXPECT_THAT(read_records(saved_head + "----b--\r\nContent-Type: text/html\r\n\r\n<nav>Home</nav>"
                                        "\r\n----b----\r\n"),
              ElementsAre("! d/n: no article in this page"));
}

TEST(SavedPage, SaysWhereItWas) {
  EXPECT_EQ(saved_from("<!DOCTYPE html>\n<!-- saved from url=(0028)https://example.org/2017/a b -->"
                       "\n<html>"),
            "https://example.org/2017/a");
  EXPECT_EQ(saved_from("<html><!--\n Page saved with SingleFile \n url: https://example.org/a \n "
                       "saved date: Thu Mar 02 2017\n-->"),
            "https://example.org/a");
  for (const char* const html :
       {"", "<!--", "<!-- saved from url=(0000) -->", "<!-- saved from url=(0001",
        "<!-- url: https://x -->", "<!-- SingleFile -->",
        "<!-- SingleFile url: file:///etc/passwd -->",
        "<!-- saved from url=(0014)about:internet -->"}) {
    EXPECT_EQ(saved_from(html), "") << html;
  }
  EXPECT_EQ(
      read_first("<!-- saved from url=(0028)https://example.org/2017/02/16/a -->" + saved_html).url,
      "https://example.org/2017/02/16/a");
}

TEST(SavedPage, SurvivesAnyBytes) {
  expect_to_survive({saved_head + saved_parts}, {}, 300);
}

}  // namespace
}  // namespace pressmark
