// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is said about one printed word, whatever article it stands in, as hashed features: for
// itself and for the words beside it. Training and use take them from here.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "analysis/entities/gazetteer.h"
#include "analysis/entities/model.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// To be raised with every change that gives a word other features: a model trained before then
/// does not fit.
inline constexpr std::uint32_t feature_rules = 1;

/// What a feature is about. The numbers are part of the model's format: add at the end.
enum class FeatureKind : std::uint8_t {
  word,
  printed,
  prefix,
  suffix,
  shape,
  length,
  fine_cluster,
  middle_cluster,
  coarse_cluster,
  cluster_and_shape,
  trait,
  traits,
  list,
  gap_before,
  gap_after,
  sentence,
  possessive,
  line,
  word_pair,
  cluster_pair,
  cluster_triple,
  shapes,
  word_and_shape,
  cluster_beside_shape,
  listed_name,
  rule,
  rule_beside,
  run_place,
  run_head,
  run_head_cluster,
  run_head_trait,
  run_first_trait,
  before_run,
  after_run,
  before_run_trait,
  after_run_trait,
  run_shape,
  article,
  article_and_sentence,
  article_of_head,
  article_of_first,
  article_set,
  vote,
  vote_and_label,
};

/// `distance` is that of the word it is about: -1 for the word before.
constexpr std::uint64_t feature_hash(FeatureKind kind, int distance, std::uint64_t value) {
  const std::uint64_t about =
      static_cast<std::uint64_t>(kind) * 16U + static_cast<std::uint64_t>(distance + 8);
  std::uint64_t hash = (value ^ (about * 0x9e3779b97f4a7c15U)) * 0xbf58476d1ce4e5b9U;
  hash ^= hash >> 31U;
  hash *= 0x94d049bb133111ebU;
  return hash ^ (hash >> 29U);
}

/// Of two values where the order matters.
constexpr std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return (first * 0x9e3779b97f4a7c15U ^ (second + 0x7f4a7c15U)) * 0xd6e8feb86659fd93U;
}

/// The features of one word; there are never as many as it has room for.
class FeatureList {
 public:
  void clear() { size_ = 0; }
  void add(FeatureKind kind, int distance, std::uint64_t value) {
    if (size_ < hashes_.size()) hashes_[size_++] = feature_hash(kind, distance, value);
  }
  std::span<const std::uint64_t> hashes() const { return {hashes_.data(), size_}; }

 private:
  std::array<std::uint64_t, 512> hashes_{};
  std::size_t size_ = 0;
};

/// Calls add(number of the bit) for each that is set.
template <typename Add>
void for_each_bit(std::uint64_t bits, const Add& add) {
  for (; bits != 0; bits &= bits - 1)
    add(static_cast<std::uint64_t>(std::countr_zero(bits)));
}

/// Calls add(trait number) for each.
template <typename Add>
void for_each_trait(Traits traits, const Add& add) {
  for_each_bit(traits.bits(), add);
}

/// How a word looks, coarsely.
enum class Look : std::uint8_t { small, capital, all_caps, initial, number, inner_capital, mixed };

/// What is known of a word from its letters alone.
struct WordType {
  std::uint64_t word = 0;     ///< As Word::hash.
  std::uint64_t printed = 0;  ///< With capitals.
  std::uint64_t shape = 0;    ///< "Xx", "X.X.", "Xx0"
  Look look = Look::small;
  std::uint8_t lists = 0;  ///< Which lists have it as a name of one word; 0: none.
  Traits traits;
  WordClusters clusters;
};

/// Stands before the first word of a line and after the last.
inline constexpr WordType line_edge{.word = 1,
                                    .printed = 1,
                                    .shape = 1,
                                    .look = Look::mixed,
                                    .lists = 0,
                                    .traits = {},
                                    .clusters = {}};

/// `text` is the word as printed.
WordType word_type(const Word& word, std::string_view text, const EntityModel& model);

/// Which lists have a name: who and how well known.
std::uint8_t list_code(const KnownName& known);

/// What the word says for its own label.
void add_own_features(const WordType& type, std::string_view text, FeatureList& features);

/// What it says for the label of a word beside it, -2 to 2 words away.
inline constexpr int farthest_neighbour = 2;
void add_neighbour_features(const WordType& type, int distance, FeatureList& features);

}  // namespace pressmark::entities
