// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searching rows as bytes against a look at each term.

#include "archive/term_sequence.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "archive/word_order_row.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

using Places = std::vector<std::vector<TermId>>;

struct Text {
  std::vector<TermId> terms;
  FieldEnds ends = {};
};

std::string row_of(const Text& text) {
  std::vector<TermPosition> words;
  for (Position stored = 1; stored <= text.terms.size(); ++stored) {
    const Position gaps = stored <= text.ends.title ? 0 : stored <= text.ends.body ? 1 : 2;
    words.push_back({text.terms[stored - 1], stored + gaps * field_position_gap});
  }
  std::string row;
  encode_word_order({text.ends, words, {}, {}}, row);
  return row;
}

bool occurs(const Text& text, const Places& places, std::optional<TextField> field) {
  for (std::size_t start = 0; start + places.size() <= text.terms.size(); ++start) {
    const auto field_of = [&](std::size_t index) {
      return index < text.ends.title  ? TextField::title
             : index < text.ends.body ? TextField::body
                                      : TextField::caption;
    };
    if (field_of(start) != field_of(start + places.size() - 1)) continue;
    if (field && *field != field_of(start)) continue;
    bool matches = true;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::vector<TermId>& ids = places[i];
      matches = matches && std::find(ids.begin(), ids.end(), text.terms[start + i]) != ids.end();
    }
    if (matches) return true;
  }
  return false;
}

bool finds(const Text& text, const Places& places, std::optional<TextField> field = {}) {
  return TermSequence{places, field}.occurs_in(as_bytes(row_of(text)));
}

// Around the borders of the lengths of codes, and such that the bytes of long codes are those of
// short ones.
constexpr TermId tricky_terms[]{0,      1,      5,       48,      199,       200,        205,
                                255,    399,    400,     12'487,  12'488,    12'489,     12'493,
                                13'768, 78'024, 471'239, 471'240, 3'338'752, 0xFFFF'FFFF};

class TermSequences : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(TermSequences, OccurWhereALookAtEachTermFindsThem) {
  std::mt19937 random{GetParam()};
  const auto below = [&](std::size_t bound) { return random() % bound; };
  constexpr std::optional<TextField> fields[]{std::nullopt, TextField::title, TextField::body,
                                              TextField::caption};
  std::size_t found = 0;
  constexpr std::size_t rounds = 20'000;
  for (std::size_t round = 0; round < rounds; ++round) {
    // Few different terms, so that there are repetitions and near misses.
    std::vector<TermId> vocabulary;
    for (std::size_t n = 2 + below(6); n > 0; --n)
      vocabulary.push_back(tricky_terms[below(std::size(tricky_terms))]);
    Text text;
    for (std::size_t n = below(below(4) == 0 ? 200 : 25); n > 0; --n)
      text.terms.push_back(vocabulary[below(vocabulary.size())]);
    text.ends.title = static_cast<std::uint32_t>(below(text.terms.size() + 1));
    if (below(2) == 0) {
      const std::size_t rest = text.terms.size() - text.ends.title;
      text.ends.body = text.ends.title + static_cast<std::uint32_t>(below(rest + 1));
    }
    Places places(2 + below(4));
    for (auto& ids : places) {
      for (std::size_t n = below(12) == 0 ? 0 : 1 + below(3); n > 0; --n) {
        ids.push_back(below(3) == 0 ? tricky_terms[below(std::size(tricky_terms))]
                                    : vocabulary[below(vocabulary.size())]);
      }
    }
    for (const auto field : fields) {
      const bool expected = occurs(text, places, field);
      ASSERT_EQ(finds(text, places, field), expected)
          << "round " << round << ": " << ::testing::PrintToString(places) << " in "
          << ::testing::PrintToString(text.terms) << ", title " << text.ends.title << ", body to "
          << text.ends.body;
      found += expected ? 1U : 0U;
    }
  }
  EXPECT_GT(found, rounds / 10);
  EXPECT_LT(found, rounds * 2);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TermSequences, ::testing::Range(1U, 5U));

TEST(TermSequence, PassesBytesThatLieAcrossCodes) {
  // 205 is 200 5; 12,488 + 5 * 256 + 7 is 248 5 7; the last is 255 5 7 5 7.
  constexpr TermId across[]{205, 13'775, 0x0507'0507};
  for (const TermId term : across) {
    EXPECT_FALSE(finds({{term, 7, 9}}, {{5}, {7, 8}})) << term;
    EXPECT_TRUE(finds({{term, 7, 5, 7}}, {{5}, {7, 8}})) << term;
  }
  // A run of bytes that could begin codes: where each does is known from far before only.
  for (std::size_t run = 1; run < 40; ++run) {
    std::vector<TermId> terms(run, 200 + 200);  // 200 200, again and again
    terms.push_back(0);
    EXPECT_FALSE(finds({terms, 0}, {{200}, {0}})) << run;
    terms.push_back(200);
    terms.push_back(0);
    EXPECT_TRUE(finds({terms, 0}, {{200}, {0}})) << run;
  }
}

TEST(TermSequence, FindsRepeatedWordsAtAnyPlace) {
  for (std::size_t before = 0; before < 40; ++before) {
    std::vector<TermId> terms(before, 3);
    terms.insert(terms.end(), {1, 1, 1, 2});
    EXPECT_TRUE(finds({terms, 0}, {{1}, {1}, {2}})) << before;
    EXPECT_FALSE(finds({terms, 0}, {{1}, {2}, {2}})) << before;
    EXPECT_FALSE(finds({terms, 0}, {{2}, {2}})) << before << ": behind the end";
    EXPECT_FALSE(finds({terms, 0}, {{2}, {0}})) << before << ": behind the end";
    const auto title = static_cast<std::uint32_t>(before + 2);
    EXPECT_FALSE(finds({terms, title}, {{1}, {1}, {2}})) << before << ": across the title's end";
    EXPECT_TRUE(finds({terms, title}, {{1}, {1}})) << before;
    EXPECT_TRUE(finds({terms, title}, {{1}, {2}}, TextField::body)) << before;
  }
}

TEST(TermSequence, NoBytesCrashIt) {
  std::mt19937_64 random{2};
  const TermSequence any{Places{{1, 300}, {2, 400'000}}, std::nullopt};
  const TermSequence title{Places{{1, 300}, {2, 400'000}}, TextField::title};
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % (random() % 256 + 1));
    try {
      any.occurs_in(as_bytes(bytes));
      title.occurs_in(as_bytes(bytes));
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace pressmark
