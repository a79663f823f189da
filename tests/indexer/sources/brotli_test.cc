// SPDX-License-Identifier: GPL-2.0-or-later
//
// What brotli packed is unpacked as it was, and nothing else is unpacked.
#include "indexer/sources/brotli.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

constexpr std::uint64_t no_limit = 1U << 30U;

TEST(Brotli, UnpacksWhatWasPacked) {
  std::mt19937 random{5};
  for (const std::size_t size : {0U, 1U, 100U, 16'384U, 16'385U, 300'000U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
      text += static_cast<char>(random() % 3 == 0 ? random() : 'a');
    EXPECT_EQ(inflate_brotli(brotli(text), no_limit), text) << size;
    EXPECT_EQ(inflate_brotli(brotli(text) + "padding", no_limit), text) << size;
  }
}

TEST(Brotli, HoldsToItsLimit) {
  const std::string packed = brotli(std::string(100'000, 'a'));
  EXPECT_LT(packed.size(), 100U);
  EXPECT_TRUE(inflate_brotli(packed, 100'000));
  EXPECT_FALSE(inflate_brotli(packed, 99'999));
  EXPECT_FALSE(inflate_brotli(packed, 0));
}

TEST(Brotli, RefusesWhatIsCutAndWhatIsDamaged) {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += std::to_string(i * i) + ' ';
  const std::string packed = brotli(text);
  for (std::size_t size = 0; size < packed.size(); ++size)
    EXPECT_FALSE(inflate_brotli(packed.substr(0, size), no_limit)) << size;
  EXPECT_FALSE(inflate_brotli("<html><p>These are no such data.</p></html>", no_limit));
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string damaged = packed;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    const auto read = inflate_brotli(damaged, 10'000);  // there is no checksum: it may be anything
    EXPECT_TRUE(!read || read->size() <= 10'000) << i;
  }
}

}  // namespace
}  // namespace pressmark
