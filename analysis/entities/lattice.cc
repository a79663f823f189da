// SPDX-License-Identifier: GPL-2.0-or-later
//
// Probabilities are kept scaled to a sum of one at each word, so that single precision suffices for
// stretches of any length. Loops run over whole rows: the compiler makes vectors of them.
#include "analysis/entities/lattice.h"

#include <algorithm>
#include <cmath>

namespace pressmark::entities {
namespace {

// Where nothing that is allowed is possible, the sum is this instead of nothing.
constexpr float least_sum = 1e-30F;

}  // namespace

TransitionTable::TransitionTable(const Transitions& transitions)
    : scores(transitions), exponentials{} {
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after)
      exponentials[before][after] = std::exp(scores[before][after]);
  }
}

Transitions possible_transitions() {
  Transitions transitions{};
  for (std::size_t before = 0; before < label_count; ++before) {
    transitions[before].fill(impossible);
    for (std::size_t after = 0; after < label_count; ++after) {
      if (can_follow(static_cast<Label>(before), static_cast<Label>(after)))
        transitions[before][after] = 0;
    }
  }
  return transitions;
}

void Lattice::reset(std::size_t words) {
  size_ = words;
  scores_.assign(words, LabelRow{});
}

std::span<const Label> Lattice::best(const TransitionTable& table) {
  const Transitions& transitions = table.scores;
  from_.resize(size_);
  LabelRow current = transitions[outside];
  for (std::size_t label = 0; label < label_stride; ++label)
    current[label] += scores_[0][label];
  for (std::size_t word = 1; word < size_; ++word) {
    LabelRow next;
    next.fill(4 * impossible);
    std::array<std::int32_t, label_stride> from{};
    for (std::size_t before = 0; before < label_count; ++before) {
      const LabelRow& row = transitions[before];
      for (std::size_t after = 0; after < label_stride; ++after) {
        const float score = current[before] + row[after];
        const bool is_better = score > next[after];
        next[after] = is_better ? score : next[after];
        from[after] = is_better ? static_cast<std::int32_t>(before) : from[after];
      }
    }
    for (std::size_t label = 0; label < label_count; ++label) {
      from_[word][label] = static_cast<Label>(from[label]);
      current[label] = next[label] + scores_[word][label];
    }
  }
  std::size_t last = 0;
  for (std::size_t label = 0; label < label_count; ++label) {
    current[label] += transitions[label][outside];
    if (current[label] > current[last]) last = label;
  }
  best_.resize(size_);
  best_[size_ - 1] = static_cast<Label>(last);
  for (std::size_t word = size_ - 1; word > 0; --word)
    best_[word - 1] = from_[word][best_[word]];
  return best_;
}

// Keeps exp(score - the word's highest score) of the labels that are allowed.
void Lattice::weigh(std::size_t word, LabelSet allowed) {
  const LabelRow& score = scores_[word];
  const float most = *std::max_element(score.begin(), score.begin() + label_count);
  for (std::size_t label = 0; label < label_count; ++label) {
    const bool is_allowed = ((allowed >> label) & 1U) != 0;
    weights_[word][label] = is_allowed ? std::exp(score[label] - most) : 0.0F;
  }
  most_[word] = most;
}

double Lattice::step_forward(std::size_t word) {
  LabelRow& forward = forward_[word];
  if (word == 0) {
    forward = (*exponentials_)[outside];
  } else {
    for (std::size_t before = 0; before < label_count; ++before) {
      const float weight = forward_[word - 1][before];
      const LabelRow& row = (*exponentials_)[before];
      for (std::size_t after = 0; after < label_stride; ++after)
        forward[after] += weight * row[after];
    }
  }
  float total = 0;
  for (std::size_t label = 0; label < label_count; ++label) {
    forward[label] *= weights_[word][label];
    total += forward[label];
  }
  total = std::max(total, least_sum);
  for (float& value : forward)
    value /= total;
  scale_[word] = total;
  return std::log(static_cast<double>(total)) + static_cast<double>(most_[word]);
}

double Lattice::sum(const TransitionTable& transitions, std::span<const LabelSet> allowed) {
  exponentials_ = &transitions.exponentials;
  weights_.assign(size_, LabelRow{});
  forward_.assign(size_, LabelRow{});
  backward_.assign(size_, LabelRow{});
  scale_.assign(size_, 0);
  most_.assign(size_, 0);
  double logarithm = 0;
  for (std::size_t word = 0; word < size_; ++word) {
    weigh(word, allowed.empty() ? all_labels : allowed[word]);
    logarithm += step_forward(word);
  }
  return logarithm + std::log(static_cast<double>(sum_backward()));
}

float Lattice::sum_backward() {
  float total = 0;
  for (std::size_t label = 0; label < label_count; ++label)
    total += forward_[size_ - 1][label] * (*exponentials_)[label][outside];
  total = std::max(total, least_sum);
  for (std::size_t label = 0; label < label_count; ++label)
    backward_[size_ - 1][label] = (*exponentials_)[label][outside] / total;
  for (std::size_t word = size_ - 1; word > 0; --word) {
    LabelRow weighted{};
    for (std::size_t after = 0; after < label_count; ++after)
      weighted[after] = weights_[word][after] * backward_[word][after] / scale_[word];
    for (std::size_t before = 0; before < label_count; ++before) {
      float value = 0;
      for (std::size_t after = 0; after < label_count; ++after)
        value += (*exponentials_)[before][after] * weighted[after];
      backward_[word - 1][before] = value;
    }
  }
  return total;
}

float Lattice::span_probability(std::size_t first, std::size_t last, NameType type) const {
  const auto label_at = [&](std::size_t word) {
    if (last - first == 1) return label_of(type, NamePart::single);
    if (word == first) return label_of(type, NamePart::begin);
    return label_of(type, word + 1 == last ? NamePart::end : NamePart::inside);
  };
  float value = forward_[first][label_at(first)];
  for (std::size_t word = first + 1; word < last; ++word)
    value *= (*exponentials_)[label_at(word - 1)][label_at(word)] * weights_[word][label_at(word)] /
             scale_[word];
  return std::clamp(value * backward_[last - 1][label_at(last - 1)], 0.0F, 1.0F);
}

void Lattice::add_pairs(float factor, LabelPairs& sums) const {
  for (std::size_t label = 0; label < label_count; ++label) {
    sums[outside][label] += static_cast<double>(factor * probability(0, label));
    sums[label][outside] += static_cast<double>(factor * probability(size_ - 1, label));
  }
  for (std::size_t word = 1; word < size_; ++word) {
    for (std::size_t before = 0; before < label_count; ++before) {
      for (std::size_t after = 0; after < label_count; ++after) {
        const float value = forward_[word - 1][before] * (*exponentials_)[before][after] *
                            weights_[word][after] * backward_[word][after] / scale_[word];
        sums[before][after] += static_cast<double>(factor * value);
      }
    }
  }
}

}  // namespace pressmark::entities
