// SPDX-License-Identifier: GPL-2.0-or-later
//
// Varints, and a reader that no bytes can lead astray.

#include "archive/encoding.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string varint(std::uint64_t value) {
  std::string bytes;
  append_varint(bytes, value);
  return bytes;
}

// Spread over all lengths of varints.
std::vector<std::uint64_t> numbers(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random{seed};
  std::vector<std::uint64_t> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(random() >> (random() % 64));
  return values;
}

TEST(Encoding, VarintsAreLeb128) {
  EXPECT_EQ(varint(0), std::string(1, '\0'));
  EXPECT_EQ(varint(127), "\x7f");
  EXPECT_EQ(varint(128), std::string("\x80\x01", 2));
  EXPECT_EQ(varint(300), "\xac\x02");
  EXPECT_EQ(varint(~std::uint64_t{0}).size(), 10U);
}

TEST(Encoding, VarintsReadBack) {
  const auto values = numbers(1, 2000);
  std::string bytes;
  for (const std::uint64_t value : values)
    append_varint(bytes, value);
  ByteReader reader{as_bytes(bytes), "test"};
  for (const std::uint64_t value : values)
    EXPECT_EQ(reader.varint(), value);
  EXPECT_TRUE(reader.at_end());
}

TEST(Encoding, SkippingIsReadingWithoutLooking) {
  const auto values = numbers(2, 300);
  std::string bytes;
  for (const std::uint64_t value : values)
    append_varint(bytes, value);
  for (std::size_t skip = 0; skip < values.size(); ++skip) {
    ByteReader reader{as_bytes(bytes), "test"};
    reader.skip_varints(skip);
    EXPECT_EQ(reader.varint(), values[skip]) << skip;
  }
  ByteReader reader{as_bytes(bytes), "test"};
  reader.skip_varints(values.size());
  EXPECT_TRUE(reader.at_end());
  EXPECT_THROW(reader.skip_varints(1), DamagedArchive);
}

TEST(Encoding, StringsAndRawValuesReadBack) {
  std::string bytes;
  append_string(bytes, "caf\xc3\xa9");
  append_raw(bytes, std::int32_t{-5});
  append_string(bytes, "");
  ByteReader reader{as_bytes(bytes), "test"};
  EXPECT_EQ(reader.string(), "caf\xc3\xa9");
  EXPECT_EQ(load_raw<std::int32_t>(reader.bytes(4)), -5);
  EXPECT_EQ(reader.string(), "");
  EXPECT_TRUE(reader.at_end());
}

TEST(Encoding, WhatEndsTooEarlyOrIsTooLargeIsDamage) {
  const std::vector<std::string> bad_varints{
      "", "\x80", "\xff\xff", std::string(9, '\xff') + "\x02", std::string(10, '\x80')};
  for (const std::string& bytes : bad_varints) {
    ByteReader reader{as_bytes(bytes), "test"};
    EXPECT_THROW(reader.varint(), DamagedArchive) << bytes.size();
  }
  ByteReader too_wide{as_bytes("\xff\xff\xff\xff\x1f"), "test"};
  EXPECT_THROW(too_wide.varint32(), DamagedArchive);
  ByteReader too_long{as_bytes("\x05"
                               "abcd"),
                      "test"};
  EXPECT_THROW(too_long.string(), DamagedArchive);
  ByteReader empty{{}, "test"};
  EXPECT_THROW(empty.byte(), DamagedArchive);
}

TEST(Encoding, DamageNamesWhatIsDamaged) {
  try {
    ByteReader{{}, "columns/id"}.byte();
    FAIL();
  } catch (const DamagedArchive& error) {
    EXPECT_STREQ(error.what(), "columns/id is damaged: its bytes make no sense");
  }
}

}  // namespace
}  // namespace pressmark
