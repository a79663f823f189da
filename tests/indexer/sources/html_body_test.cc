// SPDX-License-Identifier: GPL-2.0-or-later
//
// The article among everything else in a page. Pages are written for this test.

#include "indexer/sources/html_body.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/html_parser.h"

namespace pressmark {
namespace {

constexpr std::string_view first_paragraph =
    "The delegations met in the old town hall on Tuesday morning, hours later than planned, and "
    "agreed on little more than the next date.";
constexpr std::string_view second_paragraph =
    "Nobody left the building before the evening, when the mayor told reporters that the talks "
    "would go on in the spring.";
constexpr std::string_view comment =
    "I have lived here for forty years and never saw anything like it, whatever the mayor says "
    "about it now, and so says everybody I know.";

std::string paragraph(std::string_view text) {
  return "<p>" + std::string{text} + "</p>";
}

std::string both() {
  return paragraph(first_paragraph) + paragraph(second_paragraph);
}

HtmlBody body_of(const std::string& html, std::string_view title = "") {
  const Result<MarkupTree> tree = parse_html_tree(html);
  EXPECT_TRUE(tree);
  return tree ? find_html_body(tree->root(), title) : HtmlBody{};
}

const std::string expected = std::string{first_paragraph} + "\n\n" + std::string{second_paragraph};

TEST(HtmlBodyFinder, LeavesOutWhatIsAroundTheArticle) {
  const std::string pages[] = {
      "<body><nav><a href=/>Home</a></nav><div>" + both() + "</div><footer>About us</footer>",
      "<div class=top><a href=/>Home</a> <a href=/w>World</a></div><article>" + both() +
          "</article><div class='related-stories'>" + paragraph(comment) + "</div>",
      "<div class=content>" + both() + "</div><div id=comments>" + paragraph(comment) + "</div>",
      "<div itemprop=articleBody>" + both() + "</div><div class=x>" + paragraph(comment) + "</div>",
      "<div class='story-body'>" + both() + "</div><div>" + paragraph(comment) + "</div>",
      "<div>" + both() + "<div style='display:none'>" + paragraph(comment) + "</div></div>",
      "<div>" + both() + "<aside>" + paragraph(comment) + "</aside></div>",
      "<div>" + paragraph(first_paragraph) + "<p>Read more: Mayor resigns</p><p>Advertisement</p>" +
          paragraph(second_paragraph) +
          "<ul><li><a href=1>One story</a><li><a href=2>Two</a></ul>" +
          "<p>\u00A9 2017 The Post. All rights reserved.</p></div>",
  };
  for (const std::string& page : pages)
    EXPECT_EQ(body_of(page).text, expected) << page;
}

TEST(HtmlBodyFinder, KeepsHeadingsListsAndLinksInProse) {
  const std::string page = "<article><h1>Talks begin</h1>" + paragraph(first_paragraph) +
                           "<h2>What they said</h2><ul><li>One point</li><li>Another</li></ul>" +
                           "<p>More on <a href=x>the talks</a> was not known, said the mayor's "
                           "office, before the end of the week.</p></article>";
  EXPECT_EQ(
      body_of(page, "Talks begin").text,
      std::string{first_paragraph} +
          "\n\nWhat they said\n\nOne point\n\nAnother\n\nMore on the talks was not known, said "
          "the mayor's office, before the end of the week.");
}

TEST(HtmlBodyFinder, SetsCaptionsApart) {
  const HtmlBody body =
      body_of("<article><figure><img><figcaption>The hall on Tuesday</figcaption></figure>" +
              both() + "</article>");
  EXPECT_EQ(body.text, expected);
  EXPECT_EQ(body.captions, "The hall on Tuesday");
}

TEST(HtmlBodyFinder, KnowsCaptionsByTheirClass) {
  const HtmlBody body = body_of(
      "<article><div class='wp-caption alignleft'><img><p class=wp-caption-text>The hall on "
      "Tuesday</p></div>" +
      paragraph(first_paragraph) +
      "<figure><img><figcaption class=image_caption>The mayor <span class=credit>Jane Doe</span>"
      "</figcaption></figure><div class=caption hidden>No one</div><div class='caption-credit'>AP"
      "</div>" +
      paragraph(second_paragraph) + "<span class=caption>In a line</span></article>");
  EXPECT_EQ(body.text, expected);
  EXPECT_EQ(body.captions, "The hall on Tuesday\n\nThe mayor");
  for (const RemovedBlock& block : body.removed)
    EXPECT_EQ(block.text.find("hall"), std::string::npos) << block.text;
  EXPECT_EQ(body_of("<div class=caption>" + both() + "</div>").text, expected)
      << "most of the page is no caption";
}

// A class that says "comments" around everything is no reason to lose everything.
TEST(HtmlBodyFinder, DoesNotLosePagesWhoseClassesMislead) {
  EXPECT_EQ(
      body_of("<body class='with-comments sidebar'><div class=promo>" + both() + "</div>").text,
      expected);
}

TEST(HtmlBodyFinder, AnEmptyPageHasNoArticle) {
  EXPECT_EQ(body_of("").text, "");
  EXPECT_EQ(body_of("<nav>Menu</nav>").text, "");
}

TEST(HtmlBodyFinder, KnowsWhatIsHiddenOrBesideByEachOfItsMarks) {
  const std::string other = paragraph(comment);
  for (const char* mark :
       {"aria-hidden=true", "aria-hidden=TRUE", "style='color:red; display: none'", "hidden",
        "role=navigation", "class=relatedLinks", "id='x related'"}) {
    const std::string html = "<div>" + both() + "<div " + mark + ">" + other + "</div></div>";
    EXPECT_EQ(body_of(html).text, expected) << mark;
  }
  for (const char* mark :
       {"aria-hidden=false", "style='color:red'", "role=note", "class=unrelated"})
    EXPECT_NE(body_of("<div>" + both() + "<div " + mark + ">" + other + "</div></div>").text,
              expected)
        << mark;
}

TEST(HtmlBodyFinder, TheMainPartOfAPageIsWhereTheProseIs) {
  for (const std::string main : {"<main>", "<div role=main>", "<article>"}) {
    const std::string end = main[1] == 'd' ? "</div>" : main[1] == 'm' ? "</main>" : "</article>";
    EXPECT_EQ(body_of("<div>" + main + both() + end + "</div>" + paragraph(comment)).text, expected)
        << main;
  }
  const std::string little = "<article>" + paragraph(comment) + "</article>";
  const std::string all = "<div>" + both() + both() + both() + "</div>";
  EXPECT_TRUE(body_of("<div>" + all + little + "</div>").text.starts_with(expected))
      << "an article with less than half of it";
}

}  // namespace
}  // namespace pressmark
