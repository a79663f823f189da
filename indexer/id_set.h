// SPDX-License-Identifier: GPL-2.0-or-later
//
// The article ids that a run has seen: 32 bytes for each, whatever its length.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pressmark {

/// Ids are kept as their XXH3-128: in a run of a thousand million articles the chance that any two
/// different ids meet is below one in 10^20.
class IdSet {
 public:
  IdSet();

  /// False if `id` was there already.
  bool insert(std::string_view id);

  bool contains(std::string_view id) const;

  std::size_t size() const { return size_; }

 private:
  using Hash = std::array<std::uint64_t, 2>;  // {0, 0} marks a free slot

  static Hash hash_of(std::string_view id);
  std::size_t slot_of(const Hash& hash) const;
  void grow();

  std::vector<Hash> slots_;  // open addressing; a power of two, at most half full
  std::size_t size_ = 0;
};

}  // namespace pressmark
