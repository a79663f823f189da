// SPDX-License-Identifier: GPL-2.0-or-later
//
// Families read back as they were written; what no writer writes is damage.

#include "archive/families.h"

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

class FamiliesTest : public ::testing::Test {
 protected:
  Result<Families> open(const std::vector<DocumentId>& articles) {
    Result<VerifiedFile> file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    return Families::open(*std::move(file), articles);
  }

  void write(std::size_t segments, const std::vector<Family>& families) {
    const Status written = write_families(path_, segments, families);
    ASSERT_TRUE(written) << written.error().message;
  }

  testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_.path() / "families";
  const std::vector<Family> example_{{{0, 2}, {1, 1}, {0, 1}}, {{2, 7}, {0, 5}}};
};

TEST_F(FamiliesTest, ReadBack) {
  write(3, example_);
  const auto families = open({5, 1, 9});
  ASSERT_TRUE(families) << families.error().message;
  EXPECT_EQ(families->size(), 2U);
  EXPECT_EQ(families->copied_articles(), 5U);
  EXPECT_EQ(families->content(), example_);
  EXPECT_EQ(families->family_of({0, 1}), FamilyId{0});
  EXPECT_EQ(families->family_of({0, 5}), FamilyId{1});
  EXPECT_EQ(families->family_of({0, 3}), std::nullopt);
  EXPECT_EQ(families->family_of({2, 9}), std::nullopt);
  const std::vector<CopiedArticle> expected{{1, 0}, {2, 0}, {5, 1}};
  EXPECT_TRUE(std::ranges::equal(families->of_segment(0), expected));
}

TEST_F(FamiliesTest, MayBeNone) {
  write(2, {});
  const auto families = open({5, 1});
  ASSERT_TRUE(families) << families.error().message;
  EXPECT_EQ(families->size(), 0U);
  EXPECT_TRUE(families->content().empty());
  EXPECT_EQ(families->family_of({1, 1}), std::nullopt);
}

TEST_F(FamiliesTest, OfOtherSegmentsAreRefused) {
  write(3, example_);
  EXPECT_FALSE(open({5, 1}));
  EXPECT_FALSE(open({5, 1, 9, 1}));
}

TEST_F(FamiliesTest, WhatNoWriterWritesIsDamage) {
  write(3, example_);
  const std::string good = testing::file_content(path_);
  const auto damaged = [&](std::size_t at, char value) {
    std::string bad = good;
    EXPECT_NE(bad[at], value) << at;
    bad[at] = value;
    testing::overwrite(path_, bad);
    auto families = open({5, 1, 9});
    EXPECT_TRUE(families) << families.error().message;
    return *std::move(families);
  };
  // Segments, members, three counts, zeros; from 88 three begins, zeros; members from 104; the same
  // by segment from 144.
  for (const auto& [at, value] : std::vector<std::pair<std::size_t, char>>{
           {88, 2}, {92, 1}, {92, 6}, {96, 6}, {104, 3}, {108, 0}, {108, 6}})
    EXPECT_THROW(damaged(at, value).content(), DamagedArchive) << at;
  for (const auto& [at, value] :
       std::vector<std::pair<std::size_t, char>>{{144, 0}, {144, 2}, {148, 2}, {160, 6}, {164, 2}})
    EXPECT_THROW(damaged(at, value).of_segment(0), DamagedArchive) << at;
  EXPECT_THROW(damaged(156, 2).family_of({0, 2}), DamagedArchive);
  for (const std::size_t at : {std::size_t{64}, std::size_t{68}, std::size_t{72}}) {
    std::string bad = good;
    ++bad[at];
    testing::overwrite(path_, bad);
    EXPECT_FALSE(open({5, 1, 9})) << at;
  }
  testing::overwrite(path_, good + "xxxxxxxx");
  EXPECT_FALSE(open({5, 1, 9}));
}

}  // namespace
}  // namespace pressmark
