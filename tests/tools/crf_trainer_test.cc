// SPDX-License-Identifier: GPL-2.0-or-later
//
// The trainer learns what can be learned, the same each time, and no more than it was asked to.
#include "tools/support/crf_trainer.h"

#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using entities::Label;
using entities::label_of;
using entities::LabelSet;
using entities::NamePart;
using entities::NameType;
using entities::outside;

constexpr Label person = label_of(NameType::person, NamePart::single);
constexpr Label place_begin = label_of(NameType::place, NamePart::begin);
constexpr Label place_end = label_of(NameType::place, NamePart::end);
constexpr std::size_t feature_count = 4;

void add_word(CrfData& data, const std::vector<std::uint32_t>& features, LabelSet labels) {
  data.features.insert(data.features.end(), features.begin(), features.end());
  data.feature_begin.push_back(data.features.size());
  data.labels.push_back(labels);
}

void end_stretch(CrfData& data) {
  data.stretch_begin.push_back(static_cast<std::uint32_t>(data.labels.size()));
}

constexpr LabelSet set_of(Label label) {
  return LabelSet{1} << label;
}

// Feature 0 is on every word, 1 on people, 2 on the first word of places; their second word has
// none of its own: only the transitions can tell it.
CrfData make_data() {
  CrfData data{
      .features = {}, .feature_begin = {0}, .labels = {}, .stretch_begin = {0}, .base = {}};
  for (int i = 0; i < 40; ++i) {
    add_word(data, {0, 1}, set_of(person));
    end_stretch(data);
    add_word(data, {0, 2}, set_of(place_begin));
    add_word(data, {0}, set_of(place_end));
    end_stretch(data);
    add_word(data, {0}, set_of(outside));
    add_word(data, {0, 3}, set_of(outside) | set_of(person));
    end_stretch(data);
  }
  return data;
}

std::vector<Label> labels_of(const CrfData& data, const CrfWeights& weights) {
  entities::Lattice lattice;
  std::vector<Label> labels;
  const entities::TransitionTable table{weights.transitions};
  for (std::size_t stretch = 0; stretch < data.stretches(); ++stretch) {
    const std::size_t first = data.stretch_begin[stretch];
    lattice.reset(data.stretch_begin[stretch + 1] - first);
    for (std::size_t i = 0; i < lattice.size(); ++i)
      add_scores(data, weights, first + i, lattice.scores(i));
    const auto best = lattice.best(table);
    labels.insert(labels.end(), best.begin(), best.end());
  }
  return labels;
}

const EpochReport no_report = [](int, double) {};

TEST(CrfTrainer, LearnsFromFeaturesAndNeighbours) {
  const CrfData data = make_data();
  const auto weights = train_crf({.data = data, .features = feature_count}, {}, no_report);
  const std::vector<Label> labels = labels_of(data, weights);
  for (std::size_t i = 0; i < labels.size(); ++i)
    EXPECT_NE(data.labels[i] & set_of(labels[i]), 0U) << "word " << i;
}

TEST(CrfTrainer, LossFalls) {
  const CrfData data = make_data();
  std::vector<double> losses;
  train_crf({.data = data, .features = feature_count}, {}, [&](int epoch, double loss) {
    EXPECT_EQ(static_cast<std::size_t>(epoch), losses.size() + 1);
    losses.push_back(loss);
  });
  ASSERT_EQ(losses.size(), 10U);
  EXPECT_LT(losses.back(), losses.front() / 4);
  EXPECT_GT(losses.back(), 0);
}

TEST(CrfTrainer, TheSameSeedGivesTheSameWeights) {
  const CrfData data = make_data();
  const CrfTask task{.data = data, .features = feature_count};
  const CrfOptions options{.epochs = 3, .dropout = 0.3F, .seed = 5};
  const auto weights = train_crf(task, options, no_report);
  EXPECT_EQ(train_crf(task, options, no_report).rows, weights.rows);
  CrfOptions other = options;
  other.seed = 6;
  EXPECT_NE(train_crf(task, other, no_report).rows, weights.rows);
}

TEST(CrfTrainer, L1LeavesWeightsOutThatSayLittle) {
  const CrfData data = make_data();
  CrfOptions options;
  options.l1 = 100;
  for (const FloatRow& row :
       train_crf({.data = data, .features = feature_count}, options, no_report).rows) {
    for (const float weight : row)
      EXPECT_EQ(weight, 0.0F);
  }
}

TEST(CrfTrainer, KeepsTransitionsAndStretchesOutThatItIsToldTo) {
  const CrfData data = make_data();
  const entities::Transitions given = entities::possible_transitions();
  const auto weights = train_crf({.data = data,
                                  .features = feature_count,
                                  .transitions = &given,
                                  .filter = [](std::size_t stretch) { return stretch % 3 == 0; }},
                                 {}, no_report);
  EXPECT_EQ(weights.transitions, given);
  EXPECT_NE(weights.rows[1], FloatRow{});
  EXPECT_EQ(weights.rows[2], FloatRow{}) << "places are in other stretches";
}

TEST(CrfTrainer, BuildsOnTheBase) {
  CrfData data = make_data();
  data.base.assign(data.words(), FloatRow{});
  for (std::size_t word = 0; word < data.words(); ++word) {
    for (Label label = 0; label < entities::name_label_count; ++label)
      data.base[word][label] = (data.labels[word] & set_of(label)) != 0 ? 9.0F : -9.0F;
  }
  const auto weights = train_crf({.data = data, .features = feature_count}, {}, no_report);
  for (const FloatRow& row : weights.rows) {
    for (const float weight : row)
      EXPECT_LT(std::abs(weight), 1.0F) << "nothing was left to learn";
  }
}

}  // namespace
}  // namespace pressmark
