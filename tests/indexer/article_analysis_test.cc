// SPDX-License-Identifier: GPL-2.0-or-later
//
// Positions, sentences and mentions of whole articles, and that they fit together.

#include "indexer/article_analysis.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/article_reader.h"
#include "schema/fields.h"
#include "tests/support/source_folder.h"

namespace pressmark {
namespace {

ArticleAnalyser make_analyser(bool use_entities = true) {
  Result<ArticleAnalyser> analyser = ArticleAnalyser::create({.use_entities = use_entities});
  if (!analyser) {
    ADD_FAILURE() << analyser.error().message;
    std::abort();
  }
  return *std::move(analyser);
}

Article make_article(std::string title, std::string body) {
  Article article;
  article.id = "a";
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  return article;
}

std::string words_of(const ArticleAnalysis& analysis) {
  std::string out;
  for (const AnalysedWord& word : analysis.words) {
    out += std::string{word.term} + "/" + std::string{word.stem} + "@" +
           std::to_string(word.position) + std::string{to_string(word.field).substr(0, 1)} + " ";
  }
  return out;
}

std::string sentences_of(const ArticleAnalysis& analysis) {
  std::string out;
  for (const SentenceMark& mark : analysis.sentences) {
    out += std::string{to_string(mark.field).substr(0, 1)} + std::to_string(mark.byte_offset) +
           "@" + std::to_string(mark.first_position) + (mark.begins_paragraph ? "P " : " ");
  }
  return out;
}

std::string mentions_of(const Article& article, const ArticleAnalysis& analysis) {
  std::string out;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    const MentionMark& mark = analysis.mention_marks[i];
    const std::string& text = text_of(article, mention.field);
    out += std::string{to_string(mention.type)} + " " + mention.spelling + " '" +
           text.substr(mention.range.begin, mention.range.size()) + "' " +
           std::to_string(mark.first_position) + "+" + std::to_string(mark.words) + "; ";
  }
  return out;
}

TEST(ArticleAnalyser, PutsAGapBetweenTitleAndBody) {
  ArticleAnalyser analyser = make_analyser(false);
  Article article = make_article("Bombed cities", "Cities rebuilt.");
  const ArticleAnalysis& analysis = analyser.analyse(article);
  EXPECT_EQ(words_of(analysis),
            "bombed/bomb@1t cities/citi@2t cities/citi@1003b "
            "rebuilt/rebuilt@1004b ");
  EXPECT_EQ(analysis.ends.title, 2U);
  EXPECT_EQ(analysis.length, 2 * find_field("title")->weight + 2 * find_field("body")->weight);

  Article untitled = make_article("", "Cities rebuilt.");
  EXPECT_EQ(words_of(analyser.analyse(untitled)), "cities/citi@1001b rebuilt/rebuilt@1002b ");
  EXPECT_EQ(analyser.analyse(untitled).ends.title, 0U);

  Article empty = make_article("", "");
  EXPECT_EQ(words_of(analyser.analyse(empty)), "");
  EXPECT_EQ(analyser.analyse(empty).length, 0U);
  EXPECT_TRUE(analyser.analyse(empty).sentences.empty());
}

TEST(ArticleAnalyser, PutsCaptionsBehindAGapOfTheirOwn) {
  ArticleAnalyser analyser = make_analyser(true);
  Article article = make_article("Bombed cities", "Cities rebuilt.");
  article.captions = "Sergei Lavrov.\n\nRebuilt.";
  const ArticleAnalysis& analysis = analyser.analyse(article);
  EXPECT_EQ(words_of(analysis),
            "bombed/bomb@1t cities/citi@2t cities/citi@1003b rebuilt/rebuilt@1004b "
            "sergei/sergei@2005c lavrov/lavrov@2006c rebuilt/rebuilt@2007c ");
  EXPECT_EQ(analysis.ends, (FieldEnds{2, 4}));
  EXPECT_EQ(analysis.length, 2 * title_weight + 2 + 3);
  EXPECT_EQ(sentences_of(analysis), "t0@1P b0@1003P c0@2005P c16@2007P ");
  EXPECT_TRUE(analysis.mentions.empty()) << "photographers are named there";

  Article of_pictures = make_article("", "");
  of_pictures.captions = "Cities";
  EXPECT_EQ(words_of(analyser.analyse(of_pictures)), "cities/citi@2001c ");
  of_pictures.captions = "* * *";
  EXPECT_FALSE(analyser.analyse(of_pictures).ends.has_captions());
}

TEST(ArticleAnalyser, MarksSentencesThatHoldWords) {
  ArticleAnalyser analyser = make_analyser(false);
  Article article = make_article("Talks begin", "They met. They left.\n\n* * *\n\nNobody spoke.");
  EXPECT_EQ(sentences_of(analyser.analyse(article)), "t0@1P b0@1003P b10@1005 b29@1007P ");
}

TEST(ArticleAnalyser, DetectsTheLanguageOnlyWhereTheRecordNamesNone) {
  ArticleAnalyser analyser = make_analyser(false);
  Article german = make_article("",
                                "Der Stadtrat hat am Montag beschlossen, die alte Br\u00FCcke "
                                "f\u00FCr zwei Jahre zu schlie\u00DFen, sagte die "
                                "B\u00FCrgermeisterin nach der Sitzung im Rathaus.");
  german.language.clear();
  analyser.analyse(german);
  EXPECT_EQ(german.language, "de");
  german.language = "nl";
  analyser.analyse(german);
  EXPECT_EQ(german.language, "nl");
  Article numbers = make_article("", "1 2 3");
  numbers.language.clear();
  analyser.analyse(numbers);
  EXPECT_EQ(numbers.language, "en");
}

TEST(ArticleAnalyser, TaggedNamesTakeThePlaceOfRecognition) {
  ArticleAnalyser analyser = make_analyser(false);
  Article article = make_article("Ann Lee in Harbour", "Ann Lee spoke. Lee's friends left.");
  article.tagged_types = {EntityType::person};
  article.tagged_entities = {{EntityType::person, "Ann Lee"},
                             {EntityType::person, "Lee"},
                             {EntityType::person, "Bo Park"},
                             {EntityType::person, "Bo Park"}};
  EXPECT_EQ(mentions_of(article, analyser.analyse(article)),
            "person Bo Park '' 1+0; person Ann Lee 'Ann Lee' 1+2; person Ann Lee 'Ann Lee' 1005+2; "
            "person Lee 'Lee' 1008+1; ");

  Article empty = make_article("", "");
  empty.tagged_types = article.tagged_types;
  empty.tagged_entities = article.tagged_entities;
  EXPECT_EQ(mentions_of(empty, analyser.analyse(empty)),
            "person Ann Lee '' 1001+0; person Lee '' 1001+0; person Bo Park '' 1001+0; ");
  Article photo = empty;
  photo.body = "...";
  photo.captions = "Ann Lee in Harbour. Photo: Bo Park";
  EXPECT_EQ(mentions_of(photo, analyser.analyse(photo)),
            "person Ann Lee '' 2001+0; person Lee '' 2001+0; person Bo Park '' 2001+0; ");
}

TEST(ArticleAnalyser, RecognisesTheTypesThatTheRecordDoesNotTag) {
  ArticleAnalyser analyser = make_analyser();
  const std::string body =
      "MOSCOW - Russian Foreign Minister Sergei Lavrov met Rex Tillerson in Moscow on Monday. "
      "Lavrov said that Russia and the United States would talk again.";
  Article plain = make_article("", body);
  const std::string recognised = mentions_of(plain, analyser.analyse(plain));
  EXPECT_NE(recognised.find("person Sergei Lavrov"), std::string::npos) << recognised;
  EXPECT_NE(recognised.find("place Russia"), std::string::npos) << recognised;

  Article tagged = make_article("", body);
  tagged.tagged_types = {EntityType::person};
  tagged.tagged_entities = {{EntityType::person, "Rex Tillerson"}};
  const std::string combined = mentions_of(tagged, analyser.analyse(tagged));
  EXPECT_EQ(combined.find("Lavrov"), std::string::npos) << combined;
  EXPECT_NE(combined.find("person Rex Tillerson 'Rex Tillerson'"), std::string::npos) << combined;
  EXPECT_NE(combined.find("place Russia"), std::string::npos) << combined;

  ArticleAnalyser without = make_analyser(false);
  EXPECT_EQ(mentions_of(plain, without.analyse(plain)), "");
}

// What every consumer relies on, whatever the article.
void expect_consistent(const Article& article, const ArticleAnalysis& analysis) {
  SCOPED_TRACE(article.id);
  EXPECT_TRUE(std::is_sorted(analysis.words.begin(), analysis.words.end(),
                             [](const auto& a, const auto& b) { return a.position < b.position; }));
  std::set<Position> positions;
  for (const AnalysedWord& word : analysis.words)
    positions.insert(word.position);
  const auto is_word = [&](Position position) { return positions.contains(position); };
  Position last_sentence = 0;
  for (const SentenceMark& mark : analysis.sentences) {
    EXPECT_TRUE(is_word(mark.first_position));
    EXPECT_GT(mark.first_position, last_sentence);
    last_sentence = mark.first_position;
  }
  ASSERT_EQ(analysis.mentions.size(), analysis.mention_marks.size());
  Position last_mention = 0;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    const MentionMark& mark = analysis.mention_marks[i];
    const bool in_title = mention.field == TextField::title;
    EXPECT_LE(mention.range.end, in_title ? article.title.size() : article.body.size());
    EXPECT_TRUE(is_word(mark.first_position));
    EXPECT_EQ(in_title, mark.first_position <= analysis.ends.title);
    EXPECT_EQ(mark.words == 0, mention.range.empty());
    EXPECT_TRUE(mark.words == 0 || is_word(mark.first_position + mark.words - 1));
    EXPECT_GE(mark.first_position, last_mention);
    last_mention = mark.first_position;
  }
}

