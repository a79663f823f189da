// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where characters stand, against a comparison of every character with every other.
#include "searcher/match/character_reader.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "schema/fields.h"
#include "tests/searcher/analysed_positions.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

const std::vector<std::string> printed_pieces{"大", "学",   "生",   "中",   "国",     "人",
                                              "人", "北京", "大学", "学生", "大学生", "中国",
                                              "，", "。",   " ",    "NFL",  "カー",   "ド"};

std::string random_han_prose(std::mt19937& random, std::size_t most) {
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left)
    text += printed_pieces[random() % printed_pieces.size()];
  return text;
}

std::vector<AnalysedCharacter> characters_of(Analyzer& analyzer, const TinyArticle& tiny) {
  return analysed_characters(to_article(tiny), analyzer);
}

// Those in the scope of the word.
std::vector<CharacterPlace> naive_places(const std::vector<AnalysedCharacter>& all,
                                         const Plan& word) {
  std::vector<AnalysedCharacter> in_scope;
  for (const AnalysedCharacter& c : all) {
    if (is_in_scope(word.scope, c.field)) in_scope.push_back(c);
  }
  return places_among(in_scope, word);
}

std::map<DocumentId, std::uint32_t> naive_counts(Analyzer& analyzer, const TinySegment& segment,
                                                 const Plan& word) {
  std::map<DocumentId, std::uint32_t> counts;
  for (DocumentId document = 1; document <= segment.size(); ++document) {
    const auto all = characters_of(analyzer, segment[document - 1]);
    std::set<std::pair<Position, Position>> seen;
    for (const CharacterPlace& place : naive_places(all, word)) {
      if (place.words.first == place.words.last) continue;
      if (!seen.emplace(place.words.first, place.words.last).second) continue;
      bool in_title = false;
      for (const AnalysedCharacter& c : all)
        in_title = in_title || (c.word == place.words.first && c.field == TextField::title);
      counts[document] += in_title ? title_weight : 1;
    }
  }
  return counts;
}

Plan random_characters(std::mt19937& random, const std::vector<AnalysedCharacter>& all) {
  Plan word = plans::characters("", static_cast<TextScope>(random() % 4));
  const std::size_t length = 1 + random() % 5;
  std::size_t at = random() % all.size();
  while (all[at].value == U'\0')
    at = (at + 1) % all.size();
  for (std::size_t i = 0; i < length && at < all.size() && all[at].value != U'\0'; ++i)
    append_utf8(word.form, all[at++].value);
  word.begins_word = random() % 5 == 0;
  word.ends_word = random() % 5 == 0;
  return word;
}

TEST(CharacterReader, FindsWhatEveryComparisonFinds) {
  Analyzer analyzer = *Analyzer::create();
  std::mt19937 random{7};
  std::size_t across = 0;
  for (int round = 0; round < 4; ++round) {
    TinySegment segment;
    for (int i = 0; i < 12; ++i) {
      segment.push_back({.id = std::to_string(i),
                         .title = random_han_prose(random, 6),
                         .body = random_han_prose(random, 30) + "大学",
                         .language = i % 2 == 0 ? "zh" : "en",
                         .captions = random_han_prose(random, 30)});
    }
    const TinyArchive archive{{segment}};
    const SegmentReader& reader = archive.segments()[0];
    for (int query = 0; query < 60; ++query) {
      const auto& source = segment[random() % segment.size()];
      const Plan word = random_characters(random, characters_of(analyzer, source));
      CharacterOperands operands{archive.segments()};
      operands.resolve(word);
      CharacterReader places_of{operands.terms(word, 0), word.scope};
      std::vector<CharacterPlace> places;
      for (DocumentId document = 1; document <= segment.size(); ++document) {
        places_of.read(reader.columns().word_order.row(document), places);
        EXPECT_EQ(places, naive_places(characters_of(analyzer, segment[document - 1]), word))
            << word.form << " in " << segment[document - 1].body;
      }
      std::map<DocumentId, std::uint32_t> counts;
      for (const OperandPosting& posting :
           count_across_words(operands.terms(word, 0), word.scope, reader))
        counts.emplace(posting.document, posting.frequency);
      EXPECT_EQ(counts, naive_counts(analyzer, segment, word)) << word.form;
      across += counts.size();
    }
  }
  EXPECT_GT(across, 100U) << "many should lie across words";
}

TEST(WordSpans, AreStretchesOfWordsOnce) {
  const std::vector<CharacterPlace> places{{{3, 3}, 0, 1}, {{3, 3}, 1, 2}, {{3, 4}, 1, 1}};
  EXPECT_EQ(word_spans(places), (std::vector<PositionSpan>{{3, 3}, {3, 4}}));
  EXPECT_TRUE(word_spans({}).empty());
}

}  // namespace
}  // namespace pressmark
