// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers the distinct hashes of one article 0, 1, 2... in the order in which they are added.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pressmark::entities {

/// Open addressing; the memory is kept from article to article.
class HashIndex {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFFU;

  /// Forgets everything and makes room for `capacity` hashes; more must not be added.
  void clear(std::size_t capacity) {
    slots_.assign(std::bit_ceil(2 * capacity + 2), Slot{});
    size_ = 0;
  }

  std::uint32_t add(std::uint64_t hash) {
    Slot& slot = slots_[slot_of(hash)];
    if (slot.number == absent) slot = {.hash = hash, .number = size_++};
    return slot.number;
  }

  /// `absent` if it was never added.
  std::uint32_t find(std::uint64_t hash) const {
    return slots_.empty() ? absent : slots_[slot_of(hash)].number;
  }

  std::uint32_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = absent;
  };

  std::size_t slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != absent && slots_[slot].hash != hash)
      slot = (slot + 1) & mask;
    return slot;
  }

  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

}  // namespace pressmark::entities
