// SPDX-License-Identifier: GPL-2.0-or-later
//
// All ways to label a stretch of words: the best of them, and how probable each label is. What a
// linear-chain conditional random field comes to once its features are added up (Lafferty, McCallum
// and Pereira, ICML 2001).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/entities/labels.h"

namespace pressmark::entities {

/// One number per label, padded so that rows are multiples of four.
inline constexpr std::size_t label_stride = 20;
using LabelRow = std::array<float, label_stride>;

/// The score of one label after another; impossible ones are `impossible`. A stretch begins and
/// ends beside a word that is outside.
using Transitions = std::array<LabelRow, label_count>;
inline constexpr float impossible = -1e9F;

/// 0 where can_follow(), else `impossible`.
Transitions possible_transitions();

/// Nine labels close a name or stand outside of one; nine others open a name or do. A number for
/// each, padded.
inline constexpr std::size_t edge_label_count = 9;
using EdgeRow = std::array<float, 12>;

/// A number for each type of name.
using TypeRow = std::array<float, name_type_count>;

/// Transitions by what can follow what, as can_follow() says: any label that opens follows any that
/// closes; inside of a name, one of two labels follows one of two of its own type.
struct PossibleTransitions {
  std::array<EdgeRow, edge_label_count> by_closing{};  ///< [closing][opening]
  std::array<EdgeRow, edge_label_count> by_opening{};  ///< [opening][closing]
  TypeRow begin_to_inside{};
  TypeRow begin_to_end{};
  TypeRow inside_to_inside{};
  TypeRow inside_to_end{};
};

/// Scores of transitions, and their exponentials, worked out once. What can_follow() forbids is
/// impossible, whatever its score.
struct TransitionTable {
  explicit TransitionTable(const Transitions& transitions);

  Transitions scores;
  Transitions exponentials;
  PossibleTransitions possible_scores;
  PossibleTransitions possible_exponentials;
};

/// One number per pair of labels, [before][after].
using LabelPairs = std::array<std::array<double, label_count>, label_count>;

/// A set of labels, one bit each.
using LabelSet = std::uint32_t;
inline constexpr LabelSet all_labels = (LabelSet{1} << label_count) - 1;

/// Keeps its memory from stretch to stretch. Not safe to share.
class Lattice {
 public:
  /// Begins a stretch of `words` words; every score is 0. Requires words > 0.
  void reset(std::size_t words);
  std::size_t size() const { return size_; }

  LabelRow& scores(std::size_t word) { return scores_[word]; }
  const LabelRow& scores(std::size_t word) const { return scores_[word]; }

  /// The labels with the highest sum of scores; of equal ones, those with the lower numbers at the
  /// end. Valid until the next call.
  std::span<const Label> best(const TransitionTable& transitions);

  /// Sums over all ways to label, after which the members below can be asked. `allowed` has one set
  /// per word, or is empty: all labels. Returns the logarithm of the sum of the exponentials.
  /// `transitions` must live until the last of them was asked.
  double sum(const TransitionTable& transitions, std::span<const LabelSet> allowed = {});

  /// How probable `label` is at `word`, given all others.
  float probability(std::size_t word, std::size_t label) const {
    return forward_[word][label] * backward_[word][label];
  }

  /// How probable it is that exactly these words, [first, last), are one name of this type.
  float span_probability(std::size_t first, std::size_t last, NameType type) const;

  /// Adds the probability of each pair of neighbouring labels, times `factor`; the edges included.
  void add_pairs(float factor, LabelPairs& sums) const;

 private:
  void weigh(std::size_t word, LabelSet allowed);
  double step_forward(std::size_t word);
  float sum_backward();
  void step_backward(std::size_t word);

  std::size_t size_ = 0;
  std::vector<LabelRow> scores_;
  std::vector<LabelRow> weights_;   // exp(score - the word's best)
  std::vector<LabelRow> forward_;   // scaled to a sum of 1
  std::vector<LabelRow> backward_;  // so that forward * backward is the probability
  std::vector<float> scale_;
  std::vector<float> most_;
  const TransitionTable* transitions_ = nullptr;
  std::vector<std::array<Label, label_count>> from_;
  std::vector<Label> best_;
};

}  // namespace pressmark::entities
