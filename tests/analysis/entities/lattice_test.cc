// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lattice against all ways to label a stretch, one by one.
#include "analysis/entities/lattice.h"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark::entities {
namespace {

Transitions random_transitions(std::mt19937& random) {
  std::uniform_real_distribution<float> score{-2, 2};
  Transitions transitions = possible_transitions();
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after) {
      if (transitions[before][after] > impossible) transitions[before][after] = score(random);
    }
  }
  return transitions;
}

void fill(Lattice& lattice, std::size_t words, std::mt19937& random) {
  std::uniform_real_distribution<float> score{-3, 3};
  lattice.reset(words);
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t label = 0; label < label_count; ++label)
      lattice.scores(word)[label] = score(random);
  }
}

double score_of(const Lattice& lattice, const Transitions& transitions,
                const std::vector<Label>& labels) {
  double score = 0;
  Label before = outside;
  for (std::size_t word = 0; word < labels.size(); ++word) {
    if (!can_follow(before, labels[word])) return -1e9;
    score += static_cast<double>(transitions[before][labels[word]]) +
             static_cast<double>(lattice.scores(word)[labels[word]]);
    before = labels[word];
  }
  if (!can_follow(before, outside)) return -1e9;
  return score + static_cast<double>(transitions[before][outside]);
}

template <typename Visit>
void for_each_labelling(std::size_t words, const Visit& visit) {
  std::vector<Label> labels(words, 0);
  for (;;) {
    visit(labels);
    std::size_t at = 0;
    while (at < words && ++labels[at] == label_count)
      labels[at++] = 0;
    if (at == words) return;
  }
}

struct Oracle {
  std::vector<Label> best;
  double best_score = -1e9;
  double sum = 0;                             // of exponentials
  std::vector<std::vector<double>> sum_with;  // by word and label
  LabelPairs pairs{};
  double sum_of_first_place = 0;  // the first two words are a place
};

Oracle ask_oracle(const Lattice& lattice, const Transitions& transitions,
                  const std::vector<LabelSet>& allowed) {
  Oracle oracle;
  oracle.sum_with.assign(lattice.size(), std::vector<double>(label_count));
  for_each_labelling(lattice.size(), [&](const std::vector<Label>& labels) {
    for (std::size_t word = 0; word < labels.size(); ++word) {
      if (((allowed[word] >> labels[word]) & 1U) == 0) return;
    }
    const double score = score_of(lattice, transitions, labels);
    if (score <= -1e8) return;
    if (score > oracle.best_score) {
      oracle.best = labels;
      oracle.best_score = score;
    }
    const double weight = std::exp(score);
    oracle.sum += weight;
    for (std::size_t word = 0; word < labels.size(); ++word)
      oracle.sum_with[word][labels[word]] += weight;
    oracle.pairs[outside][labels.front()] += weight;
    oracle.pairs[labels.back()][outside] += weight;
    for (std::size_t word = 1; word < labels.size(); ++word)
      oracle.pairs[labels[word - 1]][labels[word]] += weight;
    if (labels.size() > 1 && labels[0] == label_of(NameType::place, NamePart::begin) &&
        labels[1] == label_of(NameType::place, NamePart::end))
      oracle.sum_of_first_place += weight;
  });
  return oracle;
}

TEST(Lattice, AgreesWithTryingAllLabels) {
  std::mt19937 random{42};
  for (int round = 0; round < 12; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 3;
    const Transitions transitions = random_transitions(random);
    const TransitionTable table{transitions};
    Lattice lattice;
    fill(lattice, words, random);
    const std::vector<LabelSet> all(words, all_labels);
    const Oracle oracle = ask_oracle(lattice, transitions, all);
    const auto best = lattice.best(table);
    EXPECT_EQ(std::vector<Label>(best.begin(), best.end()), oracle.best);
    EXPECT_NEAR(lattice.sum(table), std::log(oracle.sum), 1e-4);
    for (std::size_t word = 0; word < words; ++word) {
      for (std::size_t label = 0; label < label_count; ++label) {
        EXPECT_NEAR(static_cast<double>(lattice.probability(word, label)),
                    oracle.sum_with[word][label] / oracle.sum, 1e-5);
      }
    }
    LabelPairs pairs{};
    lattice.add_pairs(1, pairs);
    for (std::size_t before = 0; before < label_count; ++before) {
      for (std::size_t after = 0; after < label_count; ++after)
        EXPECT_NEAR(pairs[before][after], oracle.pairs[before][after] / oracle.sum, 1e-4);
    }
    if (words > 1) {
      EXPECT_NEAR(static_cast<double>(lattice.span_probability(0, 2, NameType::place)),
                  oracle.sum_of_first_place / oracle.sum, 1e-5);
    }
  }
}

TEST(Lattice, SumsOverWhatIsAllowed) {
  std::mt19937 random{7};
  const Transitions transitions = random_transitions(random);
  const TransitionTable table{transitions};
  Lattice lattice;
  fill(lattice, 2, random);
  const LabelSet single_place = LabelSet{1} << label_of(NameType::place, NamePart::single);
  const std::vector<LabelSet> allowed{single_place | (LabelSet{1} << outside), single_place};
  const Oracle oracle = ask_oracle(lattice, transitions, allowed);
  EXPECT_NEAR(lattice.sum(table, allowed), std::log(oracle.sum), 1e-4);
  EXPECT_NEAR(
      static_cast<double>(lattice.probability(1, label_of(NameType::place, NamePart::single))), 1.0,
      1e-5);
  EXPECT_EQ(lattice.probability(0, label_of(NameType::person, NamePart::single)), 0.0F);
}

TEST(Lattice, StaysFiniteOnLongStretches) {
  std::mt19937 random{3};
  const TransitionTable table{random_transitions(random)};
  Lattice lattice;
  fill(lattice, 5000, random);
  EXPECT_TRUE(std::isfinite(lattice.sum(table)));
  for (const std::size_t word : {std::size_t{0}, std::size_t{2500}, std::size_t{4999}}) {
    float total = 0;
    for (std::size_t label = 0; label < label_count; ++label)
      total += lattice.probability(word, label);
    EXPECT_NEAR(total, 1.0F, 1e-3F);
  }
  EXPECT_EQ(lattice.best(table).size(), 5000U);
}

TEST(Labels, FollowEachOtherWithinOneName) {
  const Label begin = label_of(NameType::place, NamePart::begin);
  const Label end = label_of(NameType::place, NamePart::end);
  EXPECT_TRUE(can_follow(outside, begin));
  EXPECT_TRUE(can_follow(begin, end));
  EXPECT_TRUE(can_follow(end, begin));
  EXPECT_FALSE(can_follow(begin, outside));
  EXPECT_FALSE(can_follow(outside, end));
  EXPECT_FALSE(can_follow(begin, label_of(NameType::person, NamePart::end)));
  EXPECT_FALSE(can_follow(begin, begin));
}

}  // namespace
}  // namespace pressmark::entities
