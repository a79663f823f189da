// SPDX-License-Identifier: GPL-2.0-or-later
//
// Posting lists against vectors of pairs: what was written is read, bounds are exact, damage shows.

#include "archive/postings.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/postings_fixture.h"

namespace pressmark {
namespace {

using Posting = testing::MadeUpPosting;
using List = testing::MadeUpList;
using PostingsTest = testing::PostingsFixture;

constexpr std::array<std::size_t, 14> sizes{0,   1,   2,   3,   40,  126, 127,
                                            128, 129, 255, 256, 300, 640, 1999};

TEST_F(PostingsTest, ReadsWhatWasWritten) {
  make_lengths(2000, 1);
  std::mt19937_64 random{1};
  for (const std::uint32_t unit : {1U, 3U}) {
    std::vector<List> lists;
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t size : sizes)
        lists.push_back(random_list(size, round == 0 ? 1 : round == 1 ? 9 : 1000, random));
    }
    for (List& list : lists) {
      for (Posting& posting : list)
        posting.frequency *= unit;
    }
    write(lists, unit);
    const auto column = open();
    ASSERT_TRUE(column) << column.error().message;
    ASSERT_EQ(column->rows(), lists.size());
    PostingsCursor cursor{*column};
    for (std::uint32_t row = 0; row < lists.size(); ++row) {
      const PostingList list = (*column)[row];
      ASSERT_EQ(list.size(), lists[row].size());
      ASSERT_TRUE(read(list) == lists[row]) << "list " << row;
      ASSERT_TRUE(read(cursor.next()) == lists[row]) << "list " << row;
    }
  }
}

TEST_F(PostingsTest, BoundsAreExactForEveryBlockAndTheList) {
  make_lengths(2000, 2);
  std::mt19937_64 random{2};
  for (const std::uint32_t high : {1U, 6U, 254U, 300U, 100'000U}) {
    const List postings = random_list(1000, high, random);
    write({postings});
    const auto column = open();
    ASSERT_TRUE(column);
    const PostingList list = (*column)[0];
    const auto collect = [](std::vector<Impact>& impacts) {
      return [&impacts](Impact impact) { impacts.push_back(impact); };
    };
    std::vector<Impact> of_list;
    list.for_each_impact(collect(of_list));
    EXPECT_EQ(of_list, impacts_of(postings)) << high;
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      const std::size_t begin = b * std::size_t{posting_block_size};
      const std::size_t size = std::min<std::size_t>(posting_block_size, postings.size() - begin);
      std::vector<Impact> of_block;
      list.for_each_impact(b, collect(of_block));
      ASSERT_EQ(of_block, impacts_of(std::span{postings}.subspan(begin, size))) << high;
      ASSERT_EQ(list.last_document(b), postings[begin + size - 1].document);
    }
  }
}

TEST_F(PostingsTest, FindsTheBlockThatHoldsADocument) {
  make_lengths(5000, 3);
  std::mt19937_64 random{3};
  const List postings = random_list(1500, 3, random);
  write({postings});
  const auto column = open();
  ASSERT_TRUE(column);
  const PostingList list = (*column)[0];
  for (std::uint32_t from = 0; from <= list.blocks(); ++from) {
    for (int i = 0; i < 200; ++i) {
      const auto document = static_cast<DocumentId>(1 + random() % 5000);
      std::uint32_t expected = from;
      while (expected < list.blocks() && list.last_document(expected) < document)
        ++expected;
      ASSERT_EQ(list.find_block(from, document), expected) << from << " " << document;
    }
  }
}

TEST_F(PostingsTest, WideGapsAndFarDocuments) {
  // Gaps of up to 31 bits: lengths are looked up at blocks only, so a list of 100 needs none.
  lengths_.resize(1);
  const List postings{{1, 1}, {0x8000'0000, 2}, {0xFFFF'FFF0, 7}};
  write({postings});
  std::string bytes = testing::file_content(path_);
  const std::uint32_t articles = 0xFFFF'FFFF;
  std::memcpy(bytes.data() + column_header_bytes + 4, &articles, sizeof articles);
  testing::overwrite(path_, bytes);
  const auto column = open();
  ASSERT_TRUE(column);
  EXPECT_TRUE(read((*column)[0]) == postings);
}

TEST_F(PostingsTest, DamageIsNoticedOrHarmless) {
  make_lengths(700, 5);
  std::mt19937_64 random{5};
  std::vector<List> lists;
  for (const std::size_t size : {1U, 0U, 5U, 127U, 300U, 512U, 650U})
    lists.push_back(random_list(size, 20, random));
  write(lists);
  const std::string good = testing::file_content(path_);
  int noticed = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string bad = good;
    const std::size_t body = column_header_bytes + 8;
    for (int flips = 1 + i % 3; flips > 0; --flips)
      bad[body + random() % (bad.size() - body)] ^= static_cast<char>(1 + random() % 255);
    testing::overwrite(path_, bad);
    try {
      const auto column = open();
      ASSERT_TRUE(column);
      for (std::uint32_t row = 0; row < column->rows(); ++row) {
        const PostingList list = (*column)[row];
        DocumentId before = 0;
        for (const Posting& posting : read(list)) {
          ASSERT_GT(posting.document, before);
          ASSERT_LE(posting.document, 700U);
          before = posting.document;
        }
        if (list.size() < posting_block_size) continue;
        for (std::uint32_t b = 0; b < list.blocks(); ++b)
          list.for_each_impact(b, [](Impact) {});
        list.for_each_impact([](Impact) {});
        ASSERT_LE(list.find_block(0, 1 + static_cast<DocumentId>(random() % 700)), list.blocks());
      }
    } catch (const DamagedArchive&) {
      ++noticed;
    }
  }
  EXPECT_GT(noticed, 1000);
}

}  // namespace
}  // namespace pressmark
