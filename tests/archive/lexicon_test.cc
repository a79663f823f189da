// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lexicon against a sorted map.

#include "archive/lexicon.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

class LexiconTest : public ::testing::Test {
 protected:
  Lexicon write(const std::map<std::string, std::uint64_t>& stems) {
    std::vector<LexiconEntry> entries;
    for (const auto& [stem, occurrences] : stems)
      entries.push_back({stem, 0, occurrences});
    assign_term_ids(entries);
    EXPECT_TRUE(write_lexicon(path_, testing::example_uuid, entries));
    return open();
  }

  Lexicon open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    auto lexicon = Lexicon::open(*std::move(file), testing::example_uuid);
    EXPECT_TRUE(lexicon) << lexicon.error().message;
    return *std::move(lexicon);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "lexicon";
};

std::map<std::string, std::uint64_t> random_stems(std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  std::map<std::string, std::uint64_t> stems;
  while (stems.size() < count) {
    std::string stem(random() % 6, 'a');
    for (char& c : stem)
      c = static_cast<char>("ab\xc3\xff"[random() % 4]);
    stems["pre" + stem + std::to_string(random() % 100)] = random() % 50;
  }
  return stems;
}

TEST_F(LexiconTest, LocatesManyAsItLocatesEach) {
  std::mt19937_64 random{5};
  for (const std::size_t size : {0U, 1U, 16U, 17U, 60U, 500U}) {
    const auto held = random_stems(size, size);
    const Lexicon lexicon = write(held);
    for (int round = 0; round < 50; ++round) {
      std::vector<std::string> asked;
      for (const auto& [stem, occurrences] : held) {
        if (random() % 8 == 0) asked.push_back(stem);
        if (random() % 16 == 0) asked.push_back(stem + "/fr");
      }
      for (const auto& [stem, occurrences] : random_stems(random() % 4, random()))
        asked.push_back(stem);
      if (random() % 2 == 0) asked.emplace_back();
      std::sort(asked.begin(), asked.end());
      const auto found = lexicon.locate_all(asked);
      ASSERT_EQ(found.size(), asked.size());
      for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto at = held.find(asked[i]);
        ASSERT_EQ(found[i].has_value(), at != held.end()) << asked[i];
        if (!found[i]) continue;
        ASSERT_EQ(found[i]->row, std::distance(held.begin(), at)) << asked[i];
        ASSERT_EQ(found[i]->id, lexicon.find(asked[i])) << asked[i];
      }
    }
  }
}

TEST_F(LexiconTest, FindsWhatItHoldsAndNothingElse) {
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 32U, 33U, 500U}) {
    const auto stems = random_stems(size, size);
    const Lexicon lexicon = write(stems);
    ASSERT_EQ(lexicon.size(), size);
    std::map<TermId, std::string> by_id;
    for (const auto& [stem, occurrences] : stems) {
      const auto id = lexicon.find(stem);
      ASSERT_TRUE(id) << stem;
      EXPECT_TRUE(by_id.emplace(*id, stem).second);
      EXPECT_EQ(lexicon.find(stem + "!"), std::nullopt);
      EXPECT_EQ(lexicon.find(stem.substr(0, 2)), std::nullopt);
    }
    EXPECT_EQ(lexicon.find(""), std::nullopt);
    EXPECT_EQ(lexicon.find("\xff\xff"), std::nullopt);
    EXPECT_TRUE(by_id.empty() || by_id.rbegin()->first == size - 1);
  }
}

TEST_F(LexiconTest, IdsFallWithOccurrencesAndTiesFollowTheBytes) {
  const Lexicon lexicon = write({{"a", 1}, {"b", 3}, {"c", 1}, {"d", 2}, {"e", 3}});
  std::string printed;
  lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t occurrences) {
    printed +=
        std::string{stem} + "=" + std::to_string(id) + "x" + std::to_string(occurrences) + " ";
  });
  EXPECT_EQ(printed, "a=3x1 b=0x3 c=4x1 d=2x2 e=1x3 ");
}

TEST_F(LexiconTest, VisitsAllInByteOrder) {
  const auto stems = random_stems(300, 5);
  const Lexicon lexicon = write(stems);
  auto expected = stems.begin();
  lexicon.for_each([&](std::string_view stem, TermId, std::uint64_t occurrences) {
    ASSERT_NE(expected, stems.end());
    EXPECT_EQ(stem, expected->first);
    EXPECT_EQ(occurrences, expected->second);
    ++expected;
  });
  EXPECT_EQ(expected, stems.end());
}

TEST_F(LexiconTest, NoBytesCrashIt) {
  const auto stems = random_stems(60, 6);
  write(stems);
  const std::string good = testing::file_content(path_);
  std::mt19937_64 random{7};
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    bad[64 + random() % (bad.size() - 64)] = static_cast<char>(random());
    testing::overwrite(path_, bad);
    const Lexicon lexicon = open();
    try {
      for (const auto& [stem, occurrences] : stems) {
        EXPECT_LT(lexicon.find(stem).value_or(0), lexicon.size());
      }
      lexicon.for_each(
          [&](std::string_view, TermId id, std::uint64_t) { EXPECT_LT(id, lexicon.size()); });
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace pressmark
