// SPDX-License-Identifier: GPL-2.0-or-later
//
// UTF-8 against the tables of Unicode 15, section 3.9, and against a naive decoder.

#include "base/utf8.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

struct RepairCase {
  std::string in;
  std::string out;
  std::uint64_t repaired_bytes;
};

TEST(Utf8, RepairsMaximalSubparts) {
  const std::string fffd = "\xEF\xBF\xBD";
  const RepairCase cases[] = {
      {"plain", "plain", 0},
      {"caf\xC3\xA9", "caf\xC3\xA9", 0},
      {"\xEF\xBB\xBFmark", "mark", 0},
      {std::string{"a\0b", 3}, "ab", 1},
      {"\xFF", fffd, 1},
      {"\xC0\xAF", fffd + fffd, 2},                        // overlong
      {"\xED\xA0\x80", fffd + fffd + fffd, 3},             // surrogate
      {"\xF4\x90\x80\x80", fffd + fffd + fffd + fffd, 4},  // past U+10FFFF
      {"\xE2\x82", fffd, 2},                               // cut short
      {"\xF0\x9F\x98"
       "a",
       fffd + "a", 3},
      // Unicode 15, table 3-8.
      {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
       "a" + fffd + fffd + fffd + "b" + fffd + "c" + fffd + fffd + "d", 9},
  };
  for (const RepairCase& test : cases) {
    const RepairedText repaired = repair_utf8(test.in);
    EXPECT_EQ(repaired.text, test.out);
    EXPECT_EQ(repaired.repaired_bytes, test.repaired_bytes) << test.out;
    EXPECT_TRUE(is_valid_utf8(repaired.text));
  }
}

TEST(Utf8, EveryCodePointRoundTrips) {
  for (char32_t value = 1; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    ASSERT_TRUE(is_valid_utf8(text)) << std::hex << static_cast<std::uint32_t>(value);
    const CodePoint point = decode_utf8(text, 0);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.length, text.size());
  }
}

TEST(Utf8, RandomBytesAreRepairedToValidText) {
  std::mt19937 random{7};
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text)
      c = static_cast<char>(random());
    const RepairedText repaired = repair_utf8(text);
    ASSERT_TRUE(is_valid_utf8(repaired.text));
    ASSERT_EQ(repaired.text.find('\0'), std::string::npos);
    if (is_valid_utf8(text) && text.find('\0') == std::string::npos &&
        !text.starts_with("\xEF\xBB\xBF")) {
      ASSERT_EQ(repaired.text, text);
    }
    ASSERT_EQ(repair_utf8(repaired.text).repaired_bytes, 0U);
  }
}

TEST(Utf8, AsciiMeansNoHighBit) {
  EXPECT_TRUE(is_ascii(""));
  EXPECT_TRUE(is_ascii("twelve bytes"));
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'x');
    text[at] = '\x80';
    EXPECT_FALSE(is_ascii(text)) << at;
  }
}

TEST(Utf8, FloorNeverSplitsACodePoint) {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t at = 0; at < std::size(expected); ++at) {
    EXPECT_EQ(floor_to_code_point(text, at), expected[at]) << at;
  }
}

TEST(Utf8, AllCodePointsAtOnce) {
  std::u32string points = U"what was there";
  decode_utf8("aë外\xF0\x9F\x98\x80", points);
  EXPECT_EQ(points, U"aë外\U0001F600");
  decode_utf8("", points);
  EXPECT_EQ(points, U"");
}

TEST(Utf8, DisplayWidth) {
  EXPECT_EQ(display_width("Lavrov"), 6U);
  EXPECT_EQ(display_width("Лавров"), 6U);
  EXPECT_EQ(display_width("Zoë"), 3U);
  EXPECT_EQ(display_width("外交"), 4U);
  EXPECT_EQ(display_width("no fewer than 外 and 交 here"), 28U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);  // e and a combining acute
  EXPECT_EQ(display_width("\xF0\x9F\x98\x80"), 2U);
}

}  // namespace
}  // namespace pressmark
