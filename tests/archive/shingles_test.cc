// SPDX-License-Identifier: GPL-2.0-or-later
//
// Shingles against a plain set of quadruples, sketches against what theory promises.

#include "archive/shingles.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Stems = std::vector<std::uint64_t>;

Stems random_stems(std::mt19937_64& random, std::size_t count) {
  Stems stems;
  for (std::size_t i = 0; i < count; ++i)
    stems.push_back(hash_stem("w" + std::to_string(random() % 30)));
  return stems;
}

ShingleSet shingles_of(const Stems& stems) {
  ShingleSet shingles{1, 2, 3};
  find_shingles(stems, shingles);
  return shingles;
}

using Quadruples = std::set<std::array<std::uint64_t, 4>>;

Quadruples quadruples_of(const Stems& stems) {
  Quadruples quadruples;
  for (std::size_t i = 0; i + 3 < stems.size(); ++i)
    quadruples.insert({stems[i], stems[i + 1], stems[i + 2], stems[i + 3]});
  return quadruples;
}

double similarity(const Quadruples& a, const Quadruples& b) {
  Quadruples both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
}

TEST(Shingles, AreTheDifferentQuadruplesOfStems) {
  std::mt19937_64 random{1};
  for (std::size_t words = 40; words < 400; words += 13) {
    const Stems stems = random_stems(random, words);
    const ShingleSet shingles = shingles_of(stems);
    EXPECT_EQ(shingles.size(), quadruples_of(stems).size());
    EXPECT_TRUE(std::is_sorted(shingles.begin(), shingles.end()));
  }
}

TEST(Shingles, DependOnTheOrderOfStems) {
  Stems stems;
  for (int i = 0; i < 60; ++i)
    stems.push_back(hash_stem(std::to_string(i)));
  Stems reversed{stems.rbegin(), stems.rend()};
  EXPECT_FALSE(are_copies(shingles_of(stems), shingles_of(reversed)));
}

TEST(Shingles, ShortBodiesHaveNone) {
  std::mt19937_64 random{2};
  EXPECT_TRUE(shingles_of({}).empty());
  EXPECT_TRUE(shingles_of(random_stems(random, 39)).empty());
  EXPECT_FALSE(shingles_of(random_stems(random, 40)).empty());
}

TEST(Shingles, CopiesAreThoseWithASimilarityOfFourFifths) {
  std::mt19937_64 random{3};
  int copies = 0;
  int others = 0;
  for (int round = 0; round < 500; ++round) {
    const Stems stems = random_stems(random, 60 + random() % 200);
    Stems changed = stems;
    for (std::size_t edits = random() % 12; edits > 0; --edits)
      changed[random() % changed.size()] = random();
    if (random() % 3 == 0) changed.resize(changed.size() - random() % 20);
    const double similar = similarity(quadruples_of(stems), quadruples_of(changed));
    const ShingleSet a = shingles_of(stems);
    const ShingleSet b = shingles_of(changed);
    ASSERT_EQ(are_copies(a, b), similar >= 0.8) << similar;
    ASSERT_EQ(are_copies(b, a), similar >= 0.8) << similar;
    ++(similar >= 0.8 ? copies : others);
  }
  EXPECT_GT(copies, 75);
  EXPECT_GT(others, 75);
}

TEST(Shingles, ExactlyFourFifthsIsEnough) {
  ShingleSet a;
  for (std::uint64_t i = 0; i < 9; ++i)
    a.push_back(i);
  ShingleSet b = a;
  b.back() = 100;  // 8 of 10
  EXPECT_TRUE(are_copies(a, b));
  b[7] = 99;  // 7 of 11
  EXPECT_FALSE(are_copies(a, b));
  EXPECT_TRUE(are_copies({1, 2, 3, 4}, {1, 2, 3, 4, 5}));
  EXPECT_FALSE(are_copies({1, 2, 3}, {1, 2, 3, 4}));
  EXPECT_FALSE(are_copies({}, {}));
}

TEST(ShingleSketch, IsPartOfTheFormat) {
  ShingleSet shingles;
  for (std::uint64_t i = 1; i <= 50; ++i)
    shingles.push_back(i * 0x0123'4567'89AB'CDEF);
  const ShingleSketch sketch = make_sketch(shingles);
  EXPECT_EQ(sketch.shingles, 50U);
  EXPECT_EQ(sketch.bands[0], 0xE1986CC8);
  EXPECT_EQ(sketch.bands[9], 0x792758DD);
  EXPECT_EQ(make_sketch({}), ShingleSketch{});
}

// 1 - (1 - s^4)^10
TEST(ShingleSketch, SharesABandAsOftenAsTheoryHasIt) {
  std::mt19937_64 random{4};
  const auto share_of = [&](std::size_t common, std::size_t own) {
    int together = 0;
    for (int round = 0; round < 300; ++round) {
      ShingleSet a;
      ShingleSet b;
      for (std::size_t i = 0; i < common; ++i) {
        a.push_back(random());
        b.push_back(a.back());
      }
      for (std::size_t i = 0; i < own; ++i) {
        a.push_back(random());
        b.push_back(random());
      }
      const ShingleSketch x = make_sketch(a);
      const ShingleSketch y = make_sketch(b);
      bool is_shared = false;
      for (std::size_t band = 0; band < sketch_bands; ++band)
        is_shared |= x.bands[band] == y.bands[band];
      together += is_shared ? 1 : 0;
    }
    return together;
  };
  EXPECT_GE(share_of(80, 10), 294);        // 0.8: 298.5 expected
  EXPECT_GE(share_of(95, 2), 299);         // 0.96
  EXPECT_NEAR(share_of(60, 20), 225, 35);  // 0.6
  EXPECT_NEAR(share_of(30, 35), 23, 20);   // 0.3
  EXPECT_LE(share_of(0, 100), 2);
}

}  // namespace
}  // namespace pressmark
