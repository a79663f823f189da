// SPDX-License-Identifier: GPL-2.0-or-later
//
// Breaks are read back as they were written, behind whatever sentences a row has.
#include "archive/character_breaks.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "archive/word_order_row.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

struct RowWithBreaks {
  std::string bytes;
  std::vector<SentenceMark> sentences;
  std::vector<Position> breaks;
};

RowWithBreaks row_with_breaks(std::mt19937& random) {
  RowWithBreaks row;
  FieldEnds ends{static_cast<std::uint32_t>(random() % 20)};
  auto all_words = ends.title + static_cast<std::uint32_t>(random() % 400);
  if (random() % 2 == 0) {
    ends.body = all_words;
    all_words += 1 + static_cast<std::uint32_t>(random() % 40);
  }
  std::vector<TermPosition> words;
  std::vector<Position> with_gap;
  for (std::uint32_t stored = 1; stored <= all_words; ++stored) {
    const TextField field = ends.field_of(stored);
    const Position position = ends.with_gap(stored);
    words.push_back({static_cast<TermId>(random() % 300), position});
    if (random() % 20 == 0) {
      const Position from_first = position - ends.before(field) - 1;
      row.sentences.push_back({field, position, 6 * from_first, random() % 2 == 0});
    }
    if (random() % 6 != 0) continue;
    row.breaks.push_back(stored);
    with_gap.push_back(position);
  }
  encode_word_order({ends, words, row.sentences, {}, with_gap}, row.bytes);
  return row;
}

TEST(CharacterBreaks, AreReadBack) {
  std::mt19937 random{3};
  std::vector<Position> breaks{99};
  for (int i = 0; i < 200; ++i) {
    const RowWithBreaks row = row_with_breaks(random);
    read_breaks(as_bytes(row.bytes), breaks);
    EXPECT_EQ(breaks, row.breaks);
    EXPECT_EQ(ArticleWords{as_bytes(row.bytes)}.sentences(), row.sentences);
  }
}

TEST(CharacterBreaks, BytesAreAsDocumented) {
  std::string stream;
  append_breaks(std::vector<Position>{3, 4, 304}, stream);
  EXPECT_EQ(stream, (std::string{3, 1, '\xAC', 2}));
}

TEST(CharacterBreaks, NoBytesCrashReading) {
  std::mt19937 random{4};
  std::size_t damaged = 0;
  std::vector<Position> breaks;
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = row_with_breaks(random).bytes;
    const std::size_t at = random() % std::min<std::size_t>(bytes.size(), 30);
    if (i % 2 == 0) bytes.resize(at);
    if (i % 2 == 1) bytes[at] = static_cast<char>(random());
    try {
      read_breaks(as_bytes(bytes), breaks);
    } catch (const DamagedArchive&) {
      ++damaged;
    }
  }
  EXPECT_GT(damaged, 1'000U);
}

}  // namespace
}  // namespace pressmark