TEST(ArticleAnalyser, SampleArticlesAreConsistentAndAnalysedAlikeTwice) {
  ArticleAnalyser analyser = make_analyser();
  const auto reader = open_articles({source_folder() / "data/sample"}, {});
  std::size_t articles = 0;
  while (std::optional<Result<Article>> record = reader->next()) {
    ASSERT_TRUE(record->has_value()) << record->error().message;
    Article& article = **record;
    const std::string first = words_of(analyser.analyse(article)) +
                              sentences_of(analyser.analyse(article)) +
                              mentions_of(article, analyser.analyse(article));
    const ArticleAnalysis& analysis = analyser.analyse(article);
    expect_consistent(article, analysis);
    EXPECT_EQ(words_of(analysis) + sentences_of(analysis) + mentions_of(article, analysis), first);
    ++articles;
  }
  EXPECT_GE(articles, 50U);
}

TEST(ArticleAnalyser, RelativeDatesCountFromAnExplicitDateOnly) {
  ArticleAnalyser analyser = *ArticleAnalyser::create({.use_entities = false});
  Article article;
  article.body = "He said on Tuesday that nothing changed since 3 May 2016.";
  article.language = "en";
  article.published = parse_iso_date("2017-04-13");
  const MentionedDate printed{to_day(*parse_iso_date("2016-05-03")), DaySpan::day};
  const MentionedDate tuesday{to_day(*parse_iso_date("2017-04-11")), DaySpan::day};
  using Dates = std::vector<MentionedDate>;
  for (const DateBy by : {DateBy::metadata, DateBy::dateline, DateBy::url, DateBy::inferred}) {
    article.date_by = by;
    EXPECT_EQ(analyser.analyse(article).mentioned_dates, Dates{printed}) << to_string(by);
  }
  article.date_by = DateBy::explicit_;
  EXPECT_EQ(analyser.analyse(article).mentioned_dates, (Dates{printed, tuesday}));
  article.set_flag(ArticleFlag::doubtful_date);
  EXPECT_EQ(analyser.analyse(article).mentioned_dates, Dates{printed});
}

TEST(ArticleAnalyser, FingerprintTellsWhetherNamesWereRecognised) {
  EXPECT_NE(*ArticleAnalyser::fingerprint(true), *ArticleAnalyser::fingerprint(false));
  EXPECT_EQ(*ArticleAnalyser::fingerprint(true), *ArticleAnalyser::fingerprint(true));
  EXPECT_NE(
      ArticleAnalyser::fingerprint(false)->find("format " + std::to_string(archive_format_version)),
      std::string::npos);
}

}  // namespace
}  // namespace pressmark
