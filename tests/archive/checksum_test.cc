// SPDX-License-Identifier: GPL-2.0-or-later
//
// The hash is XXH3 as published: archives made here must verify anywhere.

#include "archive/checksum.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(Checksum, IsXxh3AsPublished) {
  EXPECT_EQ(xxh3_64(std::string_view{}), 0x2D06800538D394C2U);
  EXPECT_EQ(to_hex(xxh3_128("")), "99aa06d3014798d86001c324468d497f");
}

TEST(Checksum, PiecesHashLikeTheWhole) {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += static_cast<char>(i * 7);
  for (const std::size_t step : {1U, 7U, 255U, 1024U, 3000U}) {
    Xxh3Stream128 hash;
    for (std::size_t at = 0; at < text.size(); at += step)
      hash.update(text.substr(at, step));
    EXPECT_EQ(hash.digest(), xxh3_128(text)) << step;
  }
}

TEST(Checksum, HexReadsBackAndHasOneSpelling) {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{0xABCDEF}, ~std::uint64_t{0}, std::uint64_t{1} << 63U}) {
    std::string text;
    append_hex(text, value);
    EXPECT_EQ(text.size(), 16U);
    EXPECT_EQ(parse_hex64(text), value);
  }
  for (const char* bad : {"", "0", "000000000000000", "00000000000000000", "000000000000000G",
                          "00000000000000AB", " 00000000000000a", "0x00000000000000"}) {
    EXPECT_EQ(parse_hex64(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace pressmark
