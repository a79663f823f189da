// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is said about a word by where it stands, in parts that recur from article to article. A part
// is a key that holds all it depends on, and its features are worked out from the key alone: what
// they come to can be kept under it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/entities/features.h"
#include "analysis/entities/word_types.h"

namespace pressmark::entities {

/// How many bits of a key hold what.
inline constexpr unsigned part_bits = 4;
inline constexpr unsigned type_bits = 26;
inline constexpr unsigned gap_bits = 13;
inline constexpr unsigned look_bits = 3;
inline constexpr unsigned line_kind_bits = 2;
inline constexpr unsigned cluster_bits = 16;
inline constexpr unsigned listed_mark_bits = 10;
inline constexpr unsigned rule_mark_bits = 8;
inline constexpr unsigned run_bits = 3;
inline constexpr unsigned run_end_bits = 2;
inline constexpr unsigned evidence_bits = 16;

/// Runs are counted up to so many words, and the words behind a word of them up to so many.
inline constexpr std::uint32_t longest_counted_run = 6;
inline constexpr std::uint32_t most_counted_to_end = 2;

/// Articles of more words could have types with numbers that fit in no key.
inline constexpr std::size_t most_words = (std::size_t{1} << type_bits) - WordTypes::most_types - 2;

/// Where no word follows.
inline constexpr std::uint64_t no_gap = 1U << (gap_bits - 1);

enum class SituationPart : std::uint8_t {
  none,  ///< So that 0 is no key.
  gaps,
  pair_before,    ///< The word and the one before it.
  pair_after,     ///< The word and the one after it.
  pair_around,    ///< The words on both sides of it.
  second_before,  ///< The two words before it.
  second_after,   ///< The two words after it.
  clusters,
  looks,
  marks,         ///< What lists and rules say about it.
  marks_beside,  ///< What the rules say about the words beside it.
  run,           ///< The capitals that it is part of.
  before_run,
  after_run,
  evidence,      ///< What the article says about it elsewhere.
  run_evidence,  ///< What the article says about the first and the last word of the run.
};

/// A part and what it depends on, packed from the lowest bit on.
class PartKey {
 public:
  explicit constexpr PartKey(SituationPart part) : bits_(static_cast<std::uint64_t>(part)) {}

  /// Requires value < 2^width, and no more than 64 bits in all.
  constexpr PartKey& add(std::uint64_t value, unsigned width) {
    bits_ |= value << used_;
    used_ += width;
    return *this;
  }
  constexpr PartKey& add_bit(bool value) { return add(value ? 1 : 0, 1); }
  constexpr PartKey& add(Look look) { return add(static_cast<std::uint64_t>(look), look_bits); }
  constexpr PartKey& add(Gap gap) { return add(gap.bits(), gap_bits); }
  /// The number of a type, or `no_type`.
  constexpr PartKey& add_type(std::uint32_t number) {
    return add(number == no_type ? 0 : std::uint64_t{number} + 1, type_bits);
  }

  constexpr std::uint64_t bits() const { return bits_; }

 private:
  std::uint64_t bits_;
  unsigned used_ = part_bits;
};

constexpr SituationPart part_of_key(std::uint64_t key) {
  return static_cast<SituationPart>(key & ((1U << part_bits) - 1));
}

/// The parts of a word's situation.
class Situation {
 public:
  void clear() { size_ = 0; }
  void add(const PartKey& key) { keys_[size_++] = key.bits(); }
  std::span<const std::uint64_t> keys() const { return {keys_.data(), size_}; }

 private:
  std::array<std::uint64_t, 16> keys_{};  // one of each part at most
  std::size_t size_ = 0;
};

/// Adds what a part says. `types` gave the numbers in the key.
void add_part_features(std::uint64_t key, const WordTypes& types, FeatureList& features);

}  // namespace pressmark::entities
