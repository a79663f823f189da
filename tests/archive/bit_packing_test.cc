// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every width, against packing bit by bit.

#include "archive/bit_packing.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Numbers = std::array<std::uint32_t, packed_numbers>;

Numbers random_numbers(unsigned width, std::mt19937& random) {
  Numbers numbers{};
  for (std::uint32_t& number : numbers) {
    number = width == 0 ? 0 : static_cast<std::uint32_t>(random()) >> (32 - width);
  }
  if (width > 0) numbers[random() % packed_numbers] |= std::uint32_t{1} << (width - 1);
  return numbers;
}

// The layout as the header describes it, one bit at a time.
std::string pack_bit_by_bit(const Numbers& numbers, unsigned width) {
  std::string out(packed_bytes(width), '\0');
  for (std::size_t i = 0; i < packed_numbers; ++i) {
    for (unsigned bit = 0; bit < width; ++bit) {
      if (((numbers[i] >> bit) & 1U) == 0) continue;
      const std::size_t in_lane = i / 4 * width + bit;
      const std::size_t byte = in_lane / 32 * 16 + i % 4 * 4 + in_lane % 32 / 8;
      out[byte] = static_cast<char>(out[byte] | (1 << (in_lane % 8)));
    }
  }
  return out;
}

TEST(BitPacking, PacksAsDescribedAndUnpacksWhatItPacked) {
  std::mt19937 random{1};
  for (unsigned width = 0; width <= max_packed_width; ++width) {
    for (int round = 0; round < 20; ++round) {
      const Numbers numbers = random_numbers(width, random);
      ASSERT_EQ(packed_width(numbers), width);
      std::string packed = "before";
      pack(numbers, width, packed);
      ASSERT_EQ(packed.substr(6), pack_bit_by_bit(numbers, width)) << width;
      Numbers unpacked{};
      unpack(reinterpret_cast<const std::byte*>(packed.data()) + 6, width, unpacked);
      ASSERT_EQ(unpacked, numbers) << width;
      for (std::size_t i = 0; i < packed_numbers; ++i) {
        ASSERT_EQ(unpack_one(reinterpret_cast<const std::byte*>(packed.data()) + 6, width, i),
                  numbers[i])
            << width << " at " << i;
      }
    }
  }
}

TEST(BitPacking, AddsUpGaps) {
  std::mt19937 random{2};
  for (unsigned width = 0; width <= max_packed_width; ++width) {
    const Numbers gaps = random_numbers(width, random);
    std::string packed;
    pack(gaps, width, packed);
    Numbers unpacked{};
    unpack_ascending(reinterpret_cast<const std::byte*>(packed.data()), width, 7, unpacked);
    std::uint32_t sum = 7;
    for (std::size_t i = 0; i < packed_numbers; ++i) {
      sum += gaps[i] + 1;
      ASSERT_EQ(unpacked[i], sum) << width << " at " << i;
    }
  }
}

}  // namespace
}  // namespace pressmark
