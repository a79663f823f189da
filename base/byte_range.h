// SPDX-License-Identifier: GPL-2.0-or-later
//
// A half-open range of bytes in some text that the reader has at hand.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace pressmark {

struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend constexpr auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

/// Requires end < 4 GiB.
constexpr ByteRange byte_range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace pressmark
