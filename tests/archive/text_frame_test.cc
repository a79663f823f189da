// SPDX-License-Identifier: GPL-2.0-or-later
//
// A frame is believed as far as the format lets it hold what it says.
#include "archive/text_frame.h"

#include <random>
#include <string>

#include <gtest/gtest.h>
#include <zstd.h>

namespace pressmark {
namespace {

std::string compress_frame(const std::string& text) {
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), text.data(), text.size(), 3));
  return frame;
}

TEST(TextFrame, SaysWhatItHolds) {
  std::mt19937 random{4};
  for (const std::size_t size : {0U, 1U, 300U, 131'072U, 131'073U, 5'000'000U}) {
    std::string text(size, 'x');  // compressed as far as it goes
    EXPECT_EQ(stated_content_bytes(compress_frame(text), compress_frame(text).size()), size);
    for (char& c : text)
      c = static_cast<char>(random());
    EXPECT_EQ(stated_content_bytes(compress_frame(text), compress_frame(text).size()), size);
  }
}

TEST(TextFrame, IsNotBelievedWhereItCannotHoldThat) {
  const std::string frame = compress_frame(std::string(5'000'000, 'x'));
  EXPECT_TRUE(stated_content_bytes(frame.substr(0, 18), frame.size()));
  EXPECT_FALSE(stated_content_bytes(frame.substr(0, 18), 100));
  EXPECT_FALSE(stated_content_bytes("no frame at all", 1'000'000));
  EXPECT_FALSE(stated_content_bytes("", 0));
  // Magic, a descriptor with eight bytes of size in one segment, and 2^30 + 1 or 2^29 as the size.
  const std::string_view magic = text_frame_magic;
  const std::string head = std::string{magic} + '\xE0';
  const std::string too_large = head + std::string("\x01\0\0\x40\0\0\0\0", 8);
  const std::string large = head + std::string("\0\0\0\x20\0\0\0\0", 8);
  EXPECT_FALSE(stated_content_bytes(too_large, max_record_bytes));
  EXPECT_EQ(stated_content_bytes(large, 1'000'000), std::uint64_t{1} << 29U);
  EXPECT_FALSE(stated_content_bytes(large, 1'000));
}

}  // namespace
}  // namespace pressmark
