// SPDX-License-Identifier: GPL-2.0-or-later
//
// The table of names.

#include "archive/names.h"

#include <random>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

const std::vector<NameEntry> example_names{
    {EntityType::person, "Lavrov", "lavrov", 3, 7},
    {EntityType::person, "Sergei Lavrov", "sergei lavrov", 200, 1000},
    {EntityType::organisation, "Lavrov", "lavrov", 1, 1},
    {EntityType::place, "", "", 0, 0},
    {EntityType::place, "Syria", "syria", 5, 5},
};

class NamesTest : public ::testing::Test {
 protected:
  NamesTest() { EXPECT_TRUE(write_names(path_, testing::example_uuid, example_names)); }

  NamesTable open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    auto names = NamesTable::open(*std::move(file), testing::example_uuid);
    EXPECT_TRUE(names) << names.error().message;
    return *std::move(names);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "names";
};

TEST_F(NamesTest, ReadsBack) {
  const NamesTable names = open();
  ASSERT_EQ(names.size(), example_names.size());
  for (std::uint32_t i = 0; i < example_names.size(); ++i) {
    EXPECT_EQ(names[i].type, example_names[i].type);
    EXPECT_EQ(names[i].spelling, example_names[i].spelling);
    EXPECT_EQ(names[i].key, example_names[i].key);
    EXPECT_EQ(names[i].articles, example_names[i].articles);
    EXPECT_EQ(names[i].mentions, example_names[i].mentions);
    EXPECT_EQ(names.find(example_names[i].type, example_names[i].spelling), i);
  }
  EXPECT_EQ(names.find(EntityType::place, "Lavrov"), std::nullopt);
  EXPECT_EQ(names.find(EntityType::person, "lavrov"), std::nullopt);
  EXPECT_EQ(names.find(EntityType::person, ""), std::nullopt);
}

TEST_F(NamesTest, AnOrdinalWithoutANameIsDamage) {
  EXPECT_THROW(open()[5], DamagedArchive);
  EXPECT_THROW(open()[0xFFFF'FFFF], DamagedArchive);
}

TEST_F(NamesTest, NoBytesCrashIt) {
  const std::string good = testing::file_content(path_);
  std::mt19937_64 random{7};
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    bad[64 + random() % (bad.size() - 64)] = static_cast<char>(random());
    testing::overwrite(path_, bad);
    const NamesTable names = open();
    try {
      for (std::uint32_t ordinal = 0; ordinal < names.size(); ++ordinal)
        names[ordinal];
      names.find(EntityType::organisation, "Lavrov");
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace pressmark
