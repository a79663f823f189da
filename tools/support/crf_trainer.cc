// SPDX-License-Identifier: GPL-2.0-or-later
//
// A word whose labels are all but certain teaches nothing: its rows are left alone, which is most
// of the speed of the later epochs.
#include "tools/support/crf_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <random>

namespace pressmark {
namespace {

using entities::label_count;
using entities::LabelPairs;
using entities::LabelSet;
using entities::Lattice;
using entities::name_label_count;
using entities::TransitionTable;

constexpr float least_gradient = 1e-3F;

class CrfTrainer {
 public:
  CrfTrainer(const CrfTask& task, const CrfOptions& options)
      : task_(task),
        data_(task.data),
        options_(options),
        random_(options.seed),
        squares_(task.features) {
    weights_.rows.resize(task.features);
    weights_.transitions =
        task.transitions != nullptr ? *task.transitions : entities::possible_transitions();
    averages_.resize(task.features);
  }

  CrfWeights train(const EpochReport& report);

 private:
  void choose_features(std::size_t first, std::size_t words);
  double learn(std::size_t stretch);
  void score(std::size_t first, std::size_t words);
  void learn_rows(std::size_t words);
  void learn_transitions(const LabelPairs& gradient);
  void step(float& weight, float& square, float gradient) const;
  void add_to_averages();

  const CrfTask& task_;
  const CrfData& data_;
  CrfOptions options_;
  std::mt19937_64 random_;
  CrfWeights weights_;
  std::vector<FloatRow> squares_;
  std::vector<FloatRow> averages_;
  entities::Transitions transition_sums_{};
  int averaged_ = 0;
  std::array<std::array<float, label_count>, label_count> transition_squares_{};
  Lattice free_;
  Lattice bound_;
  std::vector<std::uint32_t> chosen_;        // features of the stretch's words
  std::vector<std::uint32_t> chosen_begin_;  // by word; one more at the end
};

void CrfTrainer::choose_features(std::size_t first, std::size_t words) {
  const auto limit = static_cast<std::uint64_t>(static_cast<double>(options_.dropout) * 0x1p32);
  chosen_.clear();
  chosen_begin_.assign(1, 0);
  for (std::size_t word = first; word < first + words; ++word) {
    std::uint64_t bits = 0;
    int left = 0;
    for (const std::uint32_t feature : data_.features_of(word)) {
      if (left-- == 0) {
        bits = random_();
        left = 1;
      }
      const bool is_dropped = (bits & 0xFFFFFFFFU) < limit;
      bits >>= 32U;
      if (!is_dropped) chosen_.push_back(feature);
    }
    chosen_begin_.push_back(static_cast<std::uint32_t>(chosen_.size()));
  }
}

void CrfTrainer::score(std::size_t first, std::size_t words) {
  free_.reset(words);
  for (std::size_t word = 0; word < words; ++word) {
    entities::LabelRow& scores = free_.scores(word);
    if (!data_.base.empty())
      std::copy(data_.base[first + word].begin(), data_.base[first + word].end(), scores.begin());
    for (std::uint32_t i = chosen_begin_[word]; i < chosen_begin_[word + 1]; ++i) {
      const FloatRow& row = weights_.rows[chosen_[i]];
      for (std::size_t label = 0; label < name_label_count; ++label)
        scores[label] += row[label];
    }
  }
}

void CrfTrainer::step(float& weight, float& square, float gradient) const {
  square += gradient * gradient;
  const float rate = options_.rate / std::sqrt(square + 1e-8F);
  weight -= rate * gradient;
  const float shrink = rate * options_.l1;
  weight = weight > 0 ? std::max(0.0F, weight - shrink) : std::min(0.0F, weight + shrink);
}

void CrfTrainer::learn_rows(std::size_t words) {
  for (std::size_t word = 0; word < words; ++word) {
    FloatRow gradient{};
    float most = 0;
    for (std::size_t label = 0; label < name_label_count; ++label) {
      gradient[label] = free_.probability(word, label) - bound_.probability(word, label);
      most = std::max(most, std::abs(gradient[label]));
    }
    if (most < least_gradient) continue;
    for (std::uint32_t i = chosen_begin_[word]; i < chosen_begin_[word + 1]; ++i) {
      FloatRow& row = weights_.rows[chosen_[i]];
      FloatRow& squares = squares_[chosen_[i]];
      for (std::size_t label = 0; label < name_label_count; ++label)
        step(row[label], squares[label], gradient[label]);
    }
  }
}

void CrfTrainer::learn_transitions(const LabelPairs& gradient) {
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after) {
      float& weight = weights_.transitions[before][after];
      if (weight < entities::impossible / 2) continue;
      step(weight, transition_squares_[before][after], static_cast<float>(gradient[before][after]));
    }
  }
}

double CrfTrainer::learn(std::size_t stretch) {
  const std::size_t first = data_.stretch_begin[stretch];
  const std::size_t words = data_.stretch_begin[stretch + 1] - first;
  choose_features(first, words);
  score(first, words);
  const TransitionTable table{weights_.transitions};
  bound_ = free_;
  const double loss =
      free_.sum(table) - bound_.sum(table, std::span{data_.labels}.subspan(first, words));
  learn_rows(words);
  if (task_.transitions != nullptr) return loss;
  LabelPairs gradient{};
  free_.add_pairs(1, gradient);
  bound_.add_pairs(-1, gradient);
  learn_transitions(gradient);
  return loss;
}

void CrfTrainer::add_to_averages() {
  ++averaged_;
  for (std::size_t row = 0; row < averages_.size(); ++row) {
    for (std::size_t label = 0; label < name_label_count; ++label)
      averages_[row][label] += weights_.rows[row][label];
  }
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after)
      transition_sums_[before][after] += weights_.transitions[before][after];
  }
}

// The mean of the weights after each of the last epochs generalises better than the last ones.
CrfWeights CrfTrainer::train(const EpochReport& report) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t stretch = 0; stretch < data_.stretches(); ++stretch) {
    if (!task_.filter || task_.filter(stretch)) order.push_back(stretch);
  }
  for (int epoch = 1; epoch <= options_.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[random_() % i]);
    double loss = 0;
    for (const std::uint32_t stretch : order)
      loss += learn(stretch);
    if (2 * epoch > options_.epochs) add_to_averages();
    report(epoch, loss / static_cast<double>(std::max<std::size_t>(data_.words(), 1)));
  }
  if (averaged_ == 0) return std::move(weights_);
  const float share = 1.0F / static_cast<float>(averaged_);
  for (std::size_t row = 0; row < averages_.size(); ++row) {
    for (std::size_t label = 0; label < name_label_count; ++label)
      weights_.rows[row][label] = averages_[row][label] * share;
  }
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after)
      weights_.transitions[before][after] = transition_sums_[before][after] * share;
  }
  return std::move(weights_);
}

}  // namespace

CrfWeights train_crf(const CrfTask& task, const CrfOptions& options, const EpochReport& report) {
  return CrfTrainer{task, options}.train(report);
}

void add_scores(const CrfData& data, const CrfWeights& weights, std::size_t word,
                entities::LabelRow& scores) {
  if (!data.base.empty()) std::copy(data.base[word].begin(), data.base[word].end(), scores.begin());
  for (const std::uint32_t feature : data.features_of(word)) {
    for (std::size_t label = 0; label < name_label_count; ++label)
      scores[label] += weights.rows[feature][label];
  }
}

}  // namespace pressmark
