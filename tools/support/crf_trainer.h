// SPDX-License-Identifier: GPL-2.0-or-later
//
// Learns the weights of a linear-chain conditional random field from labelled stretches: AdaGrad
// (Duchi, Hazan and Singer, 2011) on the log likelihood, one stretch after the other.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/entities/lattice.h"

namespace pressmark {

using FloatRow = std::array<float, entities::name_label_count>;

/// A stretch of words: what is known of each, and which labels it may have. All stretches of one
/// CrfData lie one behind the other in its arrays.
struct CrfData {
  std::vector<std::uint32_t> features;       ///< Rows of weights, word after word.
  std::vector<std::uint64_t> feature_begin;  ///< By word; one more at the end.
  std::vector<entities::LabelSet> labels;    ///< By word: mostly one label.
  std::vector<std::uint32_t> stretch_begin;  ///< By stretch: its first word; one more at the end.
  std::vector<FloatRow> base;  ///< By word: scores that stand before anything is learned; or empty.

  std::size_t words() const { return labels.size(); }
  std::size_t stretches() const { return stretch_begin.size() - 1; }
  std::span<const std::uint32_t> features_of(std::size_t word) const {
    return {features.data() + feature_begin[word], features.data() + feature_begin[word + 1]};
  }
};

struct CrfOptions {
  int epochs = 10;
  float rate = 0.15F;
  float l1 = 0;       ///< Taken off each weight at each step, times its rate.
  float dropout = 0;  ///< Share of features that a word is seen without, anew at each step.
  std::uint64_t seed = 1;
};

/// Which stretches are learned from; all if it is empty.
using StretchFilter = std::function<bool(std::size_t)>;

struct CrfWeights {
  std::vector<FloatRow> rows;  ///< By feature.
  entities::Transitions transitions{};
};

/// Reports after each epoch: its number from 1 and the mean loss per word.
using EpochReport = std::function<void(int, double)>;

struct CrfTask {
  const CrfData& data;
  std::size_t features = 0;                            ///< Rows of weights.
  const entities::Transitions* transitions = nullptr;  ///< To be kept; nullptr: to be learned.
  StretchFilter filter = {};
};

/// The same task and options give the same weights.
CrfWeights train_crf(const CrfTask& task, const CrfOptions& options, const EpochReport& report);

/// The scores of a word: its base and the rows of its features.
void add_scores(const CrfData& data, const CrfWeights& weights, std::size_t word,
                entities::LabelRow& scores);

}  // namespace pressmark
