// SPDX-License-Identifier: GPL-2.0-or-later
//
// Probabilities are kept scaled to a sum of one at each word, so that single precision suffices for
// stretches of any length. Loops run over whole rows: the compiler makes vectors of them.
#include "analysis/entities/lattice.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace pressmark::entities {
namespace {

// Where nothing that is allowed is possible, the sum is this instead of nothing.
constexpr float least_sum = 1e-30F;

// Both in the order of their numbers: it decides between equal ones, and how sums are rounded.
constexpr std::array<Label, edge_label_count> closing{2, 3, 6, 7, 10, 11, 14, 15, outside};
constexpr std::array<Label, edge_label_count> opening{0, 3, 4, 7, 8, 11, 12, 15, outside};

constexpr std::size_t begin_of(std::size_t type) {
  return label_of(static_cast<NameType>(type), NamePart::begin);
}
constexpr std::size_t inside_of(std::size_t type) {
  return label_of(static_cast<NameType>(type), NamePart::inside);
}
constexpr std::size_t end_of(std::size_t type) {
  return label_of(static_cast<NameType>(type), NamePart::end);
}

PossibleTransitions pick_possible(const Transitions& all) {
  PossibleTransitions possible;
  for (std::size_t i = 0; i < edge_label_count; ++i) {
    for (std::size_t k = 0; k < edge_label_count; ++k) {
      possible.by_closing[i][k] = all[closing[i]][opening[k]];
      possible.by_opening[k][i] = all[closing[i]][opening[k]];
    }
  }
  for (std::size_t type = 0; type < name_type_count; ++type) {
    possible.begin_to_inside[type] = all[begin_of(type)][inside_of(type)];
    possible.begin_to_end[type] = all[begin_of(type)][end_of(type)];
    possible.inside_to_inside[type] = all[inside_of(type)][inside_of(type)];
    possible.inside_to_end[type] = all[inside_of(type)][end_of(type)];
  }
  return possible;
}

/// The best way to come to each label that opens.
struct BestOpenings {
  EdgeRow score{};
  std::array<std::int32_t, std::tuple_size_v<EdgeRow>> from{};  // in `closing`
};

BestOpenings best_openings(const LabelRow& before, const PossibleTransitions& transitions) {
  BestOpenings best;
  best.score.fill(4 * impossible);
  for (std::size_t i = 0; i < edge_label_count; ++i) {
    const EdgeRow& row = transitions.by_closing[i];
    const float closed = before[closing[i]];
    for (std::size_t k = 0; k < row.size(); ++k) {
      const float score = closed + row[k];
      const bool is_better = score > best.score[k];
      best.score[k] = is_better ? score : best.score[k];
      best.from[k] = is_better ? static_cast<std::int32_t>(i) : best.from[k];
    }
  }
  return best;
}

/// Makes `row`, the best score with each label at one word, that of the next word, which has
/// `scores`. Returns the label before each.
std::array<Label, label_count> step_best(const PossibleTransitions& transitions,
                                         const LabelRow& scores, LabelRow& row) {
  std::array<Label, label_count> from{};
  const BestOpenings best = best_openings(row, transitions);
  for (std::size_t type = 0; type < name_type_count; ++type) {
    const float begin = row[begin_of(type)];
    const float inside = row[inside_of(type)];
    const auto go_on = [&](std::size_t label, float from_begin, float from_inside) {
      const bool is_longer = inside + from_inside > begin + from_begin;
      row[label] = (is_longer ? inside + from_inside : begin + from_begin) + scores[label];
      from[label] = static_cast<Label>(is_longer ? inside_of(type) : begin_of(type));
    };
    go_on(inside_of(type), transitions.begin_to_inside[type], transitions.inside_to_inside[type]);
    go_on(end_of(type), transitions.begin_to_end[type], transitions.inside_to_end[type]);
  }
  for (std::size_t k = 0; k < edge_label_count; ++k) {
    row[opening[k]] = best.score[k] + scores[opening[k]];
    from[opening[k]] = closing[static_cast<std::size_t>(best.from[k])];
  }
  return from;
}

}  // namespace

