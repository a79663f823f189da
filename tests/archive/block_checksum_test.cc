// SPDX-License-Identifier: GPL-2.0-or-later
//
// The same hash, by whatever instructions.
#include "archive/block_checksum.h"

#include <vector>

#include <gtest/gtest.h>

#include "archive/checksum.h"

namespace pressmark {
namespace {

TEST(BlockChecksum, IsXxh3WhateverTheProcessor) {
  std::vector<std::byte> block(64 * 1024 + 3);
  for (std::size_t i = 0; i < block.size(); ++i)
    block[i] = static_cast<std::byte>(i * i >> 3U);
  for (const std::size_t size : {0U, 1U, 16U, 128U, 240U, 241U, 1023U, 1024U, 4097U, 65'536U}) {
    for (const std::size_t from : {0U, 1U, 3U}) {
      const auto bytes = std::span<const std::byte>{block}.subspan(from, size);
      EXPECT_EQ(block_checksum(bytes), xxh3_64(bytes)) << size << " from " << from;
    }
  }
}

}  // namespace
}  // namespace pressmark
