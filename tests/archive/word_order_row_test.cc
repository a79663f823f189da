// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows have one encoding, and renumbering gives the encoding of the new numbers.

#include "archive/word_order_row.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

std::string encode(const std::vector<TermPosition>& words,
                   const std::vector<MentionMark>& mentions) {
  std::string bytes;
  encode_word_order({3, words, {}, mentions}, bytes);
  return bytes;
}

std::string renumber(const std::string& row, const std::vector<TermId>& terms,
                     const std::vector<std::uint32_t>& names) {
  std::string bytes;
  WordOrderRenumberer{}.renumber(as_bytes(row), terms, names, bytes);
  return bytes;
}

TEST(WordOrderRow, BytesAreAsDocumented) {
  std::string bytes;
  const std::vector<TermPosition> words{{2, 1},
                                        {200, 2},
                                        {12'488, 3},
                                        {2, 4 + field_position_gap},
                                        {471'240, 5 + field_position_gap}};
  const std::vector<SentenceMark> sentences{{TextField::title, 1, 0, true},
                                            {TextField::body, 4 + field_position_gap, 0, true}};
  const std::vector<MentionMark> mentions{{6, 2, 1}};
  encode_word_order({3, words, sentences, mentions}, bytes);
  const std::vector<int> expected{
      3,                     // title words
      12,  6,                // bytes of streams A, B
      2,                     // A: one byte
      200, 0,                //    two
      248, 0, 0,             //    three
      2,                     //    the body begins
      255, 0, 7, 0x30, 200,  //    five
      1,   1,                // B: one sentence in the title, one in the body
      0,   1, 0, 1,          //    each at its field's first word and byte, beginning a paragraph
      2,   1, 6};            // C: word 2, one word long, name 6
  std::vector<int> actual;
  for (const char c : bytes)
    actual.push_back(static_cast<unsigned char>(c));
  EXPECT_EQ(actual, expected);
}

TEST(WordOrderRow, MentionsInOnePlaceHaveOneOrder) {
  EXPECT_EQ(encode({}, {{1, 2, 1}, {4, 2, 1}, {4, 2, 3}}),
            encode({}, {{4, 2, 3}, {4, 2, 1}, {1, 2, 1}}));
}

TEST(WordOrderRow, RenumberingEqualsEncodingWithTheNewNumbers) {
  std::mt19937_64 random{1};
  for (int i = 0; i < 60; ++i) {
    std::vector<TermId> terms(i % 4 == 0 ? 600'000 : 300);
    std::iota(terms.begin(), terms.end(), TermId{0});
    std::shuffle(terms.begin(), terms.end(), random);
    std::vector<std::uint32_t> names(30);
    std::iota(names.begin(), names.end(), 100U);
    std::shuffle(names.begin(), names.end(), random);

    std::vector<TermPosition> before;
    std::vector<TermPosition> after;
    std::vector<MentionMark> mentions_before;
    std::vector<MentionMark> mentions_after;
    for (Position position = 1; position <= random() % 300; ++position) {
      const Position place = position <= 3 ? position : position + field_position_gap;
      const auto term = static_cast<TermId>(random() % terms.size());
      before.push_back({term, place});
      after.push_back({terms[term], place});
      if (random() % 5 != 0) continue;
      const auto name = static_cast<std::uint32_t>(random() % names.size());
      mentions_before.push_back({name, place, 1});
      mentions_after.push_back({names[name], place, 1});
    }
    EXPECT_EQ(renumber(encode(before, mentions_before), terms, names),
              encode(after, mentions_after));
  }
}

TEST(WordOrderRow, RenumberingRefusesNumbersOutsideTheMaps) {
  const std::string row = encode({{5, 1}}, {{3, 1, 1}});
  EXPECT_NO_THROW(renumber(row, std::vector<TermId>(6), std::vector<std::uint32_t>(4)));
  EXPECT_THROW(renumber(row, std::vector<TermId>(5), std::vector<std::uint32_t>(4)),
               DamagedArchive);
  EXPECT_THROW(renumber(row, std::vector<TermId>(6), std::vector<std::uint32_t>(3)),
               DamagedArchive);
}

TEST(WordOrderRow, NoBytesCrashRenumbering) {
  std::mt19937_64 random{2};
  const std::vector<TermId> terms{4, 3, 2, 1, 0};
  const std::vector<std::uint32_t> names{0, 1, 2};
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % (random() % 256 + 1));
    try {
      renumber(bytes, terms, names);
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(WordOrderRowDeathTest, ARowThatBreaksItsRulesStopsTheProgram) {
  EXPECT_DEATH(encode({{1, 2}}, {}), "");                       // nothing at the first place
  EXPECT_DEATH(encode({{1, 1}, {0, 1}}, {}), "");               // two in one place
  EXPECT_DEATH(encode({{1, 4}}, {}), "");                       // inside the gap
  EXPECT_DEATH(encode({{1, 3 + field_position_gap}}, {}), "");  // likewise
}

}  // namespace
}  // namespace pressmark
