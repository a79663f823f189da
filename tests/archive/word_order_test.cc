// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows of the word-order column, read back in every way there is.

#include "archive/word_order.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "archive/word_order_row.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

struct Row {
  FieldEnds ends;
  std::vector<TermPosition> words;
  std::vector<SentenceMark> sentences;
  std::vector<MentionMark> mentions;

  std::string encode() const {
    std::string bytes;
    encode_word_order({ends, words, sentences, mentions}, bytes);
    return bytes;
  }
};

Row random_row(std::mt19937_64& random, std::uint32_t terms) {
  Row row;
  row.ends.title = static_cast<std::uint32_t>(random() % 12);
  auto all_words = row.ends.title + static_cast<std::uint32_t>(random() % 700);
  if (random() % 3 == 0) {
    row.ends.body = all_words;
    all_words += 1 + static_cast<std::uint32_t>(random() % 50);
  }
  for (std::uint32_t i = 1; i <= all_words; ++i) {
    const auto field = static_cast<TextField>(i <= row.ends.title ? 0 : i <= row.ends.body ? 1 : 2);
    const Position position = i + static_cast<Position>(field) * field_position_gap;
    row.words.push_back({static_cast<TermId>(random() % (random() % terms + 1)), position,
                         static_cast<std::uint32_t>(random() % (random() % 5 + 1))});
    if (random() % 12 == 0) {
      row.sentences.push_back({field, position, i * 6, random() % 3 == 0});
    }
    if (random() % 20 == 0) {
      row.mentions.push_back({static_cast<std::uint32_t>(random() % 50), position,
                              static_cast<std::uint32_t>(random() % 4)});
    }
  }
  return row;
}

TEST(WordOrder, EveryWayOfReadingGivesTheRow) {
  std::mt19937_64 random{1};
  for (int i = 0; i < 200; ++i) {
    const Row row = random_row(random, 400);
    const std::string bytes = row.encode();
    const ArticleWords words{as_bytes(bytes)};
    EXPECT_EQ(words.ends(), row.ends);
    EXPECT_EQ(words.sentences(), row.sentences);
    EXPECT_EQ(words.mentions(), row.mentions);

    std::vector<FormMark> forms;
    for (const TermPosition& word : row.words) {
      if (word.form != 0) forms.push_back({word.position, word.form});
    }
    std::vector<FormMark> read{{1, 1}};
    words.read_forms(read);
    EXPECT_EQ(read, forms);

    std::map<TermId, std::vector<Position>> positions;
    std::vector<std::pair<Position, TermId>> in_order;
    for (const TermPosition& word : row.words) {
      positions[word.term].push_back(word.position);
      in_order.emplace_back(word.position, word.term);
    }
    std::sort(in_order.begin(), in_order.end());
    EXPECT_EQ(words.all_words(), in_order);
    std::vector<std::vector<Position>> found(5, {7});
    for (TermId term = 0; term <= 400; ++term) {
      const std::vector<TermId> ids{term, 13, 77, term + 64, 13};
      words.positions_of(ids, found);
      for (std::size_t at = 0; at < ids.size(); ++at) {
        EXPECT_EQ(found[at], positions[ids[at]]) << ids[at];
      }
    }
  }
}

TEST(WordOrder, HoldsTermsOfAnyNumber) {
  Row row;
  Position position = field_position_gap;
  for (const TermId term :
       {0U, 199U, 200U, 201U, 455U, 456U, 12'487U, 12'488U, 12'489U, 65'535U, 65'536U, 471'239U,
        471'240U, 471'241U, 16'777'216U, 0xFFFF'FFFEU, 0xFFFF'FFFFU}) {
    row.words.push_back({term, ++position});
  }
  const std::string bytes = row.encode();
  const ArticleWords words{as_bytes(bytes)};
  std::vector<std::vector<Position>> found(1);
  for (const TermPosition& word : row.words) {
    words.positions_of(std::vector<TermId>{word.term}, found);
    EXPECT_EQ(found.front(), std::vector<Position>{word.position}) << word.term;
  }
}

TEST(WordOrder, AnEmptyArticleHasNothing) {
  const std::string bytes = Row{}.encode();
  const ArticleWords words{as_bytes(bytes)};
  std::vector<std::vector<Position>> found{{1}};
  words.positions_of(std::vector<TermId>{0}, found);
  EXPECT_TRUE(found.front().empty());
  words.positions_of({}, {});
  EXPECT_TRUE(words.all_words().empty());
  EXPECT_TRUE(words.sentences().empty());
  EXPECT_TRUE(words.mentions().empty());
}

TEST(WordOrder, SentencesWithoutWordsKeepTheirField) {
  // A title of signs only: its sentence has no word, and the body's first word has the same place.
  Row row;
  row.words = {{0, 1 + field_position_gap}};
  row.sentences = {{TextField::title, 1, 0, true},
                   {TextField::body, 1 + field_position_gap, 3, true},
                   {TextField::body, 2 + field_position_gap, 9, false},
                   {TextField::body, 2 + field_position_gap, 12, true}};
  EXPECT_EQ(ArticleWords{as_bytes(row.encode())}.sentences(), row.sentences);
}

// Reads all there is; the bytes may be any.
void read_all(std::string_view bytes, WordOrderLimits limits) {
  const ArticleWords words{as_bytes(bytes), limits};
  std::vector<std::vector<Position>> positions(2);
  const auto attempt = [](auto read) {
    try {
      read();
    } catch (const DamagedArchive&) {  // as it should be
    }
  };
  attempt([&] { words.title_words(); });
  for (TermId term = 0; term < 30; ++term)
    attempt([&] { words.positions_of(std::vector<TermId>{term, 255}, positions); });
  attempt([&] {
    for (const auto& [position, id] : words.all_words())
      EXPECT_LT(id, limits.terms);
  });
  attempt([&] { words.sentences(); });
  attempt([&] {
    for (const MentionMark& mention : words.mentions())
      EXPECT_LT(mention.ordinal, limits.names);
  });
}

TEST(WordOrder, NoBytesCrashTheReader) {
  std::mt19937_64 random{2};
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % (random() % 256 + 1));
    read_all(bytes, {20, 20});
  }
  const std::string good = random_row(random, 25).encode();
  for (std::size_t at = 0; at < std::min<std::size_t>(good.size(), 400); ++at) {
    for (const char value : {'\0', '\x7f', '\x80', '\xff'}) {
      std::string bad = good;
      bad[at] = value;
      read_all(bad, {25, 50});
    }
    read_all(std::string_view{good}.substr(0, at), {25, 50});
  }
}

TEST(WordOrder, NumbersBeyondTheLimitsAreDamage) {
  Row row;
  row.ends.title = 1;
  row.words = {{7, 1}};
  row.mentions = {{9, 1, 1}};
  const std::string bytes = row.encode();
  EXPECT_EQ((ArticleWords{as_bytes(bytes), {8, 10}}.all_words().size()), 1U);
  EXPECT_EQ((ArticleWords{as_bytes(bytes), {8, 10}}.mentions().size()), 1U);
  EXPECT_THROW((ArticleWords{as_bytes(bytes), {7, 10}}.all_words()), DamagedArchive);
  EXPECT_THROW((ArticleWords{as_bytes(bytes), {8, 9}}.mentions()), DamagedArchive);
}

}  // namespace
}  // namespace pressmark
