// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file that the recogniser was trained into: what each feature says for and against each label,
// and the clusters of words. Mapped, never copied. docs/entities.md describes the format.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/entities/labels.h"
#include "analysis/entities/lattice.h"
#include "analysis/entities/mark_filter.h"
#include "base/files.h"
#include "base/result.h"

namespace pressmark::entities {

inline constexpr std::uint32_t model_format_version = 1;
inline constexpr std::array<char, 8> model_magic{'P', 'M', 'N', 'A', 'M', 'E', 'S', '\n'};

/// Begins the file; little-endian, as all of it. Behind it, without gaps: the buckets of features,
/// the transitions (17 rows of 20 float), the cluster slots' marks (4 bytes each), the cluster
/// slots' numbers (2 bytes each), the groups of each cluster (ClusterGroups, from cluster 1 on),
/// the attribution.
struct ModelHeader {
  std::array<char, 8> magic{};
  std::uint64_t checksum = 0;  ///< XXH3-64 of all bytes from `version` on.
  std::uint32_t version = 0;
  std::uint32_t rules = 0;      ///< feature_rules of the program that trained it.
  std::uint64_t gazetteer = 0;  ///< Fingerprint of the gazetteer that it was trained with.
  std::uint32_t buckets = 0;
  std::uint32_t features = 0;
  std::uint32_t cluster_slots = 0;
  std::uint32_t clusters = 0;
  std::uint32_t attribution_bytes = 0;
  float weight_unit = 0;  ///< What 1 in a row of weights stands for.
  std::uint64_t unused = 0;
};
static_assert(sizeof(ModelHeader) == 64);

/// What one feature says: one number per label but `outside`, which is 0 for every feature.
using WeightRow = std::array<std::int8_t, name_label_count>;

/// A line of the processor's cache with three features. Of a feature's hash, the upper half says in
/// which bucket to look, the lower half is the mark.
struct FeatureBucket {
  std::array<std::uint32_t, 3> marks{};  ///< 0: free
  std::uint32_t is_overfull = 0;         ///< 1: some features that belong here are in the next one.
  std::array<WeightRow, 3> weights{};
};
static_assert(sizeof(FeatureBucket) == 64);

/// Buckets and cluster slots are looked at from slot_of() on, at most so many, around the end.
inline constexpr std::uint32_t longest_probe = 64;
constexpr std::uint32_t slot_of(std::uint64_t hash, std::uint32_t slots) {
  return static_cast<std::uint32_t>(((hash >> 32U) * slots) >> 32U);
}
constexpr std::uint32_t mark_of(std::uint64_t hash) {
  const auto mark = static_cast<std::uint32_t>(hash);
  return mark == 0 ? 1 : mark;
}

/// Under which a word is found: its hash, which is weak in its upper half, mixed once more.
constexpr std::uint64_t cluster_key(std::uint64_t word) {
  word *= 0xbf58476d1ce4e5b9U;
  return (word ^ (word >> 32U)) * 0x94d049bb133111ebU;
}

/// The middle and the coarse cluster that a fine one belongs to.
struct ClusterGroups {
  std::uint16_t middle = 0;
  std::uint16_t coarse = 0;
};

/// Words that stand in the same places, at three grains; 0 of a word that is in none.
struct WordClusters {
  std::uint16_t fine = 0;
  std::uint16_t middle = 0;
  std::uint16_t coarse = 0;
};

/// Immutable and safe to share.
class EntityModel {
 public:
  /// Checks all of the file. Fails with io if it cannot be read, with bad_input if it is no model,
  /// damaged, or made for another version of the program.
  static Result<EntityModel> open(const std::filesystem::path& path);

  /// Nothing if the model does not have the feature.
  const WeightRow* find(std::uint64_t feature) const {
    const std::uint32_t mark = mark_of(feature);
    if (!filter_.may_have(mark)) return nullptr;
    const std::uint32_t slot = slot_of(feature, header_.buckets);
    const WeightRow* row = find_in(buckets_[slot], mark);
    return row != nullptr || buckets_[slot].is_overfull == 0 ? row : find_further(slot, mark);
  }

  /// Lets the processor fetch what find() will look at, while others are fetched.
  void prefetch(std::uint64_t feature) const {
    if (filter_.may_have(mark_of(feature)))
      __builtin_prefetch(&buckets_[slot_of(feature, header_.buckets)]);
  }

  /// Of a word by cluster_key() of its hash.
  WordClusters clusters(std::uint64_t key) const;

  const TransitionTable& transitions() const { return transitions_; }
  float weight_unit() const { return header_.weight_unit; }
  std::uint32_t feature_count() const { return header_.features; }

  /// Changes with any byte of the file.
  std::uint64_t checksum() const { return header_.checksum; }

  /// Whose texts it was trained on, and its licence.
  std::string_view attribution() const { return attribution_; }

 private:
  EntityModel(MappedFile file, const ModelHeader& header, const Transitions& transitions)
      : file_(std::move(file)), header_(header), transitions_(transitions) {}

  // Which of the three it is cannot be foreseen: no branch for each.
  static const WeightRow* find_in(const FeatureBucket& bucket, std::uint32_t mark) {
    const bool is_first = bucket.marks[0] == mark;
    const bool is_second = bucket.marks[1] == mark;
    const bool is_third = bucket.marks[2] == mark;
    if (!(is_first || is_second || is_third)) return nullptr;
    return &bucket.weights[is_first ? 0U : (is_second ? 1U : 2U)];
  }
  const WeightRow* find_further(std::uint32_t slot, std::uint32_t mark) const;

  MappedFile file_;
  ModelHeader header_;
  TransitionTable transitions_;
  std::span<const FeatureBucket> buckets_;
  MarkFilter filter_;  ///< Of the buckets' marks.
  std::span<const std::uint32_t> cluster_marks_;
  std::span<const std::uint16_t> cluster_numbers_;
  std::span<const ClusterGroups> cluster_groups_;
  std::string_view attribution_;
};

}  // namespace pressmark::entities
