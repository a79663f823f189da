// SPDX-License-Identifier: GPL-2.0-or-later
//
// Positions of several words, read in one pass, against a look at every word.

#include "searcher/match/word_reader.h"

#include <algorithm>
#include <random>

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

TEST(WordReader, ReadsWhatALookAtEveryWordFinds) {
  constexpr TermId terms = 9'000;  // more than the filter tells apart
  std::mt19937 random{1};
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    FieldEnds ends{static_cast<std::uint32_t>(random() % 9)};
    if (random() % 2 == 0) ends.body = ends.title + static_cast<std::uint32_t>(random() % 300);
    std::vector<TermPosition> printed;
    for (Position i = 1; i <= ends.title + random() % 400; ++i) {
      printed.push_back({static_cast<TermId>(random() % terms),
                         i <= ends.title  ? i
                         : i <= ends.body ? i + field_position_gap
                                          : i + 2 * field_position_gap,
                         static_cast<std::uint32_t>(random() % 4)});
    }
    std::string row;
    encode_word_order({ends, printed, {}, {}}, row);
    std::vector<ReadWord> words(random() % 4);
    for (ReadWord& word : words)
      word = random_word(random, terms);
    const WordReader reader{words};
    std::vector<std::vector<Position>> positions(words.size(), {7});
    reader.read(as_bytes(row), positions);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::vector<Position> expected;
      for (const TermPosition& word : printed) {
        if (is_asked_for(words[i], word, ends)) expected.push_back(word.position);
      }
      ASSERT_EQ(positions[i], expected) << "round " << round;
      found += expected.size();
    }
  }
  EXPECT_GT(found, 100U);
}

}  // namespace
}  // namespace pressmark