TransitionTable::TransitionTable(const Transitions& transitions)
    : scores(transitions), exponentials{} {
  for (std::size_t before = 0; before < label_count; ++before) {
    for (std::size_t after = 0; after < label_count; ++after) {
      if (!can_follow(static_cast<Label>(before), static_cast<Label>(after)))
        scores[before][after] = impossible;
      exponentials[before][after] = std::exp(scores[before][after]);
    }
  }
  possible_scores = pick_possible(scores);
  possible_exponentials = pick_possible(exponentials);
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

std::span<const Label> Lattice::best(const TransitionTable& transitions) {
  from_.resize(size_);
  LabelRow row = transitions.scores[outside];
  for (std::size_t label = 0; label < label_stride; ++label)
    row[label] += scores_[0][label];
  for (std::size_t word = 1; word < size_; ++word)
    from_[word] = step_best(transitions.possible_scores, scores_[word], row);
  std::size_t last = 0;
  for (std::size_t label = 0; label < label_count; ++label) {
    row[label] += transitions.scores[label][outside];
    if (row[label] > row[last]) last = label;
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
    forward = transitions_->exponentials[outside];
  } else {
    const LabelRow& before = forward_[word - 1];
    const PossibleTransitions& possible = transitions_->possible_exponentials;
    EdgeRow opened{};
    for (std::size_t i = 0; i < edge_label_count; ++i) {
      for (std::size_t k = 0; k < opened.size(); ++k)
        opened[k] += before[closing[i]] * possible.by_closing[i][k];
    }
    for (std::size_t k = 0; k < edge_label_count; ++k)
      forward[opening[k]] = opened[k];
    for (std::size_t type = 0; type < name_type_count; ++type) {
      const float begin = before[begin_of(type)];
      const float inside = before[inside_of(type)];
      forward[inside_of(type)] =
          begin * possible.begin_to_inside[type] + inside * possible.inside_to_inside[type];
      forward[end_of(type)] =
          begin * possible.begin_to_end[type] + inside * possible.inside_to_end[type];
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
  transitions_ = &transitions;
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
    total += forward_[size_ - 1][label] * transitions_->exponentials[label][outside];
  total = std::max(total, least_sum);
  for (std::size_t label = 0; label < label_count; ++label)
    backward_[size_ - 1][label] = transitions_->exponentials[label][outside] / total;
  for (std::size_t word = size_ - 1; word > 0; --word)
    step_backward(word);
  return total;
}

void Lattice::step_backward(std::size_t word) {
  LabelRow after{};
  for (std::size_t label = 0; label < label_count; ++label)
    after[label] = weights_[word][label] * backward_[word][label] / scale_[word];
  const PossibleTransitions& possible = transitions_->possible_exponentials;
  EdgeRow closed{};
  for (std::size_t k = 0; k < edge_label_count; ++k) {
    for (std::size_t i = 0; i < closed.size(); ++i)
      closed[i] += after[opening[k]] * possible.by_opening[k][i];
  }
  LabelRow& backward = backward_[word - 1];
  for (std::size_t i = 0; i < edge_label_count; ++i)
    backward[closing[i]] = closed[i];
  for (std::size_t type = 0; type < name_type_count; ++type) {
    const float inside = after[inside_of(type)];
    const float end = after[end_of(type)];
    backward[begin_of(type)] =
        inside * possible.begin_to_inside[type] + end * possible.begin_to_end[type];
    backward[inside_of(type)] =
        inside * possible.inside_to_inside[type] + end * possible.inside_to_end[type];
  }
}

float Lattice::span_probability(std::size_t first, std::size_t last, NameType type) const {
  const auto label_at = [&](std::size_t word) {
    if (last - first == 1) return label_of(type, NamePart::single);
    if (word == first) return label_of(type, NamePart::begin);
    return label_of(type, word + 1 == last ? NamePart::end : NamePart::inside);
  };
  float value = forward_[first][label_at(first)];
  for (std::size_t word = first + 1; word < last; ++word)
    value *= transitions_->exponentials[label_at(word - 1)][label_at(word)] *
             weights_[word][label_at(word)] / scale_[word];
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
        const float value = forward_[word - 1][before] * transitions_->exponentials[before][after] *
                            weights_[word][after] * backward_[word][after] / scale_[word];
        sums[before][after] += static_cast<double>(factor * value);
      }
    }
  }
}

}  // namespace pressmark::entities
