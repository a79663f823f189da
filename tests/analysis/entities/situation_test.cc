// SPDX-License-Identifier: GPL-2.0-or-later
//
// What parts of a situation say, worked out from keys.
#include "analysis/entities/situation.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/test_model.h"

namespace pressmark::entities {
namespace {

class SituationTest : public testing::Test {
 protected:
  std::uint32_t add(std::string_view text) {
    Word word;
    word.hash = hash_word(text);
    return types_.add(word, text);
  }

  std::vector<std::uint64_t> features(const PartKey& key) const {
    FeatureList list;
    add_part_features(key.bits(), types_, list);
    return {list.hashes().begin(), list.hashes().end()};
  }

  bool has(const PartKey& key, FeatureKind kind, int distance, std::uint64_t value) const {
    const auto list = features(key);
    return std::find(list.begin(), list.end(), feature_hash(kind, distance, value)) != list.end();
  }

  std::shared_ptr<const EntityModel> model_ = make_test_model({});
  WordTypes types_{*model_};
};

TEST_F(SituationTest, NoPartSaysNothing) {
  EXPECT_TRUE(features(PartKey{SituationPart::none}).empty());
}

TEST_F(SituationTest, PairsKnowBothWordsAndTheEdge) {
  const std::uint32_t olga = add("Olga");
  const std::uint32_t berg = add("Berg");
  const std::uint64_t first = hash_word("olga");
  const std::uint64_t second = hash_word("berg");
  const auto key = [](SituationPart part, std::uint32_t a, std::uint32_t b) {
    return PartKey{part}.add_type(a).add_type(b);
  };
  using enum SituationPart;
  EXPECT_TRUE(
      has(key(pair_before, olga, berg), FeatureKind::word_pair, -1, pair_of(first, second)));
  EXPECT_TRUE(has(key(pair_after, olga, berg), FeatureKind::word_pair, 1, pair_of(first, second)));
  EXPECT_TRUE(has(key(pair_around, olga, berg), FeatureKind::word_pair, 0, pair_of(first, second)));
  EXPECT_TRUE(
      has(key(second_before, olga, berg), FeatureKind::word_pair, -2, pair_of(first, second)));
  EXPECT_TRUE(
      has(key(second_after, olga, berg), FeatureKind::word_pair, 2, pair_of(first, second)));
  EXPECT_TRUE(has(key(pair_before, no_type, olga), FeatureKind::word_pair, -1,
                  pair_of(line_edge.word, first)));
  const auto look = static_cast<std::uint64_t>(types_.type(olga).look);
  EXPECT_TRUE(
      has(key(pair_after, olga, berg), FeatureKind::word_and_shape, 1, pair_of(second, look)));
}

TEST_F(SituationTest, GapsTellAnEndFromEveryGap) {
  Gap all;
  for (unsigned bit = 1; bit <= Gap::ampersand; bit *= 2)
    all.add(static_cast<Gap::Part>(bit));
  const auto key = [&](bool is_end) {
    PartKey made{SituationPart::gaps};
    made.add(all);
    if (is_end) {
      made.add(no_gap, gap_bits);
    } else {
      made.add(all);
    }
    return made.add(Look::mixed).add(3, line_kind_bits).add_bit(true).add_bit(false);
  };
  EXPECT_TRUE(has(key(false), FeatureKind::gap_after, 0, all.bits()));
  EXPECT_TRUE(has(key(true), FeatureKind::gap_after, 0, 0xFFFF));
  EXPECT_TRUE(has(key(true), FeatureKind::gap_before, 1, pair_of(all.bits(), 0xFFFF)));
  EXPECT_TRUE(has(key(true), FeatureKind::line, 0, pair_of(3, 6)));
}

TEST_F(SituationTest, RunsKnowHeadAndPlace) {
  const std::uint32_t head = add("Ministry");
  const std::uint32_t first = add("Harbour");
  const PartKey key = PartKey{SituationPart::run}
                          .add(longest_counted_run, run_bits)
                          .add(longest_counted_run, run_bits)
                          .add(most_counted_to_end, run_end_bits)
                          .add_type(head)
                          .add_type(first);
  EXPECT_TRUE(has(key, FeatureKind::run_place, 0, pair_of(6, 6)));
  EXPECT_TRUE(has(key, FeatureKind::run_head, 0, pair_of(hash_word("ministry"), 2)));
  EXPECT_TRUE(has(PartKey{SituationPart::run}, FeatureKind::run_place, 1, 0));
}

// The last number that fits comes back, and nothing of it is lost at the upper end of the key.
TEST_F(SituationTest, KeysHoldTheLargestNumbers) {
  const auto last = static_cast<std::uint32_t>(WordTypes::most_types + most_words);
  const PartKey small =
      PartKey{SituationPart::run}.add(7, run_bits).add(7, run_bits).add(3, run_end_bits);
  PartKey key = small;
  key.add_type(last).add_type(last);
  PartKey other = small;
  other.add_type(last).add_type(last - 1);
  EXPECT_NE(key.bits(), other.bits());
  EXPECT_EQ(part_of_key(key.bits()), SituationPart::run);
  EXPECT_EQ(key.bits() >> (64 - type_bits), std::uint64_t{last} + 1);
}

TEST_F(SituationTest, EvidenceIsSaidBitByBit) {
  const PartKey key = PartKey{SituationPart::evidence}.add(0b101, evidence_bits).add_bit(true);
  EXPECT_TRUE(has(key, FeatureKind::article, 0, 0));
  EXPECT_FALSE(has(key, FeatureKind::article, 0, 1));
  EXPECT_TRUE(has(key, FeatureKind::article_and_sentence, 0, pair_of(2, 1)));
  EXPECT_TRUE(has(key, FeatureKind::article_set, 0, pair_of(0b101, 1)));
}

}  // namespace
}  // namespace pressmark::entities
