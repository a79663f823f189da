// SPDX-License-Identifier: GPL-2.0-or-later
//
// Positions of several words, read in one pass, against a look at every word.

#include "searcher/match/word_reader.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/encoding.h"
#include "archive/word_order_row.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

bool is_asked_for(const ReadWord& word, const TermPosition& printed, const FieldEnds& ends) {
  const bool in_title = printed.position <= ends.title;
  const bool in_captions =
      ends.has_captions() && printed.position > ends.body + 2 * field_position_gap;
  if (word.scope == TextScope::title && !in_title) return false;
  if (word.scope == TextScope::body && (in_title || in_captions)) return false;
  if (word.scope == TextScope::caption && !in_captions) return false;
  return std::any_of(word.terms.begin(), word.terms.end(), [&](const TermForms& term) {
    return term.term == printed.term && term.wants(printed.form);
  });
}

ReadWord random_word(std::mt19937& random, TermId terms) {
  ReadWord word;
  word.scope = static_cast<TextScope>(random() % 4);
  for (auto term = static_cast<TermId>(random() % 40); term < terms;
       term += static_cast<TermId>(1 + random() % 60)) {
    TermForms& forms = word.terms.emplace_back(TermForms{term, 0, {}});
    if (random() % 2 == 0) forms.is_wanted = {random() % 2 == 0, random() % 2 == 0, true};
  }
  return word;
}

/// Words, a row, and where a look at every word of the row finds them.
struct RandomRow {
  explicit RandomRow(std::mt19937& random) {
    constexpr TermId terms = 9'000;  // more than there are buckets
    ends.title = static_cast<std::uint32_t>(random() % 9);
    if (random() % 2 == 0) ends.body = ends.title + static_cast<std::uint32_t>(random() % 300);
    std::vector<TermPosition> printed;
    for (Position i = 1; i <= ends.title + random() % 400; ++i) {
      printed.push_back({static_cast<TermId>(random() % terms),
                         i <= ends.title  ? i
                         : i <= ends.body ? i + field_position_gap
                                          : i + 2 * field_position_gap,
                         static_cast<std::uint32_t>(random() % 4)});
    }
    encode_word_order({ends, printed, {}, {}}, row);
    words.resize(random() % 4);
    for (ReadWord& word : words)
      word = random_word(random, terms);
    for (const ReadWord& word : words) {
      std::vector<Position>& found = positions.emplace_back();
      for (const TermPosition& one : printed) {
        if (is_asked_for(word, one, ends)) found.push_back(one.position);
      }
      any.insert(found.begin(), found.end());
    }
  }

  bool in_title(Position position) const { return position <= ends.title; }

  FieldEnds ends;
  std::string row;
  std::vector<ReadWord> words;
  std::vector<std::vector<Position>> positions;
  std::set<Position> any;
};

TEST(WordReader, ReadsWhatALookAtEveryWordFinds) {
  std::mt19937 random{1};
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomRow row{random};
    const WordReader reader{row.words};
    std::vector<std::vector<Position>> positions(row.words.size(), {7});
    reader.read(as_bytes(row.row), positions);
    ASSERT_EQ(positions, row.positions) << "round " << round;
    found += row.any.size();
  }
  EXPECT_GT(found, 100U);
}

TEST(WordReader, CountsWhatItReads) {
  std::mt19937 random{2};
  for (int round = 0; round < 300; ++round) {
    const RandomRow row{random};
    const WordReader reader{row.words};
    std::vector<WordCount> counts(row.words.size());
    std::vector<std::size_t> found;
    reader.count(as_bytes(row.row), counts, found);
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      const std::vector<Position>& positions = row.positions[i];
      const auto in_title = static_cast<std::uint32_t>(
          std::count_if(positions.begin(), positions.end(),
                        [&](Position position) { return row.in_title(position); }));
      ASSERT_EQ(counts[i].in_title, in_title) << "round " << round;
      ASSERT_EQ(counts[i].in_title + counts[i].in_body, positions.size()) << "round " << round;
      if (!positions.empty()) expected.push_back(i);
    }
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, expected) << "round " << round;
  }
}

TEST(WordReader, KnowsHowOftenAndWhereWordsStand) {
  std::mt19937 random{3};
  std::array<std::size_t, 2> answers{};
  for (int round = 0; round < 2'000; ++round) {
    const RandomRow row{random};
    const WordReader reader{row.words};
    const Position body = row.ends.title + field_position_gap;
    WantedPlaces wanted;
    wanted.in_title = random() % 3 == 0;
    if (random() % 2 == 0) wanted.lead = static_cast<std::uint32_t>(random() % 100);
    if (random() % 2 == 0) wanted.times = static_cast<std::uint32_t>(1 + random() % 8);
    const bool expected =
        row.any.size() >= wanted.times ||
        std::any_of(row.any.begin(), row.any.end(), [&](Position position) {
          return row.in_title(position) ? wanted.in_title : position - body <= wanted.lead;
        });
    ASSERT_EQ(reader.stand(as_bytes(row.row), wanted), expected) << "round " << round;
    ++answers[expected ? 1 : 0];
  }
  EXPECT_GT(answers[0], 300U);
  EXPECT_GT(answers[1], 300U);
}

}  // namespace
}  // namespace pressmark
