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
  encode_word_order({{3}, words, {}, mentions}, bytes);
  return bytes;
}

constexpr std::uint32_t forms_of_each = 3;

std::string renumber(const std::string& row, const std::vector<TermId>& terms,
                     const FormNumbers& forms, const std::vector<std::uint32_t>& names) {
  std::string bytes;
  WordOrderRenumberer{}.renumber(as_bytes(row), {terms, &forms, names}, bytes);
  return bytes;
}

/// Forms keep their numbers.
std::string renumber(const std::string& row, const std::vector<TermId>& terms,
                     const std::vector<std::uint32_t>& names) {
  FormNumbers forms{terms.size()};
  const std::vector<std::uint32_t> same{0, 1, 2};
  for (TermId term = 0; term < terms.size(); ++term)
    forms.set(term, same);
  return renumber(row, terms, forms, names);
}

TEST(WordOrderRow, BytesAreAsDocumented) {
  std::string bytes;
  const std::vector<TermPosition> words{{2, 1},
                                        {200, 2, 1},
                                        {12'488, 3},
                                        {2, 4 + field_position_gap, 300},
                                        {471'240, 5 + field_position_gap, 1},
                                        {9, 6 + 2 * field_position_gap}};
  const std::vector<SentenceMark> sentences{
      {TextField::title, 1, 0, true},
      {TextField::body, 4 + field_position_gap, 0, true},
      {TextField::caption, 6 + 2 * field_position_gap, 2, false}};
  const std::vector<MentionMark> mentions{{6, 2, 1}};
  encode_word_order({{3, 5}, words, sentences, mentions}, bytes);
  const std::vector<int> expected{
      7,   2,                   // three words in the title, and captions; two in the body
      13,  9,    3,             // bytes of streams A, B, C
      2,                        // A: one byte
      200, 0,                   //    two
      248, 0,    0,             //    three
      2,                        //    the body begins
      255, 0,    7, 0x30, 200,  //    five
      9,                        //    the captions begin
      1,   1,    1,             // B: one sentence in the title, one in the body, one in captions
      0,   1,    0, 1,          //    each at its field's first word and byte, beginning a paragraph
      0,   4,                   //    the last at its third byte, beginning none
      2,   1,    6,             // C: word 2, one word long, name 6
      2,                        // D: word 2, form 1
      3,   0xAA, 2,             //    two on, form 298 + 2
      0};                       //    the next word, form 1
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
    std::vector<TermId> terms(i % 20 == 0 ? 600'000 : 300);
    std::iota(terms.begin(), terms.end(), TermId{0});
    std::shuffle(terms.begin(), terms.end(), random);
    std::vector<std::uint32_t> names(30);
    std::iota(names.begin(), names.end(), 100U);
    std::shuffle(names.begin(), names.end(), random);

    FormNumbers forms{terms.size()};
    std::vector<std::vector<std::uint32_t>> new_forms(terms.size(), {0, 1, 2});
    for (TermId term = 0; term < terms.size(); ++term) {
      std::shuffle(new_forms[term].begin(), new_forms[term].end(), random);
      forms.set(term, new_forms[term]);
    }

    std::vector<TermPosition> before;
    std::vector<TermPosition> after;
    std::vector<MentionMark> mentions_before;
    std::vector<MentionMark> mentions_after;
    for (Position position = 1; position <= random() % 300; ++position) {
      const Position place = position <= 3 ? position : position + field_position_gap;
      const auto term = static_cast<TermId>(random() % terms.size());
      const auto form = static_cast<std::uint32_t>(random() % 6) % forms_of_each;
      before.push_back({term, place, form});
      after.push_back({terms[term], place, new_forms[term][form]});
      if (random() % 5 != 0) continue;
      const auto name = static_cast<std::uint32_t>(random() % names.size());
      mentions_before.push_back({name, place, 1});
      mentions_after.push_back({names[name], place, 1});
    }
    EXPECT_EQ(renumber(encode(before, mentions_before), terms, forms, names),
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
  EXPECT_NO_THROW(renumber(encode({{5, 1, 2}}, {}), std::vector<TermId>(6), {}));
  EXPECT_THROW(renumber(encode({{5, 1, 3}}, {}), std::vector<TermId>(6), {}), DamagedArchive);
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
