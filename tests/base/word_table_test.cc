// SPDX-License-Identifier: GPL-2.0-or-later
//
// Against std::unordered_map, through growth, equal hashes and clearing.
#include "base/word_table.h"

#include <random>
#include <string>
#include <unordered_map>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(WordTable, AgreesWithAMap) {
  WordTable<int> table{50'000};
  std::unordered_map<std::string, int> map;
  std::mt19937 random{3};
  for (int i = 0; i < 100'000; ++i) {
    const std::string word = std::to_string(random() % 30'000);
    const std::uint64_t hash = WordTable<int>::hash(word) & 0xFFFF00000000FFFFU;  // collisions
    const int* found = table.find(word, hash);
    const auto expected = map.find(word);
    ASSERT_EQ(found != nullptr, expected != map.end()) << word;
    if (found != nullptr) {
      ASSERT_EQ(*found, expected->second);
    } else {
      ASSERT_EQ(*table.insert(table.arena().store(word), hash, i), i);
      map.emplace(word, i);
    }
  }
  EXPECT_EQ(table.size(), map.size());
}

TEST(WordTable, TellsWordsOfEqualHashApart) {
  WordTable<int> table{10};
  for (int i = 0; i < 5; ++i)
    table.insert(table.arena().store("w" + std::to_string(i)), 42, i);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(*table.find("w" + std::to_string(i), 42), i);
    EXPECT_EQ(table[static_cast<std::size_t>(i)], "w" + std::to_string(i));
  }
  EXPECT_EQ(table.find("other", 42), nullptr);
}

TEST(WordTable, IsFullByWordsOrByBytes) {
  WordTable<int> by_words{2};
  EXPECT_FALSE(by_words.is_full());
  by_words.insert("a", 1, 1);
  by_words.insert("b", 2, 2);
  EXPECT_TRUE(by_words.is_full());
  by_words.clear();
  EXPECT_FALSE(by_words.is_full());
  EXPECT_EQ(by_words.find("a", 1), nullptr);

  WordTable<int> by_bytes{100, 100'000};
  by_bytes.arena().store(std::string(200'000, 'x'));
  EXPECT_TRUE(by_bytes.is_full());
}

TEST(TextArena, KeepsWhatItStored) {
  TextArena arena;
  std::vector<std::string_view> views;
  for (int i = 0; i < 20'000; ++i)
    views.push_back(arena.store(std::to_string(i)));
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_EQ(views[static_cast<std::size_t>(i)], std::to_string(i));
  }
  EXPECT_EQ(arena.store(""), "");
}

}  // namespace
}  // namespace pressmark
