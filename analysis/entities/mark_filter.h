// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tells most marks that a table does not have from those that it has, in a quarter of a megabyte:
// most features that are looked for have no weights, and to see that in the table itself takes a
// dozen of its buckets. A Bloom filter (1970) of one machine word a mark (Putze, Sanders and
// Singler, 2007).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pressmark::entities {

class MarkFilter {
 public:
  MarkFilter() : words_(word_count) {}

  void add(std::uint32_t mark) { words_[mark >> (32U - index_bits)] |= bits_of(mark); }

  /// True of every mark that was added, and of one in forty others beside 200,000.
  bool may_have(std::uint32_t mark) const {
    const std::uint64_t bits = bits_of(mark);
    return (words_[mark >> (32U - index_bits)] & bits) == bits;
  }

 private:
  static constexpr unsigned index_bits = 15;
  static constexpr std::size_t word_count = std::size_t{1} << index_bits;

  // The bits of the mark that do not say in which word, thrice six of them: one is used twice.
  static std::uint64_t bits_of(std::uint32_t mark) {
    return std::uint64_t{1} << (mark & 63U) | std::uint64_t{1} << (mark >> 6U & 63U) |
           std::uint64_t{1} << (mark >> 12U & 63U);
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace pressmark::entities
