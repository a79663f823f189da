// SPDX-License-Identifier: GPL-2.0-or-later
//
// Members, damage in any of them, bombs, and bytes that are no gzip data at all.

#include "indexer/sources/gzip_source.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

std::string unpacked(std::string bytes, const UnpackLimits& limits = {}) {
  const auto source = make_gzip_source(make_memory_source(std::move(bytes)), "a.gz", limits);
  return read_everything(*source);
}

TEST(GzipSource, JoinsMembers) {
  EXPECT_EQ(unpacked(gzip("one")), "one");
  EXPECT_EQ(unpacked(gzip("")), "");
  EXPECT_EQ(unpacked(gzip("one") + gzip("") + gzip("two")), "onetwo");
  EXPECT_EQ(unpacked(gzip("one") + std::string(700, '\0')), "one");
  EXPECT_EQ(unpacked(gzip("one") + "anything"), "one");
}

TEST(GzipSource, LongTextComesOutWhole) {
  std::mt19937 random{5};
  std::string text;
  std::string packed;
  for (int member = 0; member < 20; ++member) {
    std::string part;
    for (int i = 0; i < 20'000; ++i)
      part += static_cast<char>('a' + random() % 26);
    packed += gzip(part);
    text += part;
  }
  EXPECT_EQ(unpacked(packed), text);
}

TEST(GzipSource, SaysWhereTheDataEndEarly) {
  const std::string packed = gzip("The talks began on Tuesday.");
  for (std::size_t length = 3; length < packed.size(); ++length) {
    const std::string got = unpacked(packed.substr(0, length));
    EXPECT_TRUE(got.ends_with("!a.gz: the gzip data end early!")) << got;
    EXPECT_TRUE(
        std::string{"The talks began on Tuesday."}.starts_with(got.substr(0, got.find('!'))))
        << got;
  }
}

TEST(GzipSource, GoesOnBehindADamagedMember) {
  std::string damaged = gzip("The second member is the one that breaks.");
  damaged[damaged.size() - 6] ^= 0x55;  // its checksum
  const std::string got = unpacked(gzip("one ") + damaged + gzip(" three"));
  EXPECT_EQ(got, "one The second member is the one that breaks.!a.gz: damaged gzip data! three");
}

TEST(GzipSource, StopsABomb) {
  UnpackLimits limits;
  limits.free_bytes = 1U << 20U;
  const std::string zeros(8U << 20U, '\0');
  const std::string got = unpacked(gzip(zeros), limits);
  EXPECT_TRUE(got.ends_with("!a.gz: unpacks to more than 200 times its size!"));
  EXPECT_LT(got.size(), 2U << 20U);
  limits.free_bytes = 16U << 20U;
  EXPECT_EQ(unpacked(gzip(zeros), limits).size(), zeros.size());
}

// Whatever the bytes are: it ends, and gives no more than it may.
TEST(GzipSource, SurvivesAnyBytes) {
  std::mt19937 random{17};
  const std::string good = gzip("The talks began.") + gzip("They went on.") + gzip("They ended.");
  for (int turn = 0; turn < 3000; ++turn) {
    std::string bytes = turn % 3 == 0 ? std::string{"\x1F\x8B\x08"} : good;
    if (turn % 3 == 0) {
      for (int i = 0; i < 200; ++i)
        bytes += static_cast<char>(random() % 8 == 0 ? 0x1F : random());
    }
    for (auto changes = random() % 4; changes > 0; --changes)
      bytes[3 + random() % (bytes.size() - 3)] = static_cast<char>(random());
    ASSERT_LT(unpacked(bytes).size(), 1'000'000U);
  }
}

}  // namespace
}  // namespace pressmark
