// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms and row of a document, as text.

#include "indexer/document_builder.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "archive/stored_article.h"
#include "archive/terms.h"

namespace pressmark {
namespace {

std::map<std::string, std::uint32_t> to_map(const DocumentTerms& document) {
  std::map<std::string, std::uint32_t> frequencies;
  for (std::size_t i = 0; i < document.size(); ++i)
    frequencies[std::string{document[i].text}] += document[i].frequency;
  return frequencies;
}

/// "Sbomb:3 bomb:5": every term with its frequency, in byte order.
std::string terms_of(const DocumentTerms& document) {
  std::string text;
  for (const auto& [term, frequency] : to_map(document)) {
    text.append(text.empty() ? "" : " ").append(term + ":" + std::to_string(frequency));
  }
  return text;
}

ArticleAnalysis analyse_by_hand() {
  ArticleAnalysis analysis;
  analysis.words = {{"bombed", "bomb", TextField::title, 1},
                    {"cities", "citi", TextField::title, 2},
                    {"bombed", "bomb", TextField::body, 1003},
                    {"bombs", "bomb", TextField::body, 1004},
                    {"rain", "rain", TextField::body, 1005}};
  analysis.ends.title = 2;
  analysis.length = 9;
  return analysis;
}

Article example_article() {
  Article article;
  article.id = "a";
  article.title = "Bombed cities";
  article.body = "bombed bombs rain";
  article.language = "en";
  return article;
}

TEST(DocumentBuilder, CountsStemsWithTheWeightOfTheirFields) {
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(example_article(), analyse_by_hand(), document);
  EXPECT_EQ(terms_of(document), "Len:0 Qa:0 Sbomb:3 Sciti:3 XNODATE:0 bomb:5 citi:3 rain:1");
  EXPECT_EQ(row.ends.title, 2U);
  EXPECT_EQ(row.length, 9U);
  ASSERT_EQ(row.words.size(), 5U);
  EXPECT_EQ(row.words[3].stem, "bomb");
  EXPECT_EQ(row.words[3].position, 1004U);
  EXPECT_EQ(row.day, undated_day);
}

TEST(DocumentBuilder, KeepsDateSourceAndLanguage) {
  Article article = example_article();
  article.published = parse_iso_date("2017-05-09");
  article.date_by = DateBy::dateline;
  article.source = "Der  Spiegel";
  article.language = "de";
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(article, {}, document);
  EXPECT_EQ(terms_of(document), "D20170509:0 Lde:0 M201705:0 Qa:0 " +
                                    keyword_term(*find_field("source"), "der spiegel") +
                                    ":0 Y2017:0");
  EXPECT_EQ(row.day, to_day(*article.published));
  EXPECT_EQ(row.date_by, DateBy::dateline);
  EXPECT_EQ(row.source, "Der  Spiegel") << "as printed, not as compared";
}

TEST(DocumentBuilder, StoresTheArticleAndItsHash) {
  const Article article = example_article();
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(article, {}, document);
  const auto stored = decode_article(row.record, "a");
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->body, article.body);
  EXPECT_EQ(row.content_hash, content_hash(article));
}

TEST(DocumentBuilder, CountsMentionsBySpelling) {
  ArticleAnalysis analysis;
  const auto mention = [&](EntityType type, const char* spelling, Position position) {
    Mention found;
    found.type = type;
    found.spelling = spelling;
    analysis.mentions.push_back(found);
    analysis.mention_marks.push_back({0, position, 1});
  };
  mention(EntityType::person, "Sergei Lavrov", 1);
  mention(EntityType::place, "Moscow", 5);
  mention(EntityType::person, "Sergey Lavrov", 7);
  mention(EntityType::person, "Sergei Lavrov", 9);
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(example_article(), analysis, document);
  const auto frequency = [&](EntityType type, const char* spelling) {
    return to_map(document)[entity_term(type, spelling)];
  };
  EXPECT_EQ(frequency(EntityType::person, "Sergei Lavrov"), 2U);
  EXPECT_EQ(frequency(EntityType::person, "Sergey Lavrov"), 1U);
  EXPECT_EQ(frequency(EntityType::place, "Moscow"), 1U);
  ASSERT_EQ(row.mentions.size(), 4U);
  EXPECT_EQ(row.mentions[0].key, row.mentions[2].key) << "two spellings, one person";
  EXPECT_EQ(row.mentions[2].first_position, 7U);
}

TEST(DocumentBuilder, HasATermForEachTopicAndTheDateline) {
  Article article = example_article();
  article.topics = {"Oil", "Middle East"};
  article.dateline = "BONN (Wire)";
  article.added = parse_iso_date("2026-11-23");
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(article, {}, document);
  EXPECT_EQ(terms_of(document), "Len:0 Qa:0 XDbonn (wire):0 XKmiddle east:0 XKoil:0 XNODATE:0");
  EXPECT_EQ(row.topics.size(), 2U);
  EXPECT_EQ(row.dateline, "BONN (Wire)");
  EXPECT_EQ(row.added, to_day(*parse_iso_date("2026-11-23")));
}

TEST(DocumentBuilder, ForgetsTheArticleBefore) {
  DocumentBuilder builder;
  DocumentTerms first;
  builder.build(example_article(), analyse_by_hand(), first);
  DocumentTerms second;
  const ArticleRow row = builder.build(example_article(), {}, second);
  EXPECT_EQ(terms_of(second), "Len:0 Qa:0 XNODATE:0");
  EXPECT_TRUE(row.words.empty());
  EXPECT_TRUE(row.mentions.empty());
}

TEST(DocumentBuilder, AgreesWithAMapOnManyWords) {
  std::mt19937 random{3};
  DocumentBuilder builder;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> vocabulary;
    for (int i = 0; i < 3000; ++i) {
      vocabulary.push_back("w" + std::to_string(random() % 5000));
    }
    ArticleAnalysis analysis;
    std::map<std::string, std::uint32_t> expected{{"Len", 0}, {"Qa", 0}, {"XNODATE", 0}};
    for (Position position = 1; position <= 4000; ++position) {
      const std::string& word = vocabulary[random() % vocabulary.size()];
      const auto field = static_cast<TextField>(position < 20 ? 0 : position < 3900 ? 1 : 2);
      analysis.words.push_back({word, word, field, position});
      expected[word] += field == TextField::title ? 3 : 1;
      if (field == TextField::title) expected["S" + word] += 3;
      if (field == TextField::caption) expected["XC" + word] += 1;
    }
    DocumentTerms document;
    builder.build(example_article(), analysis, document);
    ASSERT_EQ(to_map(document), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace pressmark
