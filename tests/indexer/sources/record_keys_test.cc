// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keys, paths, capitals and the map.

#include "indexer/sources/record_keys.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string names(const RecordKeys& keys, std::string_view path) {
  std::string all;
  for (const KeyMeaning& meaning : keys.meanings(path)) {
    all += (all.empty() ? "" : " ");
    all += record_fields[static_cast<std::size_t>(meaning.field)].name;
  }
  return all;
}

std::size_t rank(const RecordKeys& keys, std::string_view path) {
  const std::vector<KeyMeaning> meanings = keys.meanings(path);
  return meanings.empty() ? 99'999 : meanings.front().rank;
}

TEST(RecordKeys, KnowKeysInAnyCase) {
  const RecordKeys keys;
  EXPECT_EQ(names(keys, "title"), "title");
  EXPECT_EQ(names(keys, "Headline"), "title");
  EXPECT_EQ(names(keys, "PUBDATE"), "date");
  EXPECT_EQ(names(keys, "people"), "");
  EXPECT_EQ(names(keys, "person"), "");  // only where it is mapped
  EXPECT_EQ(names(keys, ""), "");
}

TEST(RecordKeys, RankTheBestFirst) {
  const RecordKeys keys;
  EXPECT_EQ(rank(keys, "body"), 0U);
  EXPECT_LT(rank(keys, "body"), rank(keys, "Body"));
  EXPECT_LT(rank(keys, "Body"), rank(keys, "text"));
  EXPECT_LT(rank(keys, "raw_text"), rank(keys, "fields.body"));
  EXPECT_LT(rank(keys, "fields.text"), rank(keys, "_source.fields.body"));
}

TEST(RecordKeys, SeeThroughWrappers) {
  const RecordKeys keys;
  EXPECT_EQ(names(keys, "_source.title"), "title");
  EXPECT_EQ(names(keys, "Attributes.Headline"), "title");
  EXPECT_EQ(names(keys, "other.title"), "");
  EXPECT_EQ(names(keys, "_source."), "");
  EXPECT_TRUE(RecordKeys::is_wrapper("_source"));
  EXPECT_TRUE(RecordKeys::is_wrapper("_source.fields"));
  EXPECT_FALSE(RecordKeys::is_wrapper("_source.other"));
  EXPECT_TRUE(keys.may_hold("headline"));  // headline.main
  EXPECT_TRUE(keys.may_hold("_source.headline"));
  EXPECT_FALSE(keys.may_hold("head"));
}

TEST(RecordKeys, FollowTheMap) {
  const RecordKeys keys{{{"title", "story.kicker"}, {"body", "Story"}, {"summary", "Story"}}};
  EXPECT_EQ(names(keys, "story.kicker"), "title");
  EXPECT_EQ(names(keys, "_source.story.kicker"), "title");
  EXPECT_TRUE(keys.may_hold("story"));
  EXPECT_EQ(names(keys, "title"), "");
  EXPECT_EQ(names(keys, "story"), "body summary");
  EXPECT_EQ(rank(keys, "Story"), 0U);
  EXPECT_EQ(names(keys, "date"), "date");
}

}  // namespace
}  // namespace pressmark
