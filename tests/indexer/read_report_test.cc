// SPDX-License-Identifier: GPL-2.0-or-later
//
// What `indexer read` prints, to the byte.

#include "indexer/read_report.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

Article full_article() {
  Article article;
  article.id = "a.txt";
  article.path = "corpus/a.txt";
  article.title = "Lavrov in \x1B[31mBonn";
  article.body = "Sergei Lavrov spoke.\n\nLavrov left \"NATO\".";
  article.url = "http://example.org/a";
  article.source = "Coastal Wire";
  article.language = "en";
  article.published = parse_iso_date("2017-02-16");
  article.date_by = DateBy::explicit_;
  article.set_flag(ArticleFlag::repaired_utf8);
  return article;
}

ArticleAnalysis analysis_with_names() {
  ArticleAnalysis analysis;
  const auto add = [&](TextField field, ByteRange range, EntityType type, std::string spelling) {
    analysis.mentions.push_back(
        {.field = field, .range = range, .type = type, .spelling = std::move(spelling)});
  };
  add(TextField::title, {0, 6}, EntityType::person, "Sergei Lavrov");
  add(TextField::title, {15, 19}, EntityType::place, "Bonn");
  add(TextField::body, {0, 13}, EntityType::person, "Sergei Lavrov");
  add(TextField::body, {35, 39}, EntityType::organisation, "NATO");
  add(TextField::body, {0, 0}, EntityType::person, "Ann Lee");
  return analysis;
}

TEST(ReadReport, ForPeople) {
  EXPECT_EQ(describe_article(full_article(), analysis_with_names()),
            "a.txt\n"
            "  path      corpus/a.txt\n"
            "  title     Lavrov in \\x1b[31mBonn\n"
            "  date      2017-02-16 (explicit)\n"
            "  url       http://example.org/a\n"
            "  source    Coastal Wire\n"
            "  language  en\n"
            "  flags     repaired UTF-8\n"
            "  person    Sergei Lavrov 2 \u00B7 Ann Lee\n"
            "  org       NATO\n"
            "  place     Bonn\n"
            "  length    0 words, 0 sentences\n"
            "\n"
            "Sergei Lavrov spoke.\n\nLavrov left \"NATO\".\n"
            "\n");
}

TEST(ReadReport, WhatIsNotKnownIsADash) {
  Article article;
  article.id = "evil\nname";
  article.path = "evil\nname";
  EXPECT_EQ(describe_article(article, {}),
            "evil name\n"
            "  path      evil name\n"
            "  title     -\n"
            "  date      undated\n"
            "  source    -\n"
            "  language  -\n"
            "  person    -\n"
            "  org       -\n"
            "  place     -\n"
            "  length    0 words, 0 sentences\n"
            "\n");
}

TEST(ReadReport, AsJson) {
  EXPECT_EQ(article_to_json(full_article(), analysis_with_names()),
            R"({"id":"a.txt","path":"corpus/a.txt","title":"Lavrov in \u001b[31mBonn",)"
            R"("date":"2017-02-16","date_by":"explicit","url":"http://example.org/a",)"
            R"("source":"Coastal Wire","language":"en","flags":["repaired UTF-8"],"byline":null,)"
            R"("section":null,"topics":[],"dateline":null,"captions":null,)"
            R"("body":"Sergei Lavrov spoke.\n\nLavrov left \"NATO\".","mentions":[)"
            R"({"field":"title","begin":0,"end":6,"type":"person","spelling":"Sergei Lavrov"},)"
            R"({"field":"title","begin":15,"end":19,"type":"place","spelling":"Bonn"},)"
            R"({"field":"body","begin":0,"end":13,"type":"person","spelling":"Sergei Lavrov"},)"
            R"({"field":"body","begin":35,"end":39,"type":"org","spelling":"NATO"},)"
            R"({"field":"body","begin":0,"end":0,"type":"person","spelling":"Ann Lee"}]})"
            "\n");
}

TEST(ReadReport, SaysWhatAnArticleIsFiledUnder) {
  Article article = full_article();
  article.topics = {"trade", "a \x1B[31m\"b\""};
  article.dateline = "BONN, AP";
  article.captions = "The hall.";
  article.set_flag(ArticleFlag::impossible_date);
  const std::string text = describe_article(article, {});
  EXPECT_NE(text.find("  topics    trade \u00B7 a \\x1b[31m\"b\"\n  dateline  BONN, AP\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  captions  1\n"), std::string::npos) << text;
  const std::size_t flags = text.find("  flags     ");
  ASSERT_NE(flags, std::string::npos) << text;
  const std::string line = text.substr(flags, text.find('\n', flags) - flags);
  EXPECT_NE(line.find("repaired UTF-8"), std::string::npos) << line;
  EXPECT_NE(line.find(", "), std::string::npos) << line;
  EXPECT_NE(line.find("impossible date"), std::string::npos) << line;
  const std::string json = article_to_json(article, {});
  EXPECT_NE(json.find(R"("topics":["trade","a \u001b[31m\"b\""],"dateline":"BONN, AP",)"),
            std::string::npos)
      << json;
}

TEST(ReadReport, ExplainsTheDate) {
  Article article;
  article.id = "x";
  article.url = "https://example.org/2017/02/17/x";
  article.byline = "Jane Doe";
  article.section = "World";
  article.captions = "One.\n\nTwo.";
  article.body = "BONN, Feb 16 - The talks began in 2016.";
  article.published = std::chrono::year{2017} / 2 / 16;
  article.date_by = DateBy::dateline;
  const std::string text = describe_article(article, {}, {.explains_date = true});
  EXPECT_NE(text.find("  date      2017-02-16 (dateline)\n"
                      "  why       dateline 2017-02-16: 'BONN, Feb 16 -' with the year of the "
                      "address\n"
                      "  why       url 2017-02-17: 'https://example.org/2017/02/17/x'\n"
                      "  why       the text speaks of 2016: it is hardly from before\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  byline    Jane Doe\n  section   World\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  captions  2\n"), std::string::npos) << text;
  EXPECT_NE(article_to_json(article, {}, {.explains_date = true})
                .find(R"("date_evidence":[{"by":"dateline","date":"2017-02-16","reason":)"),
            std::string::npos);
}

TEST(ReadReport, AsJsonWithNothingKnown) {
  Article article;
  article.id = "x";
  article.path = "n.jsonl#1";
  EXPECT_EQ(article_to_json(article, {}),
            R"({"id":"x","path":"n.jsonl#1","title":null,"date":null,"date_by":"none","url":null,)"
            R"("source":null,"language":null,"flags":[],"byline":null,"section":null,)"
            R"("topics":[],"dateline":null,"captions":null,"body":"","mentions":[]})"
            "\n");
}

}  // namespace
}  // namespace pressmark
