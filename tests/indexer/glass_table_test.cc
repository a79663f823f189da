// SPDX-License-Identifier: GPL-2.0-or-later
//
// Blocks as the format has them; that Xapian reads them is tested with whole databases.

#include "indexer/glass_table.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

unsigned byte_at(const GlassTable& table, std::size_t at) {
  return static_cast<unsigned char>(table.bytes()[at]);
}

TEST(GlassTable, OfNothingHasNoBlocks) {
  GlassTable table;
  const GlassRoot root = table.finish();
  EXPECT_EQ(root.blocks, 0U);
  EXPECT_EQ(root.entries, 0U);
  EXPECT_EQ(table.bytes(), "");
}

TEST(GlassTable, HasItemsFromTheEndOfABlock) {
  GlassTable table;
  table.add("key", "value");
  const GlassRoot root = table.finish();
  EXPECT_EQ(root.blocks, 1U);
  EXPECT_EQ(root.level, 0U);
  EXPECT_EQ(root.entries, 1U);
  ASSERT_EQ(table.bytes().size(), GlassTable::block_bytes);
  const std::string_view item{"\x60\x08\x03keyvalue", 11};
  const std::string_view first{"\x60\x00\x00", 3};
  EXPECT_EQ(table.bytes().substr(GlassTable::block_bytes - 14),
            std::string{item} + std::string{first});
  EXPECT_EQ(byte_at(table, 3), 1U) << "revision";
  EXPECT_EQ(byte_at(table, 10), 15U) << "the directory has two entries";
  EXPECT_EQ(byte_at(table, 7) * 256 + byte_at(table, 8), GlassTable::block_bytes - 14 - 15);
}

TEST(GlassTable, GrowsLevels) {
  GlassTable table;
  const std::string value(GlassTable::max_value_bytes(200), 'v');
  for (int i = 1000; i < 1500; ++i)  // four of them fill a block
    table.add(std::to_string(i) + std::string(196, 'k'), value);
  const GlassRoot root = table.finish();
  EXPECT_EQ(root.entries, 500U);
  EXPECT_EQ(root.level, 1U);
  EXPECT_EQ(root.block, root.blocks - 1);
  EXPECT_EQ(byte_at(table, root.block * GlassTable::block_bytes + 4), 1U);
  EXPECT_GE(root.blocks, 126U);
  EXPECT_LE(root.blocks, 128U) << "blocks are filled";
}

TEST(GlassTable, GrowsASecondLevelOfBranches) {
  GlassTable table;
  const std::string value(GlassTable::max_value_bytes(255), 'v');
  for (int i = 10000; i < 11000; ++i)  // keys that are told apart by their last bytes only
    table.add(std::string(250, 'k') + std::to_string(i), value);
  const GlassRoot root = table.finish();
  EXPECT_EQ(root.level, 2U);
  EXPECT_EQ(byte_at(table, root.block * GlassTable::block_bytes + 4), 2U);
}

}  // namespace
}  // namespace pressmark
