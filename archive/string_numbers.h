// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers strings in the order in which they are first seen: 0, 1, 2...
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace pressmark {

class StringNumbers {
 public:
  std::uint32_t number_of(std::string_view text);

  /// Valid for as long as this is. Requires number < size().
  std::string_view operator[](std::uint32_t number) const { return strings_[number]; }
  std::size_t size() const { return strings_.size(); }
  std::size_t memory_bytes() const { return strings_.memory_bytes(); }

  /// The numbers in the byte order of their strings.
  std::vector<std::uint32_t> sorted() const;

 private:
  static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

  WordTable<std::uint32_t> strings_{unlimited, unlimited};
};

}  // namespace pressmark
