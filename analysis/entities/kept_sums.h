// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the features of a part of a situation come to, kept by the part's key. Of two parts that
// want one place the later has it: what is not there has to be added up again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/entities/labels.h"

namespace pressmark::entities {

/// Weights added up, one number per label but `outside`.
using WeightSums = std::array<std::int16_t, name_label_count>;

inline void add(const WeightSums& more, WeightSums& sums) {
  for (std::size_t label = 0; label < sums.size(); ++label)
    sums[label] = static_cast<std::int16_t>(sums[label] + more[label]);
}

class KeptSums {
 public:
  struct Place {
    std::uint64_t key = 0;  ///< Of what is there; 0: nothing.
    WeightSums sums{};
  };

  KeptSums() : places_(place_count) {}

  /// Where the sums of a part are or belong. Requires key != 0.
  Place& place_of(std::uint64_t key) { return places_[index_of(key)]; }

  void prefetch(std::uint64_t key) const { __builtin_prefetch(&places_[index_of(key)]); }

  void clear() { places_.assign(place_count, Place{}); }

 private:
  static constexpr unsigned index_bits = 15;  // of 40 bytes each: 1.3 MB
  static constexpr std::size_t place_count = std::size_t{1} << index_bits;

  static std::size_t index_of(std::uint64_t key) {
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> (64U - index_bits));
  }

  std::vector<Place> places_;
};

}  // namespace pressmark::entities
