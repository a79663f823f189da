// SPDX-License-Identifier: GPL-2.0-or-later
//
// Blocks of 128 numbers, each in as few bits as the largest of them needs.
//
// Number i lies in lane i % 4 of four 32-bit lanes, at bits (i / 4) * width of that lane, low bits
// first: four numbers are packed and unpacked at once on any machine with vectors of 128 bits, and
// the bytes are the same on one without.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace pressmark {

inline constexpr std::size_t packed_numbers = 128;
inline constexpr unsigned max_packed_width = 32;

using NumberBlock = std::span<std::uint32_t, packed_numbers>;
using ConstNumberBlock = std::span<const std::uint32_t, packed_numbers>;

/// Bytes of a block of numbers with `width` bits each.
constexpr std::size_t packed_bytes(unsigned width) {
  return width * packed_numbers / 8;
}

/// Bits that the largest of the numbers needs: 0 to 32.
unsigned packed_width(ConstNumberBlock numbers);

/// Appends packed_bytes(width) bytes. Requires that no number needs more bits.
void pack(ConstNumberBlock numbers, unsigned width, std::string& out);

/// Requires packed_bytes(width) bytes at `in`, and width <= max_packed_width.
void unpack(const std::byte* in, unsigned width, NumberBlock numbers);

/// Number i of those that unpack() would give.
inline std::uint32_t unpack_one(const std::byte* in, unsigned width, std::size_t i) {
  if (width == 0) return 0;
  constexpr std::size_t lanes = 4;
  const auto word_of_lane = [&](std::size_t word) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, in + (word * lanes + i % lanes) * sizeof bits, sizeof bits);
    return bits;
  };
  const std::size_t at = i / lanes * width;
  const unsigned shift = at % 32;
  std::uint32_t number = word_of_lane(at / 32) >> shift;
  if (shift + width > 32) number |= word_of_lane(at / 32 + 1) << (32 - shift);
  return number & ~std::uint32_t{0} >> (32 - width);
}

/// Unpacks the gaps of an ascending sequence: numbers[i] = before + (i + 1) + the sum of the first
/// i + 1 packed numbers, modulo 2^32. Requires the same.
void unpack_ascending(const std::byte* in, unsigned width, std::uint32_t before,
                      NumberBlock numbers);

}  // namespace pressmark
